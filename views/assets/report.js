// Every figure of a table leads to its explanation, not only the one that is a link.
(() => {
  document.documentElement.classList.add('can-explain');
  document.addEventListener('click', (event) => {
    const cell = event.target.closest('[data-explain] [data-at]');
    if (cell && !event.target.closest('a') && !String(getSelection()))
      location.assign(cell.closest('[data-explain]').dataset.explain + encodeURIComponent(cell.dataset.at));
  });
})();

// Draws the dumbbell chart of the dimensions. Its scale ends are those of the instrument, so that no gap looks larger than it is.
(() => {
  const canvas = document.querySelector('canvas[data-report]');
  if (!canvas) return;
  const { scale, rows, words } = JSON.parse(canvas.dataset.report);
  const figure = canvas.closest('figure');
  figure.hidden = false;

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
  const byVerdict = { shortfall: '--warm', surplus: '--cool' };

  function draw(height) {
    const ink = colour('--ink');
    const colours = rows.map((row) => colour(byVerdict[row.verdict] || '--grey'));
    const size = parseFloat(getComputedStyle(canvas.parentElement).fontSize);
    const font = { size: Math.round(Math.max(14, Math.min(size, canvas.parentElement.clientWidth / 22))) };
    canvas.parentElement.style.height = height;
    const markers = (side, filled) => ({
      type: 'scatter',
      label: words[side],
      data: rows.map((row) => ({ x: row[side], y: row.name })),
      pointStyle: 'circle',
      radius: font.size * 0.55,
      hoverRadius: font.size * 0.65,
      borderWidth: 2.5,
      borderColor: ink,
      backgroundColor: filled ? ink : colour('--paper'),
    });
    return new Chart(canvas, {
      data: {
        labels: rows.map((row) => row.name),
        datasets: [
          markers('expectation', false),
          markers('perception', true),
          {
            type: 'bar',
            indexAxis: 'y',
            label: words.gap,
            data: rows.map((row) => [row.expectation, row.perception]),
            backgroundColor: colours,
            barThickness: font.size * 0.4,
            grouped: false,
          },
          {
            type: 'bar',
            indexAxis: 'y',
            data: rows.map((row) => row.ci && row.ci.map((end) => row.expectation + end)),
            backgroundColor: 'transparent',
            borderColor: colours,
            borderWidth: { left: 2, right: 2 },
            borderSkipped: false,
            barThickness: font.size * 1.6,
            grouped: false,
          },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        color: ink,
        scales: {
          x: {
            type: 'linear',
            min: scale.min,
            max: scale.max,
            ticks: { stepSize: 1, color: ink, font },
            grid: { color: colour('--line') },
          },
          y: { type: 'category', offset: true, ticks: { color: ink, font }, grid: { display: false } },
        },
        plugins: {
          legend: {
            position: 'bottom',
            labels: {
              color: ink,
              font,
              usePointStyle: true,
              boxHeight: font.size * 0.8,
              filter: (item) => item.datasetIndex < 2,
            },
          },
          tooltip: {
            titleFont: font,
            bodyFont: font,
            callbacks: { title: () => '', label: (item) => rows[item.dataIndex].tip },
          },
        },
      },
    });
  }

  const height = 6 + rows.length * 3.2 + 'em';
  let chart = draw(height);
  const redraw = () => {
    chart.destroy();
    chart = draw(height);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
})();
