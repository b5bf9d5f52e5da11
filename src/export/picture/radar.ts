import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
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

const sides = ['expectation', 'perception'] as const;

/** Fewer axes make no surface. */
export const fewestAxes = 3;

/**
 * Expectation and perception of each dimension on axes from one centre, each from the lowest to the highest point of the
 * instrument's scale, so that no gap looks larger than it is. Expectation is broken and hollow, perception solid and filled.
 */
export function drawRadar(
  rows: readonly NamedFigures[],
  scale: Scale,
  words: { readonly title: string; readonly sentence: string },
  language: Language,
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
  const asked = sides.filter((side) => rows.every(({ figures }) => figures[side] !== null));
  return drawSheet({ name: `radar ${shape}`, title: words.title, description: words.sentence, width, height }, [
    ...ticks.slice(1).map((tick) => drawPath('axis', close(rows.map((_, index) => point(index, along(tick)))))),
    ...rows.map((_, index) => drawPath('axis', ['M', x, y, 'L', ...point(index, r)])),
    ...asked.map((side) => {
      const places = rows.map(({ figures }, index) => point(index, along(figures[side] ?? scale.min)));
      const line = side === 'expectation' ? { 'stroke-dasharray': '6 4' } : { 'stroke-width': 2.5 };
      return draw('g', { class: `surface ${side}` }, [
        drawPath('line', close(places), line),
        ...places.map(([cx, cy]) => drawMark(side, cx, cy, size * 0.28)),
      ]);
    }),
    ...rows.flatMap(({ figures: { ci, expectation } }, index) => {
      const interval = shiftInterval(ci, expectation);
      if (!interval) return [];
      const ends = interval.flatMap((end, place) => [place === 0 ? 'M' : 'L', ...point(index, along(end))]);
      return [drawPath('interval', ends, { 'stroke-width': 4 })];
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
    ...drawKey(asked, language, shape),
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

function drawKey(asked: readonly (typeof sides)[number][], language: Language, shape: Shape): readonly Drawing[] {
  const { width, height, size } = layouts[shape];
  const say = speak(language);
  const names = asked.map((side) => ({ side, name: say(`report.${side}`) }));
  const widths = names.map(({ name }) => (measureText(name) + 3) * size);
  let left = (width - widths.reduce((sum, each) => sum + each, 0)) / 2;
  return names.map(({ side, name }, index) => {
    const from = left;
    left += widths[index] ?? 0;
    return draw('g', { class: 'legend' }, [
      drawMark(side, from + size * 0.5, height - size * 0.9, size * 0.36),
      drawText('', name, { x: from + size * 1.2, y: height - size * 0.54, size }),
    ]);
  });
}
