import type { Scale } from '../../core/instrument/scale.ts';
import type { Interval } from '../../core/report/interval.ts';
import { type Attributes, type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { listTicks, placeAlong } from './axis.ts';
import type { NamedFigures } from './dumbbells.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawMark } from './marks.ts';
import { shiftInterval } from './rowMarks.ts';
import { cutLines, drawText, measureText } from './text.ts';

const layouts = {
  wide: { width: 960, height: 560, size: 15, x: 480, y: 272, r: 206 },
  tall: { width: 340, height: 372, size: 12, x: 170, y: 168, r: 98 },
  slide: { width: 1200, height: 520, size: 21, x: 600, y: 246, r: 180 },
} as const;

/** One side of a profile: what it is called, and its mean on each axis. */
export interface RadarSide {
  readonly side: 'expectation' | 'perception' | 'importance';
  readonly name: string;
  readonly values: readonly number[];
}

/** A profile for a script, with the ends of its axes, and of each axis the name in lines, the gap in words and its interval. */
export interface RadarPlot extends Scale {
  readonly ticks: readonly number[];
  readonly sides: readonly (RadarSide & { readonly shown: readonly string[] })[];
  readonly rows: readonly {
    readonly name: string;
    readonly lines: readonly string[];
    readonly interval: Interval | null;
    readonly gap: string | null;
  }[];
}

const lines: Partial<Record<RadarSide['side'], Attributes>> = {
  expectation: { 'stroke-dasharray': '6 4' },
  importance: { 'stroke-dasharray': '2 4', 'stroke-width': 1.5 },
};

/** Fewer axes make no surface. */
export const fewestAxes = 3;

/**
 * The sides of each dimension on axes from one centre, each from the lowest to the highest point of the instrument's scale, so
 * that no gap looks larger than it is. Expectation is broken and hollow, perception solid and filled, importance dotted.
 */
export function drawRadar(
  rows: readonly NamedFigures[],
  sides: readonly RadarSide[],
  scale: Scale,
  words: { readonly title: string; readonly sentence: string },
  shape: Shape,
): Drawing {
  const { width, height, size, x, y, r } = layouts[shape];
  const along = placeAlong(scale, 0, r);
  const point = (index: number, radius: number): readonly [number, number] => {
    const angle = (2 * Math.PI * index) / rows.length;
    return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
  };
  const close = (points: readonly (readonly [number, number])[]) => [
    'M',
    ...points.flatMap((each, index) => (index === 0 ? each : ['L', ...each])),
    'Z',
  ];
  const ticks = listTicks(scale, 6);
  return drawSheet({ name: `radar ${shape}`, title: words.title, description: words.sentence, width, height }, [
    ...ticks.slice(1).map((tick) => drawPath('axis', close(rows.map((_, index) => point(index, along(tick)))))),
    ...rows.map((_, index) => drawPath('axis', ['M', x, y, 'L', ...point(index, r)])),
    ...rows.flatMap(({ figures: { ci, expectation } }, index) => {
      const interval = shiftInterval(ci, expectation);
      if (!interval) return [];
      const ends = interval.flatMap((end, place) => [place === 0 ? 'M' : 'L', ...point(index, along(end))]);
      return [drawPath('interval', ends, { 'stroke-width': size })];
    }),
    ...sides.map(({ side, values }) => {
      const places = values.map((value, index) => point(index, along(value)));
      return draw('g', { class: `surface ${side}` }, [
        drawPath('line', close(places), lines[side] ?? { 'stroke-width': 2.5 }),
        ...places.map(([cx, cy]) => drawMark(side, cx, cy, size * 0.28)),
      ]);
    }),
    // The numbers of the scale stand beside the first axis.
    ...ticks.map((tick) =>
      drawText('faint', String(tick).replace('-', '−'), {
        x: x - 6,
        y: y - along(tick) + size * 0.34,
        size: size * 0.8,
        anchor: 'end',
      }),
    ),
    ...rows.map(({ name }, index) => drawName(name, index / rows.length, shape)),
    ...drawKey(sides, shape),
  ]);
}

/** The name of an axis, outside its end. */
function drawName(name: string, turn: number, shape: Shape): Drawing {
  const { width, size, x, y, r } = layouts[shape];
  const [sine, cosine] = [Math.sin(2 * Math.PI * turn), Math.cos(2 * Math.PI * turn)];
  const isAbove = Math.abs(sine) < 0.1;
  const outside = x + sine * (r + size * 0.8);
  const beside = isAbove ? width * 0.9 : sine > 0 ? width - outside : outside;
  // A word that does not fit beside its axis stands above the end of it, at the edge of the picture.
  const isHigh = name
    .split(/\s+/)
    .some((word) => measureText(word) * size > beside - 2 && !/\p{Script=Han}/u.test(word));
  const at = isHigh ? (sine > 0 ? width - 2 : 2) : outside;
  const lines = cutLines(name, ((isHigh ? width * 0.42 : beside) - 2) / size, isAbove ? 1 : isHigh ? 2 : 3);
  const step = size * 1.2;
  const lift = isHigh ? size * 1.3 + (lines.length - 1) * step : cosine > -0.1 ? (lines.length - 1) * step : 0;
  const first = y - cosine * (r + size * 1.3) + size * 0.36 - lift;
  const isRight = sine > 0 !== isHigh;
  const anchor = isAbove ? 'middle' : isRight ? 'start' : 'end';
  return draw(
    'g',
    { class: 'name' },
    lines.map((line, index) => drawText('name', line, { x: at, y: first + index * step, size, anchor })),
  );
}

function drawKey(sides: readonly RadarSide[], shape: Shape): readonly Drawing[] {
  const { width, height, size: usual } = layouts[shape];
  const ems = sides.map(({ name }) => measureText(name) + 3);
  const size = Math.min(usual, width / ems.reduce((sum, each) => sum + each, 0));
  const widths = ems.map((each) => each * size);
  let left = (width - widths.reduce((sum, each) => sum + each, 0)) / 2;
  return sides.map(({ side, name }, index) => {
    const from = left;
    left += widths[index] ?? 0;
    return draw('g', { class: `surface ${side}` }, [
      drawMark(side, from + size * 0.5, height - size * 0.9, size * 0.36),
      drawText('name', name, { x: from + size * 1.2, y: height - size * 0.54, size }),
    ]);
  });
}
