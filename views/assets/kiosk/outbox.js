// Answers that are being sent, kept on this tablet until they have arrived, whoever stands before it and whatever page it shows. No
// page shows them. What is refused for good, because the survey is over, stays kept, and is tried again with the next page.
(() => {
  const { kiosk, store, post, isInDoubt } = window.fivegaps;
  const prefix = `fivegaps:${kiosk.dataset.start}:waiting:`;
  const longest = 60;
  const waiting = new Map();
  const unsent = document.querySelector('.unsent');
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

  // What came of a letter. It is in doubt as well where somebody else has answered.
  function read(status, text) {
    const { thanks, problems = [] } = parse(text);
    return { thanks, problems, isInDoubt: isInDoubt(status) || (status < 400 && !thanks) };
  }

  // In case that the tablet is switched off before it is known what came of it.
  function keep(id, letter) {
    store.write(prefix + id, JSON.stringify(letter));
  }

  function wait(id, letter) {
    keep(id, letter);
    waiting.set(prefix + id, letter);
    deliver();
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
      settle(key.slice(prefix.length), letter, status, read(status, text));
    });
  }

  function settle(id, letter, status, answer) {
    if (answer.isInDoubt) {
      timer = setTimeout(deliver, pause * 1000);
      pause = Math.min(longest, pause * 2);
      return;
    }
    pause = 1;
    if (answer.thanks) {
      drop(id);
      if (letter.arrived) letter.arrived(answer.thanks);
    } else if (status === 422) leaveOut(id, letter, answer.problems);
    else waiting.delete(prefix + id);
    tell();
    deliver();
  }

  // Whoever could correct it has gone, so the rest is sent without what cannot be read. Without consent nothing is kept.
  function leaveOut(id, letter, problems) {
    const unread = problems.map(({ field }) => field);
    const fields = letter.body.split('&');
    const read = fields.filter((field) => unread.indexOf(decodeURIComponent(field.split('=')[0])) < 0);
    if (read.length < fields.length) wait(id, Object.assign({}, letter, { body: read.join('&') }));
    else drop(id);
  }

  // Staff are told how many there are.
  function tell() {
    if (!unsent) return;
    unsent.hidden = waiting.size === 0;
    unsent.textContent = unsent.dataset.text.replace('{number}', waiting.size);
  }

  for (const key of store.keys()) {
    const letter = key.indexOf(prefix) === 0 && parse(store.read(key));
    if (letter && letter.body) waiting.set(key, letter);
  }
  tell();
  deliver();
  addEventListener('online', () => {
    pause = 1;
    deliver();
  });

  window.fivegaps.outbox = { read, keep, wait, drop };
})();
