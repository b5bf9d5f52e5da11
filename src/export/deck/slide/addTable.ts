import type PptxGenJS from 'pptxgenjs';
import type { Row, Table } from '../../table/table.ts';
import { body, colours, verdictColours, verdictSigns } from '../deckStyle.ts';
import { fitText } from '../fitText.ts';
import type { Canvas } from './canvas.ts';

/** The part of a table's width that the names of its rows take, beside numbers and beside words. */
const names = { numbers: 0.3, words: 0.36 };
/** Rows of words are higher, as they take several lines. */
const highest = { numbers: 0.6, words: 1 };

/** Fills the body of a slide with a table that PowerPoint can edit. */
export function addTable({ slide, font }: Canvas, { first, columns, groups, foot = [] }: Table): void {
  const rows = [...groups.flatMap((group) => group.rows), ...foot];
  const kind = columns.every(({ isText }) => isText) ? 'words' : 'numbers';
  const height = Math.min(highest[kind], body.h / (rows.length + 1));
  const name = body.w * names[kind];
  const width = (body.w - name) / Math.max(1, columns.length);
  const look = { fontFace: font, valign: 'middle', border: { type: 'solid', pt: 0.5, color: colours.line } } as const;
  const write = (text: string, w: number, options: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    text,
    options: { ...look, fontSize: fitText(text, w - 0.16, height - 0.04, 18, 7), ...options },
  });
  const head = (text: string, w: number, align: 'left' | 'right') =>
    write(text, w, { align, bold: true, color: colours.quiet });
  slide.addTable(
    [
      [head(first, name, 'left'), ...columns.map(({ title, isText }) => head(title, width, isText ? 'left' : 'right'))],
      ...rows.map((row) => [
        write(row.name, name, { align: 'left', color: colours.ink }),
        ...columns.map(({ isText, isMain }, index) =>
          write(`${isMain ? signOf(row) : ''}${row.cells[index]?.shown ?? ''}`, width, {
            align: isText ? 'left' : 'right',
            color: isMain && row.verdict ? verdictColours[row.verdict] : colours.ink,
            bold: isMain ?? false,
          }),
        ),
      ]),
    ],
    {
      x: body.x,
      y: body.y,
      w: body.w,
      colW: [name, ...columns.map(() => width)],
      rowH: height,
      margin: [0.02, 0.06, 0.02, 0.06],
    },
  );
}

function signOf({ verdict }: Row): string {
  return verdict ? `${verdictSigns[verdict]} ` : '';
}
