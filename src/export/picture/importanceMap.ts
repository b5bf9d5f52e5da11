import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { ImportanceMap } from '../../core/report/buildImportance.ts';
import type { CrosshairRule } from '../../core/report/quadrants.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { formatScore } from '../../words/numbers.ts';
import { joinSentences } from '../../words/sentences.ts';
import { placeAlong } from './axis.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawPanel, type Panel } from './importancePanel.ts';
import { frameMap, listPoints, type MapPoint } from './importancePoints.ts';
import { drawText, wrapText } from './text.ts';

const layouts = {
  wide: {
    width: 960,
    height: 560,
    size: 14,
    panel: { left: 76, top: 10, right: 640, bottom: 504 },
    whole: { left: 722, top: 34, right: 932, bottom: 244 },
    key: { x: 704, y: 320, room: 240 },
  },
  tall: {
    width: 340,
    height: 560,
    size: 11.5,
    panel: { left: 50, top: 10, right: 326, bottom: 330 },
    whole: { left: 50, top: 404, right: 162, bottom: 516 },
    key: { x: 184, y: 418, room: 154 },
  },
  slide: {
    width: 1200,
    height: 510,
    size: 20,
    panel: { left: 100, top: 8, right: 800, bottom: 440 },
    whole: { left: 880, top: 34, right: 1080, bottom: 214 },
    key: { x: 850, y: 290, room: 340 },
  },
} as const;

/**
 * Importance against performance. The large panel is enlarged to where the items lie; the small one shows the whole scale with
 * that part framed, so that nobody takes a small distance for a large one. Null where no item has both figures.
 *
 * @param names of the items, in order, for whoever points at one
 */
export function drawImportanceMap(
  given: {
    readonly scale: Scale;
    readonly map: ImportanceMap;
    readonly rule: CrosshairRule;
    readonly names: readonly string[];
  },
  language: Language,
  shape: Shape,
): Drawing | null {
  const { scale, map, rule } = given;
  const say = speak(language);
  const points = listPoints(map, rule, given.names);
  const crosshair = map.crosshairs[rule];
  if (points.length === 0 || crosshair === null) return null;
  const { width, height, size, panel, whole, key } = layouts[shape];
  const ends = { x: scale, y: map.source === 'derived' ? endsOfCorrelations(points) : scale };
  const frame = frameMap(points, crosshair, ends);
  const shared = { points, crosshair, size, say, hasDiagonal: map.source === 'expectation' };
  const enlarged: Panel = { ...shared, box: panel, range: frame };
  return drawSheet(
    {
      name: `importance-map ${shape}`,
      width,
      height,
      title: say('picture.map.title'),
      description: describeMap(points, language),
    },
    [
      drawPanel(enlarged),
      drawAxisNames(say, panel, size, say(`picture.map.source.${map.source}`)),
      drawWhole({ ...shared, box: whole, range: ends }, frame),
      drawKey(
        say,
        key,
        size,
        rule,
        crosshair,
        points.every(({ isFirm }) => isFirm === null),
      ),
    ],
  );
}

/** A correlation lies between -1 and 1; where none is below 0, the axis begins there. */
function endsOfCorrelations(points: readonly MapPoint[]): Scale {
  return { min: points.some(({ importance }) => importance < 0) ? -1 : 0, max: 1 };
}

function describeMap(points: readonly MapPoint[], language: Language): string {
  const say = speak(language);
  const told = points.map(({ number, performance, importance, quadrant }) =>
    say('picture.map.point', {
      number,
      performance: formatScore(performance),
      importance: formatScore(importance),
      quadrant: say(`picture.map.quadrant.${quadrant}`),
    }),
  );
  return joinSentences([say('picture.map.text'), ...told], language);
}

function drawAxisNames(say: Say, { left, top, right, bottom }: Panel['box'], size: number, source: string): Drawing {
  const x = left - size * 3.2;
  const y = (top + bottom) / 2;
  return draw('g', { class: 'names' }, [
    drawText('', say('picture.map.performance'), {
      x: (left + right) / 2,
      y: bottom + size * 2.7,
      size,
      anchor: 'middle',
    }),
    draw('g', { transform: `rotate(-90 ${x} ${y})` }, [drawText('', source, { x, y, size, anchor: 'middle' })]),
  ]);
}

/** The whole scale in small, with the enlarged part framed. */
function drawWhole(panel: Panel, frame: Panel['range']): Drawing {
  const { left, top, right, bottom } = panel.box;
  const x = placeAlong(panel.range.x, left, right);
  const y = placeAlong(panel.range.y, bottom, top);
  return draw('g', { class: 'whole' }, [
    drawText('faint', panel.say('picture.map.whole'), { x: left, y: top - panel.size * 0.7, size: panel.size * 0.95 }),
    drawPanel(panel, true),
    drawPath('frame', [
      ...['M', x(frame.x.min), y(frame.y.min), 'H', x(frame.x.max)],
      ...['V', y(frame.y.max), 'H', x(frame.x.min), 'Z'],
    ]),
  ]);
}

/** What the signs mean, and by which rule the cross stands where it stands. */
function drawKey(
  say: Say,
  { x, y, room }: { readonly x: number; readonly y: number; readonly room: number },
  size: number,
  rule: CrosshairRule,
  crosshair: { readonly performance: number; readonly importance: number },
  isUnknown: boolean,
): Drawing {
  const small = size * 0.95;
  const cross = say('picture.map.cross', {
    rule: say(`picture.map.rule.${rule}`),
    performance: formatScore(crosshair.performance),
    importance: formatScore(crosshair.importance),
  });
  const texts = [isUnknown ? '' : say('picture.map.stays'), isUnknown ? '' : say('picture.map.moves'), cross];
  const lines = texts.flatMap((text, index) =>
    wrapText(text, (room - size * 1.5) / small).map((line, part) => ({ line, sign: part === 0 ? index : -1 })),
  );
  return draw(
    'g',
    { class: 'legend' },
    lines.flatMap(({ line, sign }, index) => {
      const baseline = y + index * small * 1.4;
      const text = drawText('faint', line, { x: x + size * 1.5, y: baseline, size: small });
      const [cx, cy] = [x + size * 0.4, baseline - small * 0.36];
      const dot = { cx, cy, r: size * 0.3, stroke: 'currentColor' };
      if (sign === 0) return [text, draw('circle', { ...dot, fill: 'currentColor' })];
      if (sign === 1) return [text, draw('circle', { class: 'hollow', ...dot, fill: 'none' })];
      if (sign === 2) return [text, drawPath('cross', ['M', cx - 6, cy, 'h', 12, 'M', cx, cy - 6, 'v', 12])];
      return [text];
    }),
  );
}
