// Comfort only: the form works without this. Plain ES2017, because old WebViews read it too.
(() => {
  const form = document.querySelector('form.survey');
  const key = 'fivegaps:' + form.dataset.survey;
  const groups = [...new Set([...form.querySelectorAll('input[type=radio]')].map((radio) => radio.name))];
  const radiosOf = (name) => [...form.querySelectorAll('input[type=radio]')].filter((radio) => radio.name === name);
  const weights = [...form.querySelectorAll('input[name^="weight."]')];
  const fields = [...form.querySelectorAll('input:not([type=hidden]), textarea, button')];

  function showProgress() {
    const done = groups.filter((name) => radiosOf(name).some((radio) => radio.checked)).length;
    const progress = form.querySelector('.progress');
    progress.hidden = false;
    progress.querySelector('progress').value = done / groups.length;
    progress.querySelector('.progress-text').textContent = form.dataset.progress
      .replace('{done}', done)
      .replace('{all}', groups.length);
  }

  function showRemainder() {
    const remainder = form.querySelector('.remainder');
    if (!remainder) return;
    const given = weights.reduce((sum, input) => sum + (parseInt(input.value.normalize('NFKC'), 10) || 0), 0);
    const left = 100 - given;
    if (weights.every((input) => input.value === '')) remainder.textContent = '';
    else if (left === 0) remainder.textContent = form.dataset.done;
    else if (left > 0) remainder.textContent = form.dataset.left.replace('{left}', left);
    else remainder.textContent = form.dataset.over.replace('{over}', -left);
  }

  function saveDraft() {
    try {
      localStorage.setItem(key, JSON.stringify([...new FormData(form)]));
      const saved = form.querySelector('.saved');
      saved.textContent = saved.dataset.text;
    } catch (_) {
      // Private mode or a full phone: the form still works, it is only not kept.
    }
  }

  function restoreDraft() {
    let draft = null;
    try {
      draft = JSON.parse(localStorage.getItem(key));
    } catch (_) {
      // An unreadable draft is no draft.
    }
    if (!Array.isArray(draft)) return;
    for (const [name, value] of draft) {
      const field = form.elements[name];
      if (!field) continue;
      if (field instanceof RadioNodeList) {
        const radio = radiosOf(name).find((each) => each.value === value);
        if (radio) radio.checked = true;
      } else field.value = value;
    }
  }

  function goOnFrom(field) {
    const next = fields.slice(fields.indexOf(field)).find((each) => each.name !== field.name);
    const target = radiosOf(next.name).find((radio) => radio.checked) || next;
    target.focus({ preventScroll: true });
    target.closest('fieldset, div').scrollIntoView({ block: 'center' });
  }

  // On a radio button: a digit answers and goes on, 0 is "no opinion" unless the scale has a 0. Enter goes on, there and
  // in the points, where it would send the form half filled in.
  form.addEventListener('keydown', (event) => {
    const field = event.target;
    if (field.tagName !== 'INPUT' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      goOnFrom(field);
    } else if (field.type === 'radio' && /^\d$/.test(event.key)) {
      const choices = radiosOf(field.name);
      const chosen =
        choices.find((each) => each.value === event.key) ||
        (event.key === '0' && choices.find((each) => each.value === '-9'));
      if (!chosen) return;
      event.preventDefault();
      chosen.checked = true;
      chosen.dispatchEvent(new Event('change', { bubbles: true }));
      goOnFrom(field);
    }
  });

  form.addEventListener('input', showRemainder);
  form.addEventListener('input', saveDraft);
  form.addEventListener('change', () => {
    showProgress();
    saveDraft();
  });

  if (!('typed' in form.dataset)) restoreDraft();
  showProgress();
  showRemainder();
})();
