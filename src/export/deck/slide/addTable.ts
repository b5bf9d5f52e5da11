import type PptxGenJS from 'pptxgenjs';
import type { Row, Table } from '../../table/table.ts';
import { body, colours, verdictColours, verdictSigns } from '../deckStyle.ts';
import { fitText } from '../fitText.ts';
import type { Canvas } from './canvas.ts';

/** The part of a table's width that the names of its rows take, beside few columns and beside many, of figures or of words. */
const names = { few: 0.4, numbers: 0.28, words: 0.18 };
const mostFew = 3;
/** Rows of words are higher, as they take several lines. */
const highest = { numbers: 0.6, words: 1 };
/** How much of its cell a text may fill by our measure, as the fonts of LibreOffice and bold letters take more; rows would grow by it. */
const reserve = { width: 0.88, height: 0.92 };

/** Fills the body of a slide with a table that PowerPoint can edit. */
export function addTable({ slide, font }: Canvas, { first, columns, groups, foot = [] }: Table): void {
  const rows = [...groups.flatMap((group) => group.rows), ...foot];
  const kind = columns.every(({ isText }) => isText) ? 'words' : 'numbers';
  const height = Math.min(highest[kind], body.h / (rows.length + 1));
  const name = body.w * names[columns.length > mostFew ? kind : 'few'];
  const width = (body.w - name) / Math.max(1, columns.length);
  const look = { fontFace: font, valign: 'middle', border: { type: 'solid', pt: 0.5, color: colours.line } } as const;
  // The cells of a column, and all heads, are as large as the fullest of them allows.
  const fitColumn = (texts: readonly string[], w: number) =>
    Math.min(
      ...texts.map((text) =>
        fitText(setApart(text), (w - 0.16) * reserve.width, (height - 0.04) * reserve.height, 18, 7),
      ),
    );
  const write = (text: string, fontSize: number, options: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    text,
    options: { ...look, fontSize, ...options },
  });
  const headSize = Math.min(
    fitColumn([first], name),
    fitColumn(
      columns.map(({ title }) => title),
      width,
    ),
  );
  const head = (text: string, align: 'left' | 'right') =>
    write(text, headSize, { align, bold: true, color: colours.quiet });
  const nameSize = fitColumn(
    rows.map((row) => row.name),
    name,
  );
  const cells = columns.map(({ isMain }, index) =>
    rows.map((row) => `${isMain ? signOf(row) : ''}${row.cells[index]?.shown ?? ''}`),
  );
  const sizes = cells.map((texts) => fitColumn(texts, width));
  slide.addTable(
    [
      [head(first, 'left'), ...columns.map(({ title, isText }) => head(title, isText ? 'left' : 'right'))],
      ...rows.map((row, place) => [
        write(row.name, nameSize, { align: 'left', color: colours.ink }),
        ...columns.map(({ isText, isMain }, index) =>
          write(cells[index]?.[place] ?? '', sizes[index] ?? 18, {
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

/** A text with Chinese and Latin letters as far apart as LibreOffice sets them. */
function setApart(text: string): string {
  return text.replace(/(?<=[\u2e80-\uffef])(?=[!-~−])|(?<=[!-~−])(?=[\u2e80-\uffef])/gu, ' ');
}
