// Keeps texts on this phone. In private mode, or on a full phone, nothing is kept, and the form works all the same.
(() => {
  const attempt = (work, otherwise) => {
    try {
      return work();
    } catch (_) {
      return otherwise;
    }
  };
  window.fivegaps.store = {
    read: (key) => attempt(() => localStorage.getItem(key), null),
    // Whether it was kept.
    write: (key, text) => attempt(() => localStorage.setItem(key, text) === undefined, false),
    keys: () => attempt(() => Object.keys(localStorage), []),
    remove: (key) => attempt(() => localStorage.removeItem(key), null),
  };
})();
