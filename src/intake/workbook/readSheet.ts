import type { Block, Row } from '../table/row.ts';
import { decodeText } from './decodeText.ts';
import { formatNumber, readColumn, widest } from './formatCell.ts';
import { BrokenZip, type Zip } from './openZip.ts';
import { readXml } from './readXml.ts';

/** What is needed to read the cells of any sheet of a workbook. */
export interface Book {
  readonly zip: Zip;
  readonly strings: readonly string[];
  /** For each style, whether it shows a date. */
  readonly styles: readonly boolean[];
  readonly isFrom1904: boolean;
}

/**
 * The rows of a sheet that have a cell with something in it, block by block, in constant memory. Formulas give what they came
 * to when the workbook was saved. Rows are as long as their last cell.
 */
export async function* readSheet(book: Book, part: string): AsyncGenerator<Block> {
  let rows: Row[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell = { column: -1, type: '', style: -1 };
  let value = '';
  let isValue = false;

  const handlers = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        cells = [];
        cell = { ...cell, column: -1 };
      } else if (name === 'c') {
        const column = readColumn(attributes['r'] ?? '') ?? cell.column + 1;
        if (column >= widest) throw new BrokenZip('too many columns');
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1) };
        value = '';
      } else isValue = name === 'v' || (name === 't' && cell.type === 'inlineStr');
    },
    text(piece: string) {
      if (isValue) value += piece;
    },
    close(name: string) {
      isValue = false;
      if (name === 'c' && value !== '') {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = readCell(book, cell, value);
      }
      if (name === 'row' && cells.some((each) => each.trim() !== '')) rows.push({ row, cells });
    },
  };
  const size = book.zip.size(part);
  let done = 0;
  for await (const length of readXml(await book.zip.read(part), handlers)) {
    done += length;
    if (rows.length === 0) continue;
    const block = rows;
    rows = [];
    yield { rows: block, share: done / size };
  }
}

function readCell(
  { strings, styles, isFrom1904 }: Book,
  { type, style }: { readonly type: string; readonly style: number },
  value: string,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return formatNumber(value, styles[style] ?? false, isFrom1904);
    default:
      // Texts of formulas and of the cell itself, errors such as #N/A, and dates written out.
      return decodeText(value);
  }
}
