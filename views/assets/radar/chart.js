/*
 * The profile of the dimensions, to be asked with the pointer. Nothing in it moves by itself. The picture in whose place it stands
 * remains for paper, for saving and where there is no script.
 */
window.fivegaps = (() => {
  const section = document.querySelector('[data-plot]');
  if (!window.Chart) return null;
  const { min, max, ticks, sides, rows } = JSON.parse(section.dataset.plot);
  const look = {
    expectation: { colour: 'ink', fill: 'paper', style: 'circle', dash: [6, 4], width: 1.5 },
    perception: { colour: 'accent', fill: 'accent', style: 'circle', dash: [], width: 2.5 },
    importance: { colour: 'quiet', fill: 'quiet', style: 'crossRot', dash: [2, 4], width: 1.5 },
  };
  const root = getComputedStyle(document.documentElement);
  const body = getComputedStyle(document.body);
  const colour = (name) => root.getPropertyValue(`--${name}`).trim();
  /** Between the end of an axis and its name. */
  const gap = 12;
  const perception = sides.findIndex(({ side }) => side === 'perception');

  const figure = section.querySelector('figure');
  const box = figure.appendChild(document.createElement('div'));
  box.className = 'radar-box';

  /** What a radar of Chart.js lacks: the intervals, and the numbers of the scale beside the marks instead of below them. */
  const more = {
    id: 'more',
    beforeDatasetsDraw(chart) {
      if (!chart.isDatasetVisible(perception)) return;
      const { ctx, scales } = chart;
      ctx.save();
      ctx.globalAlpha = 0.45;
      ctx.strokeStyle = colour('accent');
      ctx.lineWidth = 16;
      rows.forEach(({ interval }, index) => {
        if (!interval) return;
        ctx.beginPath();
        for (const end of interval) {
          const { x, y } = scales.r.getPointPositionForValue(index, Math.min(max, Math.max(min, end)));
          ctx.lineTo(x, y);
        }
        ctx.stroke();
      });
      ctx.restore();
    },
    afterDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.font = `${size() * 0.85}px ${body.fontFamily}`;
      ctx.textAlign = 'right';
      ctx.lineWidth = 3;
      ctx.strokeStyle = colour('paper');
      ctx.fillStyle = colour('quiet');
      for (const tick of ticks) {
        const { x, y } = scales.r.getPointPositionForValue(0, tick);
        const place = [String(tick).replace('-', '−'), x - 8, y + size() * 0.3];
        ctx.strokeText(...place);
        ctx.fillText(...place);
      }
      ctx.restore();
    },
  };
  /** As large as the page's letters, but never so large that the names leave no room for what they name. */
  const size = () => Math.min(Number.parseFloat(body.fontSize) * 0.95, figure.clientWidth / 29);
  const tell = (side, row) => `${sides[side].name} ${sides[side].shown[row]}`;
  const chart = new window.Chart(box.appendChild(document.createElement('canvas')), {
    type: 'radar',
    data: {
      labels: rows.map(({ name }) => name),
      datasets: sides.map(({ values }) => ({ data: values.slice(), fill: false, pointRadius: 5, pointHoverRadius: 7 })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: 0 },
      interaction: { mode: 'index', intersect: false },
      plugins: {
        legend: { display: false },
        tooltip: {
          usePointStyle: true,
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => ` ${tell(datasetIndex, dataIndex)}`,
            footer: ([item]) => (item && rows[item.dataIndex].gap) || '',
          },
        },
      },
      scales: {
        r: {
          min,
          max,
          afterBuildTicks: (scale) => {
            scale.ticks = ticks.map((value) => ({ value }));
          },
          ticks: { display: false },
          pointLabels: { callback: (_, index) => rows[index].lines, padding: gap },
        },
      },
    },
    plugins: [more],
  });

  /** Colours and letters are those of the page, also when it turns dark or the window narrow. */
  function paint() {
    const { layout, scales, plugins } = chart.options;
    // Chart.js makes a radar at least half as wide as its room, however wide the names beside it are.
    const [room, letters] = [figure.clientWidth / 2, size()];
    chart.ctx.font = `${letters}px ${body.fontFamily}`;
    const widest = Math.max(
      ...rows.map(({ lines }) => Math.max(...lines.map((line) => chart.ctx.measureText(line).width))),
    );
    layout.padding = Math.max(0, Math.min(2 * (widest + gap) - room, room / 2));
    const font = { family: body.fontFamily, size: letters };
    sides.forEach(({ side }, index) => {
      const { colour: name, fill, style, dash, width } = look[side];
      const ink = colour(name);
      Object.assign(chart.data.datasets[index], {
        borderColor: ink,
        borderDash: dash,
        borderWidth: width,
        pointStyle: style,
        pointBorderColor: ink,
        pointBorderWidth: 2,
        pointBackgroundColor: colour(fill),
        pointHoverBorderColor: ink,
        pointHoverBackgroundColor: colour(fill),
      });
    });
    scales.r.grid.color = scales.r.angleLines.color = colour('line');
    Object.assign(scales.r.pointLabels, { color: colour('ink'), font });
    const onInk = colour('paper');
    Object.assign(plugins.tooltip, {
      backgroundColor: colour('ink'),
      titleColor: onInk,
      bodyColor: onInk,
      footerColor: onInk,
      titleFont: font,
      bodyFont: font,
      footerFont: font,
    });
    chart.update();
  }

  paint();
  figure.classList.add('live');
  matchMedia('(prefers-color-scheme: dark)').addListener(paint);
  addEventListener('resize', paint);
  return { section, figure, chart, sides, rows, tell };
})();
