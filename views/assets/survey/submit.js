// Tells when the form is to be sent where its answers go, and as what. Some buttons send it elsewhere, and old browsers do not say
// which one was pressed.
(() => {
  const { form } = window.fivegaps;
  let isElsewhere = false;
  document.addEventListener('click', ({ target }) => {
    if (!target.closest('button[formaction]')) return;
    isElsewhere = true;
    setTimeout(() => {
      isElsewhere = false;
    });
  });
  Object.assign(window.fivegaps, {
    onSend(send) {
      form.addEventListener('submit', (event) => {
        if (!isElsewhere) send(event);
      });
    },
    encode: () =>
      [...new FormData(form)].map((field) => field.map((part) => encodeURIComponent(part)).join('=')).join('&'),
  });
})();
