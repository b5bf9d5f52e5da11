import type { Scale } from '../../core/instrument/scale.ts';
import { type Crosshair, findQuadrant } from '../../core/report/quadrants.ts';
import type { Ellipse } from '../../core/statistics/ellipse.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import type { Say } from '../../words/catalogue.ts';
import { formatScore } from '../../words/numbers.ts';
import { listTicks, placeAlong } from './axis.ts';
import type { MapPoint } from './importancePoints.ts';
import { placeLabels } from './placeLabels.ts';
import { drawText, measureText } from './text.ts';

/** One of the two squares of the map. */
export interface Panel {
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly range: { readonly x: Scale; readonly y: Scale };
  readonly points: readonly MapPoint[];
  readonly crosshair: Crosshair;
  readonly size: number;
  readonly say: Say;
  /** Where both axes are the same scale, a line on which both are equal. */
  readonly hasDiagonal: boolean;
}

/** The panel with its axes, cross, quadrants and items; a small one has dots only. */
export function drawPanel(panel: Panel, isSmall = false): Drawing {
  const { box, range } = panel;
  const x = placeAlong(range.x, box.left, box.right);
  const y = placeAlong(range.y, box.bottom, box.top);
  const edge = ['M', box.left, box.top, 'V', box.bottom, 'H', box.right];
  return draw('g', { class: 'panel' }, [
    drawPath('axis', edge),
    ...drawNumbers(panel, x, y, isSmall ? 1 : 8),
    ...(panel.hasDiagonal && !isSmall ? drawDiagonal(panel, x, y) : []),
    drawPath('cross', [
      ...['M', x(panel.crosshair.performance), box.top, 'V', box.bottom],
      ...['M', box.left, y(panel.crosshair.importance), 'H', box.right],
    ]),
    ...(isSmall ? panel.points.map((point) => drawDot(point, x, y, 1.5)) : drawItems(panel, x, y)),
  ]);
}

type Place = (value: number) => number;

function drawNumbers({ box, range, size }: Panel, x: Place, y: Place, most: number): readonly Drawing[] {
  const small = size * 0.9;
  const isWhole = ({ min, max }: Scale) => Number.isInteger(min) && Number.isInteger(max);
  const ticksOf = (scale: Scale) => (isWhole(scale) && most === 1 ? [scale.min, scale.max] : listTicks(scale, most));
  const write = (tick: number, scale: Scale) =>
    isWhole(scale) && Number.isInteger(tick) ? String(tick).replace('-', '−') : formatScore(tick);
  return [
    ...ticksOf(range.x).map((tick) =>
      drawText('faint', write(tick, range.x), {
        x: x(tick),
        y: box.bottom + small * 1.3,
        size: small,
        anchor: 'middle',
      }),
    ),
    ...ticksOf(range.y).map((tick) =>
      drawText('faint', write(tick, range.y), {
        x: box.left - 6,
        y: y(tick) + small * 0.36,
        size: small,
        anchor: 'end',
      }),
    ),
  ];
}

/**
 * The part of the line on which both are equal that lies within the panel, with its name to the left of it, or to the right where the
 * left has no room: below the names of the upper quadrants and above those of the lower ones.
 */
function drawDiagonal({ box, range, say, size }: Panel, x: Place, y: Place): readonly Drawing[] {
  const low = Math.max(range.x.min, range.y.min);
  const high = Math.min(range.x.max, range.y.max);
  if (low >= high) return [];
  const words = say('picture.map.noGap');
  const bottom = Math.min(Math.max(y(high) + size * 1.1, box.top + size * 2.8), box.bottom - size * 2.2);
  const slope = (x(high) - x(low)) / (y(high) - y(low));
  const lineAt = (height: number) => x(high) + (height - y(high)) * slope;
  const left = Math.min(lineAt(bottom), box.right) - 6;
  const hasRoom = left - measureText(words) * size > box.left;
  const right = Math.max(lineAt(bottom - size), box.left) + 6;
  const name = { x: hasRoom ? left : right, y: bottom, size: size * 0.9, anchor: hasRoom ? 'end' : 'start' } as const;
  return [
    drawPath('diagonal', ['M', x(low), y(low), 'L', x(high), y(high)], { 'stroke-dasharray': '6 4' }),
    drawText('faint', words, name),
  ];
}

function drawItems(panel: Panel, x: Place, y: Place): readonly Drawing[] {
  const { box, points, size, say, crosshair } = panel;
  const places = points.map(({ performance, importance }) => ({ x: x(performance), y: y(importance) }));
  const widths = points.map(({ number }) => measureText(String(number)) * size);
  const labels = placeLabels(places, widths, size, box);
  const corners = [
    { x: box.left + 8, y: box.top + size * 1.3, anchor: 'start', performance: -1, importance: 1 },
    { x: box.right - 8, y: box.top + size * 1.3, anchor: 'end', performance: 1, importance: 1 },
    { x: box.left + 8, y: box.bottom - size * 0.7, anchor: 'start', performance: -1, importance: -1 },
    { x: box.right - 8, y: box.bottom - size * 0.7, anchor: 'end', performance: 1, importance: -1 },
  ] as const;
  return [
    ...corners.map((corner) => {
      const beyond = {
        performance: crosshair.performance + corner.performance,
        importance: crosshair.importance + corner.importance,
      };
      const quadrant = findQuadrant(beyond, crosshair) ?? 'keep-up';
      return drawText(`quadrant ${quadrant}`, say(`picture.map.quadrant.${quadrant}`), {
        ...corner,
        size,
        weight: 600,
      });
    }),
    ...points.flatMap(({ ellipse }) => (ellipse ? [drawEllipse(ellipse, x, y)] : [])),
    ...labels.flatMap(({ x: middle, y: height, isFar }, index) => {
      const { x: from = 0, y: down = 0 } = places[index] ?? {};
      return isFar ? [drawPath('leader', ['M', from, down, 'L', middle, height])] : [];
    }),
    ...points.map((point, index) => {
      const { x: middle = 0, y: height = 0 } = labels[index] ?? {};
      const text = { x: middle, y: height + size * 0.36, size, anchor: 'middle' } as const;
      return draw('g', { class: `item ${point.quadrant}` }, [
        draw('title', {}, [`${point.number}. ${point.name}`]),
        drawDot(point, x, y, size * 0.3),
        drawText('', String(point.number), text),
      ]);
    }),
  ];
}

function drawDot({ performance, importance, isFirm, quadrant }: MapPoint, x: Place, y: Place, r: number): Drawing {
  const name = `dot ${quadrant}${isFirm === false ? ' hollow' : ''}`;
  const fill = isFirm === false ? 'none' : 'currentColor';
  return draw('circle', { class: name, cx: x(performance), cy: y(importance), r, fill, stroke: 'currentColor' });
}

/** The two axes have scales of their own, so the ellipse is drawn point by point. */
function drawEllipse({ x: centreX, y: centreY, major, minor, angle }: Ellipse, x: Place, y: Place): Drawing {
  const around = Array.from({ length: 48 }, (_, index) => {
    const [along, across] = [major * Math.cos((index * Math.PI) / 24), minor * Math.sin((index * Math.PI) / 24)];
    return [
      x(centreX + along * Math.cos(angle) - across * Math.sin(angle)),
      y(centreY + along * Math.sin(angle) + across * Math.cos(angle)),
    ] as const;
  });
  return drawPath('ellipse', ['M', ...around.flatMap((point, index) => (index === 0 ? point : ['L', ...point])), 'Z']);
}
