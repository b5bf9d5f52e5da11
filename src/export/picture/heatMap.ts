import type { Language } from '../../core/instrument/text.ts';
import type { Crossed } from '../../core/report/crossItems.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { formatCount, formatDifference } from '../../words/numbers.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawSign } from './marks.ts';
import { cutLines, drawText, measureText, wrapText } from './text.ts';

export interface HeatMap {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (Crossed | null)[] }[];
}

const layouts = {
  wide: { width: 960, size: 15, label: 210, height: 62 },
  tall: { width: 340, size: 12, label: 84, height: 48 },
  slide: { width: 1200, size: 20, label: 290, height: 58 },
} as const;
/** Beyond this a colour would swallow the number. */
const deepest = 0.45;

/**
 * Gaps by place and dimension: each cell has its number, and is the darker the wider the gap. A triangle stands where an item in it is
 * a proven shortfall; an empty cell was not asked about.
 */
export function drawHeatMap(
  { columns, rows }: HeatMap,
  words: { readonly title: string; readonly sentence: string },
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  const { width, size, label, height } = layouts[shape];
  const cell = (width - label) / columns.length;
  const top = headHeight(columns, cell, shape);
  const widest = Math.max(...rows.flatMap(({ cells }) => cells.map((each) => Math.abs(each?.gap ?? 0))), 0);
  return drawSheet(
    {
      name: `heat-map ${shape}`,
      title: words.title,
      description: words.sentence,
      width,
      height: top + rows.length * height + 2,
    },
    [
      ...columns.map((name, index) => drawHead(name, label + (index + 0.5) * cell, top, cell, shape)),
      ...rows.flatMap(({ name, cells }, row) => {
        const y = top + row * height;
        const lines = cutLines(name, (label - 6) / size, 3);
        const first = y + height / 2 - ((lines.length - 1) * size * 1.2) / 2 + size * 0.36;
        return [
          ...lines.map((line, index) => drawText('name', line, { x: 2, y: first + index * size * 1.2, size })),
          ...cells.map((crossed, column) => {
            const box = { x: label + column * cell + 1.5, y: y + 1.5, width: cell - 3, height: height - 3, rx: 4 };
            return crossed ? drawCell(crossed, box, crossed.gap / (widest || 1), say, shape) : drawNothing(box);
          }),
        ];
      }),
    ],
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}

/** @param depth from -1, the widest shortfall, to 1 */
function drawCell({ gap, n, proven }: Crossed, box: Box, depth: number, say: Say, shape: Shape): Drawing {
  const { size } = layouts[shape];
  const shown = formatDifference(gap);
  const middle = box.x + box.width / 2;
  const sign = proven > 0 ? size * 0.9 : 0;
  const large = Math.min(size * 1.15, (box.width - 6 - sign) / measureText(shown));
  const people = shape !== 'tall' ? say('picture.n', { n: formatCount(n) }) : formatCount(n);
  const small = Math.min(size * 0.8, (box.width - 6) / measureText(people));
  const baseline = box.y + box.height * 0.48;
  const side = gap < 0 ? 'shortfall' : gap > 0 ? 'surplus' : 'not-proven';
  const fill = { fill: 'currentColor', 'fill-opacity': 0.04 + (deepest - 0.04) * Math.abs(depth) };
  return draw('g', { class: `cell ${side}` }, [
    draw('rect', { ...box, ...fill, stroke: 'currentColor', 'stroke-opacity': 0.5 }),
    ...(proven > 0
      ? [drawSign('shortfall', middle - (measureText(shown) * large) / 2, baseline - large * 0.36, size * 0.28)]
      : []),
    drawText('name', shown, { x: middle + sign / 2, y: baseline, size: large, anchor: 'middle', weight: 700 }),
    drawText('name', people, { x: middle, y: box.y + box.height * 0.84, size: small, anchor: 'middle' }),
  ]);
}

function drawNothing(box: Box): Drawing {
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-dasharray': '3 4', 'stroke-opacity': 0.6 };
  const middle = box.y + box.height / 2;
  return draw('g', { class: 'cell empty' }, [
    draw('rect', { ...box, ...line }),
    drawPath('none', ['M', box.x + box.width / 2 - 4, middle, 'h', 8]),
  ]);
}

/** Whether the names of columns stand upright without a word being broken; else they are turned. */
function isUpright(columns: readonly string[], cell: number, size: number): boolean {
  const room = (cell - 4) / size;
  return columns.every((name) =>
    name.split(/\s+/).every((word) => /\p{Script=Han}/u.test(word) || measureText(word) <= room),
  );
}

const turnedRoom = 118;

function headHeight(columns: readonly string[], cell: number, shape: Shape): number {
  const { size } = layouts[shape];
  if (!isUpright(columns, cell, size)) return turnedRoom + 6;
  const most = Math.max(...columns.map((name) => Math.min(3, wrapText(name, (cell - 4) / size).length)));
  return most * size * 1.2 + 8;
}

function drawHead(name: string, middle: number, top: number, cell: number, shape: Shape): Drawing {
  const { size } = layouts[shape];
  if (isUpright([name], cell, size)) {
    const lines = cutLines(name, (cell - 4) / size, 3);
    const first = top - 8 - (lines.length - 1) * size * 1.2;
    const at = (index: number) => ({ x: middle, y: first + index * size * 1.2, size, anchor: 'middle' }) as const;
    return draw(
      'g',
      {},
      lines.map((line, index) => drawText('name', line, at(index))),
    );
  }
  const [x, y] = [middle + size * 0.36, top - 6];
  const [line = ''] = cutLines(name, turnedRoom / size, 1);
  return draw('g', { transform: `rotate(-90 ${x} ${y})` }, [drawText('name', line, { x, y, size })]);
}
