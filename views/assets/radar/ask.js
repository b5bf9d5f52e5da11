/* The profile asked with the keys, dimension by dimension, and its sides left out one by one. */
(() => {
  if (!window.fivegaps) return;
  const { section, figure, chart, sides, rows, tell } = window.fivegaps;
  const { canvas } = chart;
  let at = 0;
  /** Shows the values of one dimension, or of none. */
  function point(isShown) {
    const visible = sides
      .map((_, datasetIndex) => ({ datasetIndex, index: at }))
      .filter(({ datasetIndex }) => chart.isDatasetVisible(datasetIndex));
    const active = isShown ? visible : [];
    chart.setActiveElements(active);
    chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
    const values = visible.map(({ datasetIndex }) => tell(datasetIndex, at));
    canvas.setAttribute('aria-valuenow', at + 1);
    canvas.setAttribute('aria-valuetext', [rows[at].name].concat(values, rows[at].gap || []).join(', '));
    chart.update();
  }

  const names = { tabindex: 0, role: 'slider', 'aria-valuemin': 1, 'aria-valuemax': rows.length };
  for (const name of Object.keys(names)) canvas.setAttribute(name, names[name]);
  canvas.setAttribute('aria-label', section.querySelector('h2').textContent);
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
  canvas.addEventListener('keydown', (event) => {
    if (event.key === 'Home') at = 0;
    else if (event.key === 'End') at = rows.length - 1;
    else if (steps[event.key]) at = (at + steps[event.key] + rows.length) % rows.length;
    else if (event.key !== 'Escape') return;
    event.preventDefault();
    point(event.key !== 'Escape');
  });
  canvas.addEventListener('focus', () => canvas.matches(':focus-visible') && point(true));
  canvas.addEventListener('blur', () => point(false));

  const buttons = document.createElement('div');
  buttons.className = 'radar-sides';
  sides.forEach(({ side, name }, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.setAttribute('aria-pressed', 'true');
    const key = button.appendChild(document.createElement('span'));
    key.className = `key ${side}`;
    button.append(name);
    button.addEventListener('click', () => {
      const isShown = !chart.isDatasetVisible(index);
      button.setAttribute('aria-pressed', isShown);
      chart.setDatasetVisibility(index, isShown);
      chart.update();
    });
    buttons.append(button);
  });
  figure.append(buttons);
  point(false);
})();
