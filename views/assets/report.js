// Every figure of a table leads to its explanation, not only the one that is a link.
(() => {
  document.documentElement.classList.add('can-explain');
  document.addEventListener('click', (event) => {
    const cell = event.target.closest('[data-explain] [data-at]');
    if (cell && !event.target.closest('a') && !String(getSelection()))
      location.assign(cell.closest('[data-explain]').dataset.explain + encodeURIComponent(cell.dataset.at));
  });
})();
