/* Whoever joins a class again on this phone, by the code or the picture, comes back to the seat taken before. */
(() => {
  const form = document.querySelector('form[data-class]');
  const { seat, anew } = form.elements;
  const key = `fivegaps:class:${form.dataset.class}`;
  const fresh = seat.value;
  try {
    const before = localStorage.getItem(key);
    if (before) {
      seat.value = before;
      // Two who share a phone are two persons.
      anew.hidden = false;
      anew.addEventListener('click', () => {
        seat.value = fresh;
      });
    }
    form.addEventListener('submit', () => localStorage.setItem(key, seat.value));
  } catch (_) {
    // Where nothing can be kept, the page's own seat does.
  }
})();
