// The answers are stored: the copy kept on this phone goes.
(() => {
  var section = document.querySelector('[data-clear-draft]');
  try {
    localStorage.removeItem('fivegaps:' + section.dataset.clearDraft);
  } catch (_) {
    // Private mode keeps nothing, so there is nothing to remove.
  }
})();
