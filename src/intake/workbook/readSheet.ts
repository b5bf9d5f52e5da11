import type { Problem } from '../../core/problem.ts';
import type { Block, Row } from '../table/row.ts';
import { decodeText } from './decodeText.ts';
import { formatNumber, longest, readColumn, widest } from './formatCell.ts';
import { BrokenZip, type Zip } from './openZip.ts';
import type { Shown } from './readStyles.ts';
import { readXml } from './readXml.ts';

/** What is needed to read the cells of any sheet of a workbook. */
export interface Book {
  readonly zip: Zip;
  readonly strings: readonly string[];
  /** For each style, whether it shows a date. */
  readonly styles: readonly Shown[];
  readonly isFrom1904: boolean;
}

/**
 * The rows of a sheet that have a cell with something in it, block by block, in constant memory. Formulas give what they came
 * to when the workbook was saved, and themselves where that is missing. Rows are as long as their last cell. Rows or cells out
 * of order throw BrokenZip, as nobody can say where they belong. Merged cells are told as problems.
 */
export async function* readSheet(book: Book, part: string): AsyncGenerator<Block | { readonly problem: Problem }> {
  let rows: Row[] = [];
  let merged: Problem[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell = { column: -1, type: '', style: -1, value: '', formula: '' };
  let into: 'value' | 'formula' | null = null;
  let isReading = false;

  const handlers = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      into = null;
      if (name === 'row') {
        row = readNext(row, Number(attributes['r'] ?? row + 1), longest);
        cells = [];
        cell = { ...cell, column: -1 };
      } else if (name === 'c') {
        const { r: address, t: type = 'n', s: style = -1 } = attributes;
        const column = readNext(cell.column, address === undefined ? cell.column + 1 : readColumn(address), widest - 1);
        cell = { column, type, style: Number(style), value: '', formula: '' };
      } else if (name === 'f') {
        into = 'formula';
        cell.formula = '=';
      } else if (name === 'v' || (name === 't' && cell.type === 'inlineStr' && !isReading)) into = 'value';
      else if (name === 'rPh') isReading = true;
      else if (name === 'mergeCell') merged.push(describeMerged(attributes['ref'] ?? ''));
    },
    text(piece: string) {
      if (into !== null) cell[into] += piece;
    },
    close(name: string) {
      into = null;
      if (name === 'rPh') isReading = false;
      if (name === 'c') {
        const text = readCell(book, cell);
        while (text !== '' && cells.length < cell.column) cells.push('');
        if (text !== '') cells[cell.column] = text;
      }
      if (name === 'row' && cells.some((each) => each.trim() !== '')) rows.push({ row, cells });
    },
  };
  const size = book.zip.size(part);
  let done = 0;
  for await (const length of readXml(book.zip.read(part), handlers)) {
    done += length;
    if (rows.length > 0) {
      const block = rows;
      rows = [];
      yield { rows: block, share: done / size };
    }
    for (const problem of merged) yield { problem };
    merged = [];
  }
}

/** A row or column after the one before it. */
function readNext(before: number, next: number | null, last: number): number {
  if (next !== null && Number.isInteger(next) && next > before && next <= last) return next;
  throw new BrokenZip('out of order');
}

/** Only the first of merged cells holds anything: what the others show would be lost. */
function describeMerged(cells: string): Problem {
  return { code: 'cells-merged', row: Number(/\d+/.exec(cells)), values: { cells } };
}

function readCell(
  { strings, styles, isFrom1904 }: Book,
  { type, style, value, formula }: Readonly<Record<'type' | 'value' | 'formula', string>> & { readonly style: number },
): string {
  // What was written by a program is worked out when somebody opens it. A formula may also come to an empty text.
  if (value === '') return type === 'str' ? '' : formula;
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw new BrokenZip(`no text ${value}`);
      return text;
    }
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return formatNumber(value, styles[style] ?? null, isFrom1904);
    case 'str':
    case 'inlineStr':
    case 'e':
    case 'd':
      // Texts of formulas and of the cell itself, errors such as #N/A, and dates written out.
      return decodeText(value);
    default:
      throw new BrokenZip(`no kind of cell: ${type}`);
  }
}
