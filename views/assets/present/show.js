// The slides on the projector. The next one is put in without leaving the page, so that full screen lasts and nothing blinks.
(() => {
  const parts = ['.topnav', '.present'];
  const root = () => document.querySelector('.present');
  let asked = 0;
  /** How many presses of a clicker wait for the slide before theirs; null while none is on its way. */
  let waiting = null;

  const present = {
    root,
    /** How many steps of a picture are shown: expectation, perception, gap; null on all other slides. */
    step: null,
    /** The last of them, also while something else stands there. */
    kept: 0,
    control: (key) => root().querySelector(`[data-key="${key}"]`),
    say(text) {
      root().querySelector('.present-status').textContent = text;
    },

    /** Puts in the slide at an address, and says whether it came; of several at a time the last one wins. */
    async load(address, step = 0) {
      asked += 1;
      const mine = asked;
      try {
        const answer = await fetch(address);
        const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
        if (mine !== asked) return false;
        if (!next.querySelector('.present')) {
          // Signed out, or the study is gone: the page itself says so.
          location.assign(address);
          return false;
        }
        const at = document.activeElement && document.activeElement.dataset.key;
        for (const part of parts) document.querySelector(part).replaceWith(next.querySelector(part));
        document.title = next.title;
        document.documentElement.lang = next.documentElement.lang;
        present.resetZoom();
        present.begin(step);
        const again = at && present.control(at);
        if (again) again.focus({ preventScroll: true });
        return true;
      } catch (_) {
        // Without the program the slide stays as it is.
        present.say(root().dataset.lost);
        return false;
      }
    },

    /** On by some presses, or back: each counts from the slide that the one before it has reached. */
    async turn(presses) {
      if (waiting !== null) {
        waiting += presses;
        return;
      }
      for (waiting = presses; waiting !== 0; ) {
        const isOn = waiting > 0;
        waiting -= Math.sign(waiting);
        if (!(await turnOnce(isOn))) break;
      }
      waiting = null;
    },

    /** Makes the page that is there ready for the keys. */
    begin(step) {
      const hasSteps = root().classList.contains('one') && root().querySelector('.slide-box.steps') !== null;
      root().querySelector('.keys').hidden = false;
      present.kept = step;
      // A slide that was asked for by its number has an address with its name, which stays good.
      history.replaceState(null, '', root().dataset.address);
      present.showStep(hasSteps ? step : null);
      present.show();
    },

    showStep(step) {
      present.step = step;
      const box = root().querySelector('.slide-box');
      if (step === null) {
        present.tell();
        return;
      }
      present.kept = step;
      box.dataset.step = step;
      // So that a reload stays at this step.
      history.replaceState(null, '', `#${step}`);
      present.say(step === 3 ? '' : root().dataset.steps);
      present.tell();
    },

    next: () => present.turn(1),
    previous: () => present.turn(-1),
    /** To a slide by its number; beyond the last one is the last. */
    goTo(number) {
      const address = new URL(location.href);
      address.searchParams.set('slide', number);
      address.searchParams.delete('view');
      address.hash = '';
      present.load(address.href);
    },
  };

  /** To the next step or slide, or the one before; whether one came. */
  async function turnOnce(isOn) {
    const { step, control } = present;
    const isWithin = step !== null && (isOn ? step < 3 : step > 0);
    if (isWithin) present.showStep(step + (isOn ? 1 : -1));
    const { href } = control(isOn ? 'next' : 'previous') || {};
    return isWithin || (href !== undefined && present.load(href, isOn ? 0 : 3));
  }

  window.fivegaps = Object.assign(window.fivegaps || {}, { present });
})();
