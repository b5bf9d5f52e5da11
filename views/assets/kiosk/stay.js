// Going back, or anew to what was sent, shows nothing of the last person: the browser keeps the address of a page and not what was
// sent there, and a page that it has kept whole is blank and leads to the start.
(() => {
  const { start } = window.fivegaps.kiosk.dataset;
  history.replaceState(history.state, '');
  addEventListener('pagehide', () => {
    document.body.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.replace(start);
  });
})();
