// The token is selected as a whole, and copied at the press of a button, also where there is no clipboard for pages by http.
(() => {
  var field = document.getElementById('secret');
  var button = document.querySelector('[data-copied]');
  field.addEventListener('focus', () => field.select());
  button.hidden = false;
  button.addEventListener('click', () => {
    field.focus();
    field.select();
    if (document.execCommand('copy')) button.textContent = button.dataset.copied;
  });
})();
