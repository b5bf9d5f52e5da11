import type { Side } from '../../core/instrument/side.ts';
import { type Language, pickText, type Text } from '../../core/instrument/text.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { drawMark } from './marks.ts';
import { drawText, measureText, wrapText } from './text.ts';

/** Which column of a file gives what: a line for each item, in it a place for each side; null where no column does. */
interface Grid {
  readonly sides: readonly { readonly side: Side; readonly title: Text }[];
  readonly rows: readonly {
    readonly text: Text;
    readonly columns: readonly ({ readonly name: string; readonly letters: string } | null)[];
  }[];
}

const shapes = {
  wide: { perLine: 22, least: 22, cell: 38, label: 112 },
  tall: { perLine: 7, least: 5, cell: 36, label: 84 },
} as const;
const height = 40;
const size = 12;
const head = 20;

/**
 * The pairs that were found in a file, as a picture: for each item and side a box with the side's mark and the column's letters,
 * or an empty dashed one where the file has no column. Many items go on in the next line.
 */
export function drawPairs({ sides, rows }: Grid, language: Language, shape: keyof typeof shapes): Drawing {
  const say = speak(language);
  const { perLine, least, cell, label } = shapes[shape];
  const lines = Math.ceil(rows.length / perLine);
  // About the same number in each line, so that the last one is no leftover.
  const inLine = Math.ceil(rows.length / lines);
  const starts = Array.from({ length: lines }, (_, line) => line * inLine);
  const lineHeight = head + sides.length * height + 12;
  const missing = rows.flatMap(({ columns }, row) =>
    columns.flatMap((found, place) => {
      const side = sides[place];
      return found || !side
        ? []
        : say('picture.pairs.place', { number: row + 1, side: pickText(side.title, language) });
    }),
  );
  const all = rows.length * sides.length;

  return drawSheet(
    {
      name: `pairs ${shape}`,
      // Few items are not drawn larger than the words around them.
      width: label + Math.max(least, inLine) * cell,
      height: starts.length * lineHeight,
      title: say('picture.pairs.title'),
      description:
        missing.length === 0
          ? say('picture.pairs.whole', { count: all })
          : say('picture.pairs.part', {
              found: all - missing.length,
              count: all,
              missing: new Intl.ListFormat(language).format(missing),
            }),
    },
    starts.flatMap((start, line) => {
      const top = line * lineHeight;
      return [
        ...sides.map(({ title }, place) => drawLabel(pickText(title, language), label, top + head + place * height)),
        ...rows.slice(start, start + inLine).map(({ text, columns }, index) => {
          const x = label + index * cell;
          const number = start + index + 1;
          return draw('g', {}, [
            drawText('faint', String(number), { x: x + cell / 2, y: top + 14, size, anchor: 'middle' }),
            ...columns.map((found, place) => {
              const { side = 'perception', title = {} } = sides[place] ?? {};
              const name = say(found ? 'picture.pairs.found' : 'picture.pairs.missing', {
                number,
                text: pickText(text, language),
                side: pickText(title, language),
                ...(found && { letters: found.letters, column: found.name }),
              });
              return drawBox(found?.letters ?? null, side, name, { x, y: top + head + place * height, width: cell });
            }),
          ]);
        }),
      ];
    }),
  );
}

function drawLabel(title: string, width: number, top: number): Drawing {
  const lines = wrapText(title, (width - 8) / size).slice(0, 3);
  const first = top + height / 2 - ((lines.length - 1) * size * 1.2) / 2 + 2;
  return draw(
    'g',
    {},
    lines.map((line, index) => drawText('', line, { x: 0, y: first + index * size * 1.2, size })),
  );
}

/** One place of the grid. What is found is told from what is not by its line and its mark, without colour. */
function drawBox(
  letters: string | null,
  side: Side,
  name: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): Drawing {
  const isFound = letters !== null;
  const frame = draw('rect', {
    class: isFound ? 'cell found' : 'cell lacking',
    x: x + 2,
    y: y + 2,
    width: width - 4,
    height: height - 4,
    rx: 5,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-dasharray': isFound ? null : '3 3',
  });
  const middle = x + width / 2;
  const inside = isFound
    ? [
        drawMark(side, middle, y + 14, 5),
        drawText('faint', letters, {
          x: middle,
          y: y + 33,
          size: Math.min(size, (width - 6) / measureText(letters)),
          anchor: 'middle',
        }),
      ]
    : [drawPath('none', ['M', middle - 4, y + height / 2, 'h', 8])];
  return draw('g', {}, [draw('title', {}, [name]), frame, ...inside]);
}
