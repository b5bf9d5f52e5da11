/* Whoever joins a class again on this phone, by the code or the picture, comes back to the seat taken before. */
(() => {
  const form = document.querySelector('form[data-class]');
  const { seat } = form.elements;
  const key = `fivegaps:class:${form.dataset.class}`;
  // Two who share a phone are two persons: where it leads, the page has a seat of its own.
  const anew = document.querySelector('.anew');
  try {
    const before = localStorage.getItem(key);
    if (anew && before) seat.value = before;
    else if (anew) anew.remove();
    form.addEventListener('submit', () => localStorage.setItem(key, seat.value));
  } catch (_) {
    // Where nothing can be kept, the page's own seat does.
  }
})();
