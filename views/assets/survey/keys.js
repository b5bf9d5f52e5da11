// On a radio button a digit answers and goes on, 0 is "no opinion" unless the scale has a 0. Enter goes on, there and in the
// points, where it would send the form half filled in.
(() => {
  const { form, fields, radiosOf, reveal } = window.fivegaps;

  function goOnFrom(field) {
    const next = fields.slice(fields.indexOf(field)).find((each) => each.name !== field.name);
    if (!next) return;
    const target = radiosOf(next.name).find((radio) => radio.checked) || next;
    reveal(target);
    target.focus({ preventScroll: true });
    target.closest('fieldset, div').scrollIntoView({ block: 'center' });
  }

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
})();
