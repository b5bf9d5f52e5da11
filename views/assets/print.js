// Comfort only: without this, the browser's own menu prints the page as well.
(() => {
  var button = document.querySelector('[data-print]');
  button.hidden = false;
  button.addEventListener('click', () => window.print());
})();
