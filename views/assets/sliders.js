/* The two numbers become sliders. The server computes and draws, one answer after the other, so that the formula stands in one place. */
(() => {
  const form = document.querySelector('.sliders');
  const outcome = document.querySelector('.outcome');
  const fields = [...form.querySelectorAll('input:not([type="hidden"])')];
  let isAsking = false;
  let isStale = false;

  const ask = async () => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
      try {
        const answer = await fetch(address);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const nodes = [...page.querySelector('.outcome').childNodes];
        outcome.textContent = '';
        outcome.append(...nodes);
        history.replaceState(null, '', address);
      } catch (_) {
        // Without a network the picture stays as it was; the next move asks again.
      }
    }
    isAsking = false;
  };

  for (const field of fields) {
    const typed = field.value;
    field.type = 'range';
    field.min = form.dataset.min;
    field.max = form.dataset.max;
    field.step = '0.1';
    field.value = typed.replace(',', '.');
    // No output: inside the label it would take the slider's name. A slider says its value itself.
    const shown = document.createElement('span');
    shown.className = 'now';
    shown.setAttribute('aria-hidden', 'true');
    const show = () => {
      shown.textContent = Number(field.value).toFixed(1);
    };
    field.before(shown);
    field.addEventListener('input', () => {
      show();
      ask();
    });
    show();
    if (Number(field.value) !== Number(typed)) ask();
  }
  form.querySelector('button').hidden = true;
})();
