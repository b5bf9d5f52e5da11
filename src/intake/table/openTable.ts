import { foldText, normaliseText } from '../../core/answers/normaliseText.ts';
import type { Problem } from '../../core/problem.ts';
import type { Layout, Mark } from '../recognise/layout.ts';
import { readReadingWords } from '../recognise/readingWords.ts';
import { recogniseLayout } from '../recognise/recogniseLayout.ts';
import { startBelowSearch } from './belowData.ts';
import {
  describeBelow,
  describeFigures,
  describeMarked,
  describePlainQuotes,
  describeRepeats,
  describeShared,
  describeSheets,
} from './leftOut.ts';
import { cellAt, widthOf } from './line.ts';
import { openRecords } from './openRecords.ts';
import { startRepeatSearch } from './repeatedHeader.ts';
import type { Records, Row, TellShare } from './row.ts';

/** A row that cannot be used. `isFatal` says that nothing after it can be read either. */
export interface BadRow {
  readonly problem: Problem;
  readonly isFatal: boolean;
}

/** A table in a file: how it is laid out, its column names, its first rows, and all rows as often as they are asked for. */
export interface Table {
  readonly layout: Layout;
  readonly header: readonly string[];
  readonly sample: readonly Row[];
  /** Tells before each block how much of the file has been read with it. */
  readonly readRows: (tell?: TellShare) => AsyncGenerator<readonly (Row | BadRow)[]>;
  /**
   * What the last reading to the end left out because it is nobody's answers, with its place, other sheets of a workbook, how
   * columns of one name are called, and how many forms count that were not finished or not approved.
   */
  readonly listLeftOut: () => readonly Problem[];
}

const sampleSize = 500;

/**
 * Opens a table with a header, in a text file or a workbook. The rows stream, so that memory stays the same however long
 * the file is. A row with more cells than the header comes out as a problem, and so does one with fewer in a file of text;
 * workbooks leave out the empty cells at the end of a row. What stands below the data, forms that a tool marks as trials, and rows
 * that repeat the header are left out and can be asked for; forms that it marks as not finished are people and stay.
 */
export async function openTable(path: string): Promise<Table | { readonly problems: readonly Problem[] }> {
  const records = await openRecords(path);
  if ('problems' in records) return records;
  const head = await readHead(records);
  if ('problem' in head) return { problems: [head.problem] };
  const layout = recogniseLayout(head.rows);
  const header = layout.columns.map(({ name }) => normaliseText(name));
  // Numbers that come again are answers: the names of the columns were left out.
  if (layout.columns.some(({ shared = '' }) => /^\d+$/.test(normaliseText(shared))))
    return { problems: [{ code: 'header-missing', row: head.rows[0]?.row ?? 1 }] };
  const isBelow = ({ row }: Row) => row > layout.lastHeaderRow;
  const isRepeat = startRepeatSearch(head.rows.filter((row) => !isBelow(row)));
  const sample = head.rows.filter((row) => isBelow(row) && !isRepeat(row));
  const below = startBelowSearch(sample, await readReadingWords());
  const settled = below.countSettled(sample);
  const always = [...describeSheets(records), ...describeShared(layout)];
  let leftOut: readonly Problem[] = always;

  return {
    layout,
    header,
    sample: sample.slice(0, settled + below.countPeople(sample.slice(settled))).filter((row) => !below.isFigures(row)),
    listLeftOut: () => leftOut,
    async *readRows(tell) {
      let isEmpty = true;
      const counts = { trials: 0, unfinished: 0, unapproved: 0, plainQuotes: 0 };
      let firstPlainQuote = 0;
      const repeats: number[] = [];
      const figures: Row[] = [];
      let waiting: readonly Row[] = [];
      const isNoTrial = (row: Row) => {
        const isOne = isMarked(row, layout.trials);
        if (isOne) counts.trials++;
        return !isOne;
      };
      const fit = (row: Row) => {
        if (isMarked(row, layout.unfinished)) counts.unfinished++;
        if (isMarked(row, layout.unapproved)) counts.unapproved++;
        const { hasPlainQuote = false } = row;
        if (hasPlainQuote && counts.plainQuotes++ === 0) firstPlainQuote = row.row;
        // A delimiter that was to be quoted has made one cell two: only as many cells as columns are certain.
        return fitRow(row, header.length, records.isSparse, hasPlainQuote);
      };
      const isNoFigures = (row: Row) => {
        const isOne = below.isFigures(row);
        if (isOne) figures.push(row);
        return !isOne;
      };
      const isNoRepeat = (row: Row) => {
        const isOne = isRepeat(row);
        if (isOne) repeats.push(row.row);
        return !isOne;
      };
      for await (const block of records.readBlocks()) {
        if ('problem' in block) {
          // Cells of a header, or of a note below the data, are merged to be read together.
          const { code, row: merged = 0 } = block.problem;
          const noted = waiting[below.countPeople(waiting)]?.row ?? Number.POSITIVE_INFINITY;
          if (code === 'cells-merged' && (merged <= layout.lastHeaderRow || merged >= noted)) continue;
          yield [{ ...block, isFatal: true }];
          return;
        }
        tell?.(block.share);
        const rows = [...waiting, ...block.rows.filter((each) => isBelow(each) && isNoRepeat(each) && isNoTrial(each))];
        const count = below.countSettled(rows);
        waiting = rows.slice(count);
        isEmpty &&= count === 0;
        yield rows.slice(0, count).filter(isNoFigures).map(fit);
      }
      const people = below.countPeople(waiting);
      const rest = waiting.slice(0, people).map(fit);
      leftOut = [
        ...always,
        ...describePlainQuotes(firstPlainQuote, counts.plainQuotes),
        ...describeRepeats(repeats),
        ...describeMarked('rows-trial', counts.trials, layout.trials, layout),
        ...describeMarked('rows-unfinished', counts.unfinished, layout.unfinished, layout),
        ...describeMarked('rows-unapproved', counts.unapproved, layout.unapproved, layout),
        ...describeFigures(figures),
        ...describeBelow(waiting.slice(people)),
      ];
      yield rest;
      if (isEmpty && people + counts.trials === 0)
        yield [{ problem: { code: 'header-only', row: layout.lastHeaderRow }, isFatal: true }];
    },
  };
}

/** Whether the tool marks a row so. A blank row says nothing, even where nothing is a mark. */
function isMarked(row: Row, marks: readonly Mark[] = []): boolean {
  return (
    marks.some(({ place, texts }) => texts.has(foldText(cellAt(row, place)))) &&
    row.cells.some((cell) => cell.trim() !== '')
  );
}

/** Enough rows to see what the file is; the first of them is never missing. */
async function readHead(records: Records): Promise<{ readonly rows: readonly Row[] } | { readonly problem: Problem }> {
  const rows: Row[] = [];
  for await (const block of records.readBlocks()) {
    // What is wrong further down is told when it is reached.
    if ('problem' in block) return rows.length === 0 ? block : { rows };
    // They are looked at again and again.
    rows.push(...block.rows.map(({ row, cells }) => ({ row, cells })));
    if (rows.length >= sampleSize) break;
  }
  return rows.length === 0 ? { problem: { code: 'file-empty' } } : { rows };
}

/** Empty cells beyond the last column mean nothing; spreadsheets write them where a column was deleted. */
function fitRow(fitting: Row, width: number, isSparse: boolean, isStrict: boolean): Row | BadRow {
  if (widthOf(fitting) === width) return fitting;
  const { row, cells } = fitting;
  if (!isStrict && cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))
    return { row, cells: cells.slice(0, width) };
  if (cells.length < width && isSparse)
    return { row, cells: [...cells, ...new Array<string>(width - cells.length).fill('')] };
  return { problem: { code: 'row-width', row, values: { cells: cells.length, columns: width } }, isFatal: false };
}
