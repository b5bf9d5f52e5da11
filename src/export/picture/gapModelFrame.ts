import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import type { Say } from '../../words/catalogue.ts';
import { drawArrow } from './arrow.ts';
import type { BoxName, GapModelLayout } from './gapModelPlaces.ts';
import { drawText, wrapText } from './text.ts';

/** The gap model without its gaps: both sides, what leads to what, and the nine boxes. */
export function drawModelFrame(layout: GapModelLayout, say: Say): readonly Drawing[] {
  return [
    drawZones(layout, say),
    ...layout.flows.map(([x, from, to]) => {
      const way = [
        [x, from],
        [x, to],
      ] as const;
      return drawArrow('flow', way, layout.size * 0.5, 'last');
    }),
    ...Object.entries(layout.boxes).map(([name, box]) =>
      drawBox(say(`picture.box.${name as BoxName}`), box, layout.size),
    ),
  ];
}

function drawZones({ width, small, zones: { x, y } }: GapModelLayout, say: Say): Drawing {
  return draw('g', { class: 'zones' }, [
    drawPath('zone-line', ['M', 0, y, 'H', width], { 'stroke-dasharray': '2 4' }),
    drawText('zone', say('picture.zone.customer'), { x, y: y - small * 0.55, size: small }),
    drawText('zone', say('picture.zone.marketer'), { x, y: y + small * 1.2, size: small }),
  ]);
}

function drawBox(
  text: string,
  [x, y, width, height]: readonly [number, number, number, number],
  size: number,
): Drawing {
  const lines = wrapText(text, (width - size * 0.8) / size);
  const step = size * 1.2;
  const first = y + height / 2 - ((lines.length - 1) * step) / 2 + size * 0.36;
  return draw('g', { class: 'box' }, [
    draw('rect', { x, y, width, height, rx: 6, fill: 'none', stroke: 'currentColor' }),
    ...lines.map((line, index) =>
      drawText('', line, { x: x + width / 2, y: first + index * step, size, anchor: 'middle' }),
    ),
  ]);
}
