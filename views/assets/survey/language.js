// The answers go along into the other language by the draft. Without one, the form is sent and comes back in it.
(() => {
  const { saveDraft } = window.fivegaps;
  for (const button of document.querySelectorAll('button[name=switch]'))
    button.addEventListener('click', (event) => {
      if (!saveDraft()) return;
      event.preventDefault();
      location.assign(button.formAction);
    });
})();
