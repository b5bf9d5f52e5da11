// Keys alone, as on a number block: an answer that can have no further digit goes on by itself, Enter and space go on, Backspace in an
// empty field goes back, arrows move, and Enter in the last field saves. A wrong key stays where it is, marked, and the next one
// takes its place.
(() => {
  const form = document.querySelector('form.entry');
  if (!form) return;
  const fields = Array.from(form.querySelectorAll('input:not([type=hidden])'));
  const told = form.querySelector('.entry-wrong');
  const isWords = (field) => 'words' in field.dataset;
  const isNeeded = (field) => 'needed' in field.dataset;

  /** `full` takes no more, `open` may, `wrong` cannot be. */
  function judge(field) {
    const text = field.value.trim().normalize('NFKC');
    const { min, max } = field.dataset;
    if (text === '' || isWords(field)) return 'open';
    if (/^[.,]$/.test(text) && !isNeeded(field)) return 'full';
    if (text === '*' && 'none' in field.dataset) return 'full';
    if (text === '-' && min < 0) return 'open';
    if (!/^-?\d+$/.test(text)) return 'wrong';
    const number = Number(text);
    const isOn = number >= min && number <= max;
    // One more digit makes it at least ten times as far from zero.
    const canGrow = number !== 0 && number * 10 >= Math.min(min, 0) && number * 10 <= max;
    if (canGrow) return 'open';
    return isOn ? 'full' : 'wrong';
  }

  /** Whether what stands there can be left so. */
  function isAnswer(field) {
    const text = field.value.trim().normalize('NFKC');
    if (isWords(field)) return true;
    if (text === '') return !isNeeded(field);
    if (!/^-?\d+$/.test(text)) return judge(field) === 'full';
    return Number(text) >= field.dataset.min && Number(text) <= field.dataset.max;
  }

  function tell(field, isRight) {
    if (isRight) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
    told.hidden = isRight;
    if (isRight) return;
    field.closest('.entry-row, .entry-head').appendChild(told);
    told.textContent = field.dataset.wrong;
    field.select();
  }

  function goTo(field) {
    if (!field) return;
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
  }

  function goOnFrom(field) {
    const isRight = isAnswer(field);
    tell(field, isRight);
    if (!isRight) return;
    const next = fields[fields.indexOf(field) + 1];
    if (next) goTo(next);
    else form.querySelector('.save').click();
  }

  /** The field above or below, where rows have several. */
  function findAbove(field, step) {
    const rows = fields.map((each) => each.closest('.entry-row'));
    const row = field.closest('.entry-row');
    const all = rows.filter((each, index) => rows.indexOf(each) === index);
    const target = all[all.indexOf(row) + step];
    if (target === undefined) return null;
    const [here, there] = [row, target].map((each) => fields.filter((_, index) => rows[index] === each));
    return there[Math.min(here.indexOf(field), there.length - 1)];
  }

  form.addEventListener('input', (event) => {
    const field = event.target;
    if (event.isComposing) return;
    const state = judge(field);
    if (state === 'full') goOnFrom(field);
    else tell(field, state !== 'wrong');
  });

  form.addEventListener('keydown', (event) => {
    const field = event.target;
    if (!fields.includes(field) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const place = fields.indexOf(field);
    const { key } = event;
    if (key === 'Enter' || (key === ' ' && !isWords(field))) {
      event.preventDefault();
      // A key that is held down is one key.
      if (!event.repeat) goOnFrom(field);
    } else if (key === 'Backspace' && field.value === '') {
      event.preventDefault();
      goTo(fields[place - 1]);
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      event.preventDefault();
      goTo(findAbove(field, key === 'ArrowUp' ? -1 : 1));
    } else if (!isWords(field) && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      event.preventDefault();
      goTo(fields[place + (key === 'ArrowLeft' ? -1 : 1)]);
    }
  });

  // Pressing Enter on and on would begin the same save again and again.
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  window.addEventListener('pageshow', () => {
    isSent = false;
  });

  // What is keyed takes the place of what stands there.
  form.addEventListener('focusin', (event) => {
    if (fields.includes(event.target)) event.target.select();
  });
  // At once: the browser sets the field up with its next picture only, and keys before that would go nowhere.
  const wrong = form.querySelector('[aria-invalid]');
  if (wrong) goTo(wrong);
  else fields[0].focus();
  (wrong || fields[0]).select();
})();
