// Nobody has touched the page for a while: it asks whether somebody is still there, counts down, and makes room. By the clock, as a
// tablet that slept does not count.
(() => {
  const { kiosk, leave } = window.fivegaps;
  if (!('idle' in kiosk.dataset)) return;
  const idle = Number(kiosk.dataset.idle);
  const warning = document.querySelector('.warning');
  const countdown = warning && warning.querySelector('.countdown');
  const stay = warning && warning.querySelector('[data-stay]');
  const more = warning ? Number(warning.dataset.seconds) : 0;
  let touched = Date.now();
  let before = null;

  const countQuiet = () => (Date.now() - touched) / 1000;

  function show(isShown) {
    if (warning.hidden !== isShown) return;
    warning.hidden = !isShown;
    if (!stay) return;
    if (isShown) {
      before = document.activeElement;
      stay.focus();
    } else if (before) before.focus({ preventScroll: true });
  }

  function look() {
    const left = Math.ceil(idle + more - countQuiet());
    if (left <= 0) leave();
    else if (warning && countQuiet() >= idle) {
      countdown.textContent = countdown.dataset.text.replace('{seconds}', left);
      show(true);
    }
  }

  // A moment later, so that the touch that keeps the page does not answer what lies under the question.
  function touch() {
    touched = Date.now();
    setTimeout(() => {
      if (warning && countQuiet() < idle) show(false);
    }, 400);
  }

  for (const type of ['pointerdown', 'pointerup', 'touchstart', 'touchend', 'click', 'keydown', 'input', 'wheel'])
    addEventListener(type, touch, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  setInterval(look, 1000);
  look();
})();
