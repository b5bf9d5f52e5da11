// The speaker's window: it follows the slides on the projector, and leads them with the same keys.
(() => {
  const root = () => document.querySelector('.notes');
  const channel = window.BroadcastChannel && new BroadcastChannel(root().dataset.channel);
  /** When the projector's window was last heard; never, while it is not open. */
  let heardAt = 0;
  let startedAt = 0;

  async function load(address) {
    const answer = await fetch(address);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!next.querySelector('.notes')) {
      location.assign(address);
      return;
    }
    for (const part of ['.topnav', '.notes']) document.querySelector(part).replaceWith(next.querySelector(part));
    document.documentElement.lang = next.documentElement.lang;
    history.replaceState(null, '', answer.url);
    showTime();
  }

  /** Lets the projector do what a key means. */
  function press(key) {
    channel.postMessage({ press: key });
  }

  function showTime() {
    const two = (number) => String(number).padStart(2, '0');
    const now = new Date();
    const seconds = startedAt ? Math.floor((now - startedAt) / 1000) : 0;
    root().querySelector('.clocks').hidden = false;
    root().querySelector('[data-clock]').textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    root().querySelector('[data-timer]').textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }

  if (channel) {
    channel.addEventListener('message', ({ data }) => {
      if (!data.notes) return;
      heardAt = Date.now();
      startedAt = data.startedAt;
      if (data.notes !== location.pathname + location.search) load(data.notes);
    });
    channel.postMessage({ isNew: true });

    document.addEventListener('keydown', (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || /^(Tab|Shift|F5)$/.test(event.key))
        return;
      if ([' ', 'Enter'].includes(event.key) && event.target.closest('a')) return;
      event.preventDefault();
      press(event.key);
    });
    document.addEventListener('click', (event) => {
      const control = event.target.closest('[data-press]');
      if (!control || heardAt === 0) return;
      event.preventDefault();
      const pressedAt = Date.now();
      press(control.dataset.press);
      // Where the projector's window has been closed, this one goes on alone.
      setTimeout(() => {
        if (heardAt < pressedAt) load(control.href);
      }, 1500);
    });
  }
  setInterval(showTime, 1000);
  showTime();
})();
