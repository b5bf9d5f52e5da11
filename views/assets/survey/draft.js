// Keeps each answer on this phone as it is given, until the receipt.
(() => {
  const { form, radiosOf, store, draftKey, waitingKey } = window.fivegaps;
  const saved = form.querySelector('.saved');

  function saveDraft() {
    const isKept = store.write(draftKey, JSON.stringify([...new FormData(form)]));
    if (isKept && saved.textContent === '') saved.textContent = saved.dataset.text;
    return isKept;
  }

  function restoreDraft() {
    let draft = null;
    try {
      draft = JSON.parse(store.read(draftKey));
    } catch (_) {
      // An unreadable draft is no draft.
    }
    if (!Array.isArray(draft)) return;
    offerAnew();
    for (const [name, value] of draft) {
      const field = form.elements[name];
      if (!field) continue;
      const radio = radiosOf(name).find((each) => each.value === value);
      if (radio) radio.checked = true;
      else if (field.type === 'checkbox') field.checked = true;
      else if (!(field instanceof RadioNodeList)) field.value = value;
    }
  }

  // Somebody else may have begun on this phone: nobody is to go on with another's answers. What waits to be sent is not given up.
  function offerAnew() {
    const begun = form.querySelector('.begun');
    begun.hidden = store.read(waitingKey) !== null;
    form.querySelector('.turn').addEventListener('click', () => {
      begun.hidden = true;
    });
    begun.querySelector('button').addEventListener('click', () => {
      store.remove(draftKey);
      location.replace(location.href.split('#')[0]);
    });
  }

  form.addEventListener('input', saveDraft);
  form.addEventListener('change', saveDraft);
  Object.assign(window.fivegaps, { saveDraft, restoreDraft });
})();
