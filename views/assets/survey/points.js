// The points that are left while 100 are shared, and large buttons for thumbs.
(() => {
  const { form, fill } = window.fivegaps;
  const inputs = [...form.querySelectorAll('.weight input')];
  const remainder = form.querySelector('.rest .remainder');
  const share = form.querySelector('.share');
  const step = 5;

  const read = (input) => parseInt(input.value.normalize('NFKC'), 10) || 0;
  const countLeft = () => 100 - inputs.reduce((sum, input) => sum + read(input), 0);

  window.fivegaps.showRemainder = () => {
    if (!remainder) return;
    const left = countLeft();
    const isEmpty = inputs.every((input) => input.value === '');
    if (isEmpty) remainder.textContent = '';
    else if (left === 0) remainder.textContent = form.dataset.done;
    else if (left > 0) remainder.textContent = fill(form.dataset.left, { left });
    else remainder.textContent = fill(form.dataset.over, { over: -left });
    share.disabled = left <= 0;
  };
  if (!remainder) return;

  function set(input, value) {
    input.value = String(value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  // To the next multiple of five, so that a few taps always lead to round numbers.
  function move(input, direction) {
    const now = read(input);
    const next = direction > 0 ? Math.floor(now / step) * step + step : Math.ceil(now / step) * step - step;
    set(input, Math.max(0, Math.min(100, next)));
  }

  // What is left goes to those that have no points yet, else to all alike; the first ones get the odd points.
  function shareRest() {
    const left = countLeft();
    if (left <= 0) return;
    const empty = inputs.filter((input) => read(input) === 0);
    const to = empty.length > 0 ? empty : inputs;
    const each = Math.floor(left / to.length);
    for (const [index, input] of to.entries()) set(input, read(input) + each + (index < left % to.length ? 1 : 0));
  }

  for (const button of form.querySelectorAll('[data-move]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      move(document.getElementById(button.getAttribute('aria-controls')), Number(button.dataset.move));
    });
  }
  share.hidden = false;
  share.addEventListener('click', shareRest);
  form.addEventListener('input', window.fivegaps.showRemainder);
})();
