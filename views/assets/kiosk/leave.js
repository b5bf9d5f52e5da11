// Makes room for the next person: what stands here is taken away at once, then comes the start. Where there is no network the
// browser would show an error from which nobody finds back, so the page waits for it.
(() => {
  const { kiosk } = window.fivegaps;
  const { start } = kiosk.dataset;
  const main = document.querySelector('main');
  const nav = document.querySelector('.topnav');
  const panel = kiosk.querySelector('.paused');
  const again = 3000;
  let isLeaving = false;

  function clear() {
    for (const part of [...main.children]) if (part !== kiosk) part.remove();
    nav.remove();
  }

  function pause() {
    clear();
    if (!panel.hidden) return;
    panel.hidden = false;
    panel.focus();
  }

  // What was begun long ago is not gone on with when the network is back.
  function goTo(address) {
    const request = new XMLHttpRequest();
    request.open('GET', '/healthz');
    request.timeout = 10000;
    request.onloadend = () => {
      if (request.status === 200) location[address === start ? 'replace' : 'assign'](address);
      else {
        pause();
        setTimeout(() => goTo(start), again);
      }
    };
    request.send();
  }

  function leave() {
    if (isLeaving) return;
    isLeaving = true;
    clear();
    goTo(start);
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-leave], [data-begin]');
    if (!button) return;
    event.preventDefault();
    if ('begin' in button.dataset) goTo(button.href);
    else leave();
  });

  Object.assign(window.fivegaps, { leave, pause, isLeaving: () => isLeaving });
})();
