/* Whoever joins a class again on this phone, by the code or the picture, comes back to the seat taken before. */
(() => {
  const form = document.querySelector('form[data-class]');
  const key = `fivegaps:class:${form.dataset.class}`;
  try {
    const before = localStorage.getItem(key);
    if (before) form.elements.seat.value = before;
    form.addEventListener('submit', () => localStorage.setItem(key, form.elements.seat.value));
  } catch (_) {
    // Where nothing can be kept, the page's own seat does.
  }
})();
