/* How far a file has been read, without the page coming anew: whoever stands on the button with the keyboard stays there. */
(() => {
  const run = document.querySelector('.run');
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'application/json' } });
      const now = answer.ok && !answer.redirected ? await answer.json() : null;
      if (now === null) {
        location.reload();
        return;
      }
      run.querySelector('span').textContent = now.sentence;
      run.querySelector('progress').value = now.percent;
    } catch (_) {
      // Without a network nothing is known; it is asked again.
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
})();
