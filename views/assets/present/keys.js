// The keys of the presentation, as the keyboard and clickers send them.
(() => {
  const { present } = window.fivegaps;
  /** The digits after G; null while none are awaited. */
  let digits = null;

  const follow = (key) => () => present.load(present.control(key).href, present.kept);
  const acts = {
    ArrowRight: present.next,
    ' ': present.next,
    PageDown: present.next,
    n: present.next,
    ArrowLeft: present.previous,
    PageUp: present.previous,
    p: present.previous,
    Backspace: present.previous,
    Home: () => present.goTo(1),
    End: () => present.goTo(present.root().dataset.count),
    f: present.fullScreen,
    F5: present.fullScreen,
    Escape: leave,
    o: follow('o'),
    b: present.black,
    '.': present.black,
    s: present.openNotes,
    g: () => awaitDigits(''),
    t: present.toggleTimer,
    q: follow('q'),
    h: present.hideResults,
    e: () => reveal(1),
    r: () => reveal(2),
    d: () => reveal(3),
    c() {
      if (!present.togglePanel('c')) present.say(present.root().dataset.none);
    },
    l() {
      const other = document.querySelector('.languages a:not([aria-current])');
      if (other) present.load(other.href, present.kept);
    },
    '+': () => present.zoomBy(1.25),
    '=': () => present.zoomBy(1.25),
    '-': () => present.zoomBy(0.8),
    '?': () => present.togglePanel('?'),
  };

  function reveal(step) {
    if (present.step !== null) present.showStep(step);
  }

  /** Out of the black, then out of what is open; from a slide to all of them, and back. */
  function leave() {
    const open = present.root().querySelector('details[open]');
    if (document.documentElement.classList.contains('dark-screen')) present.black();
    else if (open) open.open = false;
    else follow(present.root().classList.contains('join') ? 'q' : 'o')();
  }

  function awaitDigits(typed) {
    digits = typed;
    present.say(typed === null ? '' : `${present.root().dataset.jump} ${typed}`);
  }

  function typeDigits(key) {
    if (/^\d$/.test(key)) awaitDigits(digits + key);
    else if (key === 'Enter' && digits !== '') {
      present.goTo(digits);
      awaitDigits(null);
    } else awaitDigits(null);
  }

  /** Does what a key means; whether it means anything. */
  present.press = (name) => {
    const key = name.length === 1 ? name.toLowerCase() : name;
    if (digits !== null) typeDigits(key);
    else if (/^\d$/.test(key)) present.focusRow(Number(key));
    else if (Object.keys(acts).includes(key)) acts[key]();
    else return false;
    return true;
  };

  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isTyping) return;
    // A key that presses what has the focus does just that.
    if ([' ', 'Enter'].includes(key) && digits === null && target.closest('a, button, summary')) return;
    if (present.press(key)) event.preventDefault();
  });

  document.addEventListener('click', (event) => {
    const control = event.target.closest('[data-key]');
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The mouse leaves no focus behind, which would take the clicker's keys.
    if (event.detail > 0) control.blur();
    if (control.dataset.key === 'next') present.next();
    else if (control.dataset.key === 'previous') present.previous();
    else present.press(control.dataset.key);
  });

  present.begin(/^#[0-3]$/.test(location.hash) ? Number(location.hash.slice(1)) : 0);
})();
