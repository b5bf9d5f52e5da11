// The first touch that leads nowhere else fills the screen, where the browser can. It ends with the page: browsers take no other.
(() => {
  const root = document.documentElement;
  const fill = root.requestFullscreen || root.webkitRequestFullscreen;
  if (!fill || !('idle' in window.fivegaps.kiosk.dataset)) return;
  document.addEventListener('click', ({ target }) => {
    if (document.fullscreenElement || target.closest('a, button')) return;
    const filling = fill.call(root);
    if (filling) filling.catch(() => {});
  });
})();
