// How the room looks at a slide: black, without the results, at one row alone, at the picture from close by.
(() => {
  const { present } = window.fivegaps;
  const body = () => present.root().querySelector('.slide-body');
  let isHidden = false;
  let zoom = 1;
  let origin = '50% 50%';

  Object.assign(present, {
    black() {
      document.documentElement.classList.toggle('dark-screen');
    },
    hideResults() {
      isHidden = !isHidden;
      present.show();
    },
    /** Looks at the row of a number alone, from 1; with 0 at all of them. */
    focusRow(number) {
      const rows = [
        ...present.root().querySelectorAll('.slide-picture .slide .row, .slide-body tbody tr, .slide-body li'),
      ];
      const isThere = number > 0 && number <= rows.length;
      for (const [index, row] of rows.entries()) row.classList.toggle('faded', isThere && index !== number - 1);
    },
    zoomBy(factor) {
      zoom = Math.min(4, Math.max(1, zoom * factor));
      present.show();
    },
    /** A new slide is seen as a whole; whether results are hidden stays. */
    show() {
      present.root().classList.toggle('results-hidden', isHidden);
      if (!body()) return;
      body().style.transform = zoom === 1 ? '' : `scale(${zoom})`;
      body().style.transformOrigin = origin;
    },
    resetZoom() {
      zoom = 1;
    },
    togglePanel(name) {
      for (const panel of present.root().querySelectorAll('details'))
        panel.open = panel.dataset.panel === name && !panel.open;
      return present.root().querySelector(`[data-panel="${name}"]`) !== null;
    },
    fullScreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    },
  });

  // What is under the pointer stays where it is when the picture grows.
  document.addEventListener('mousemove', ({ clientX, clientY }) => {
    if (zoom !== 1 || !body()) return;
    const { left, top, width, height } = body().getBoundingClientRect();
    const within = (at, most) => Math.min(Math.max(at, 0), most);
    origin = `${within(clientX - left, width)}px ${within(clientY - top, height)}px`;
  });
})();
