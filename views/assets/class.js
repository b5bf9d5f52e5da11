// The screen of a class: it follows what happens by itself, and listens to the keyboard and to clickers. Only the parts that differ
// are put in, without leaving the page, so that full screen lasts.
(() => {
  const parts = ['.topnav', '.class-screen'];
  const screen = () => document.querySelector('.class-screen');
  let asked = 0;
  /** The page that was asked for last, which may be on its way. */
  let wanted = location.href;

  /** Puts in what the page at an address shows now; of several at a time the last one wins. */
  async function load(address, how) {
    asked += 1;
    wanted = address;
    const mine = asked;
    try {
      const answer = await fetch(address, how);
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== asked) return;
      if (!next.querySelector('.class-screen')) {
        // Signed out, or the class is gone: the page itself says so.
        location.reload();
        return;
      }
      const at = document.activeElement && document.activeElement.dataset.key;
      for (const part of parts) document.querySelector(part).replaceWith(next.querySelector(part));
      document.title = next.title;
      document.documentElement.lang = next.documentElement.lang;
      history.replaceState(null, '', answer.url);
      showKeys();
      const again = at && document.querySelector(`[data-key="${at}"]`);
      if (again) again.focus({ preventScroll: true });
    } catch (_) {
      // Without the program nothing can be shown; once it is back, its first message brings all.
    }
  }

  function showKeys() {
    screen().querySelector('.keys').hidden = false;
  }

  function follow() {
    const source = new EventSource(screen().dataset.events);
    // Browsers come back by themselves, unless they were told something else than events.
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(follow, 3000);
    });
    source.addEventListener('message', ({ data }) => {
      const state = JSON.parse(data);
      for (const place of document.querySelectorAll('[data-count]')) {
        const [kind, role] = place.dataset.count.split('.');
        place.textContent = state[kind][role];
      }
      const known = JSON.stringify([state.stage, state.isClosed, state.figures, state.origin]);
      if (known !== screen().dataset.state) load(wanted);
    });
  }

  function send(button) {
    const { form } = button;
    const body = new URLSearchParams();
    body.set('token', form.elements.token.value);
    body.set(button.name, button.value);
    return load(form.action, { method: 'POST', body });
  }

  function press(key) {
    const control = screen().querySelector(`[data-key="${key}"]`);
    if (control.href) load(control.href);
    else send(control);
  }

  const moves = {
    ' ': 'next',
    pagedown: 'next',
    arrowright: 'next',
    n: 'next',
    pageup: 'previous',
    arrowleft: 'previous',
    p: 'previous',
    backspace: 'previous',
  };
  const acts = {
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    b: () => document.documentElement.classList.toggle('dark-screen'),
    '.': () => document.documentElement.classList.toggle('dark-screen'),
    l: () => {
      const other = document.querySelector('.languages a:not([aria-current])');
      if (other) load(other.href);
    },
    '?': () => {
      const more = screen().querySelector('.more');
      more.open = !more.open;
    },
  };

  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isTyping) return;
    // A key that presses what has the focus does just that.
    if ([' ', 'Enter'].includes(event.key) && target.closest('a, button, summary')) return;
    const key = event.key.toLowerCase();
    const move = moves[key] || (/^[merdqk]$/.test(key) && key.toUpperCase());
    if (!move && !acts[key]) return;
    event.preventDefault();
    if (move) press(move);
    else acts[key]();
  });

  document.addEventListener('click', (event) => {
    const control = event.target.closest('.class-bar form [data-key]');
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The mouse leaves no focus behind, which would take the clicker's keys.
    if (event.detail > 0) control.blur();
    press(control.dataset.key);
  });

  showKeys();
  follow();
})();
