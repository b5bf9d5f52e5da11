// Answers that are being sent, kept on this tablet until they have arrived, whoever stands before it and whatever page it shows. No
// page shows them. What is refused for good, because the survey is over, stays kept, and is tried again with the next page.
(() => {
  const { kiosk, store, post, isInDoubt } = window.fivegaps;
  const prefix = `fivegaps:${kiosk.dataset.start}:waiting:`;
  const longest = 60;
  const waiting = new Map();
  let isSending = false;
  let pause = 1;
  let timer = 0;

  function parse(text) {
    try {
      return JSON.parse(text) || {};
    } catch (_) {
      // Not from us: a network that wants to be signed in to answers with a page of its own.
      return {};
    }
  }

  function keep(id, letter) {
    waiting.set(prefix + id, letter);
    store.write(prefix + id, JSON.stringify(letter));
  }

  function drop(id) {
    waiting.delete(prefix + id);
    store.remove(prefix + id);
  }

  function deliver() {
    clearTimeout(timer);
    const [next] = waiting;
    if (!next || isSending) return;
    const [key, letter] = next;
    isSending = true;
    post(letter.address, letter.body, (status, text) => {
      isSending = false;
      settle(key.slice(prefix.length), letter, status, parse(text));
    });
  }

  function settle(id, letter, status, answer) {
    if (isInDoubt(status) || (status < 400 && !answer.thanks)) {
      timer = setTimeout(deliver, pause * 1000);
      pause = Math.min(longest, pause * 2);
      return;
    }
    pause = 1;
    if (answer.thanks) {
      drop(id);
      if (letter.arrived) letter.arrived(answer.thanks);
    } else if (status === 422) leaveOut(id, letter, answer.problems || []);
    else waiting.delete(prefix + id);
    deliver();
  }

  // Whoever could correct it has gone, so the rest is sent without what cannot be read. Without consent nothing is kept.
  function leaveOut(id, letter, problems) {
    const unread = problems.map(({ field }) => field);
    const fields = letter.body.split('&');
    const read = fields.filter((field) => unread.indexOf(decodeURIComponent(field.split('=')[0])) < 0);
    if (read.length < fields.length) keep(id, Object.assign({}, letter, { body: read.join('&') }));
    else drop(id);
  }

  for (const key of store.keys()) {
    const letter = key.startsWith(prefix) && parse(store.read(key));
    if (letter && letter.body) waiting.set(key, letter);
  }
  const unsent = document.querySelector('.unsent');
  if (unsent && waiting.size > 0) {
    unsent.hidden = false;
    unsent.textContent = unsent.dataset.text.replace('{number}', waiting.size);
  }
  deliver();
  addEventListener('online', () => {
    pause = 1;
    deliver();
  });

  window.fivegaps.outbox = { keep, drop, deliver };
})();
