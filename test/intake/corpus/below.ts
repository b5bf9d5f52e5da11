import { makeWorkbook, writeRows } from '../workbook/makeWorkbook.ts';
import { accept, type BadFile } from './badFile.ts';
import { baseCells, baseRows, changeCells, header, ratings, writeBase, writeText } from './baseFile.ts';
import { sheet } from './workbooks.ts';

/** The base file with rows below it, each as its first cells and one for all ratings; cells at the end may be left out. */
const add = (...rows: readonly (readonly string[])[]) => writeText([...baseCells, ...rows]);
const whole = (...cells: readonly string[]) => [...cells, ...Array(48 - cells.length).fill('')];
const figures = (label: string, ...values: readonly string[]) => [
  label,
  '',
  '',
  '',
  ...ratings.map((_, index) => values[index % values.length] ?? ''),
];
const nobody = Object.fromEntries(header.map((name) => [name, null]));
const workbook = (rows: readonly (readonly string[])[], behind = '') =>
  makeWorkbook({ sheets: [`${sheet}${writeRows(rows)}${behind}`] });
const leftOut = ['6: rows-below'];

/** What people leave below a table, which is nobody's answers. */
export const below: readonly BadFile[] = [
  accept('a note', () => add(['数据来源：前台']), { leftOut }),
  accept('a note in a row as wide as the others', () => add(whole('注：1=非常不同意，7=非常同意')), { leftOut }),
  accept('a note that begins with no word for it', () => add(whole('Collected by the front desk, thank you')), {
    leftOut,
  }),
  accept('a note of two cells', () => add(['Source:', 'front desk']), { leftOut }),
  accept('blank rows, then a note', () => add(whole(), whole(), whole('备注：试点')), { leftOut: ['8: rows-below'] }),
  accept('a key of codes below a note', () => add(whole('说明'), ['1', '男'], ['2', '女']), { leftOut }),
  accept('totals', () => add(figures('合计', '24')), { leftOut }),
  accept('totals that could be answers', () => add(figures('Total', '5', '6')), { leftOut }),
  accept('means', () => add(figures('平均', '5.25', '4.5')), { leftOut }),
  accept(
    'means, deviations, and the highest, in that order',
    () => add(figures('Mean', '5.25'), figures('SD', '1.2'), figures('Max', '7')),
    { leftOut },
  ),
  accept('means without a word', () => add(figures('', '5.25', '4.75', '5')), { leftOut }),
  accept('totals without a word, which could be anything', () => add(figures('', '24', '22', '26')), {
    tells: ratings.map((name) => `6 ${name}: off-scale`),
  }),
  accept(
    'nothing: a person whose answers are twice as high',
    () =>
      writeBase(
        Object.fromEntries(
          ratings.flatMap((name) => [2, 3, 4, 5].map((row) => [`${row} ${name}`, row < 5 ? '1' : '7'])),
        ),
      ),
    {
      reads: Object.fromEntries(
        ratings.flatMap((name) => [2, 3, 4, 5].map((row) => [`${row} ${name}`, row < 5 ? '1' : '7'])),
      ),
    },
  ),
  accept('the rest of a longer table beside', () => writeBeside(), { unused: ['#49', 'mean'] }),
  accept('means in a workbook', () => workbook([figures('AVERAGE', '5.25')]), { leftOut }),
  accept(
    'a note in merged cells',
    () =>
      workbook([['注：本表由前台填写']], '</sheetData><mergeCells><mergeCell ref="A6:F6"/></mergeCells><sheetData>'),
    { leftOut },
  ),
  accept('nothing: a person with an id who answered nothing', () => writeBase({ ...keep(nobody), '5 id': 'guest-4' }), {
    reads: { ...keep(nobody), '5 id': 'guest-4' },
  }),
  accept(
    'nothing: all answers are fractions, and are told one by one',
    () => writeText(baseCells.map((cells) => cells.map((cell) => (/^\d$/.test(cell) ? `${cell}.5` : cell)))),
    { tells: baseRows.flatMap((row) => ratings.map((name) => `${row} ${name}: not-a-whole-number`)) },
  ),
  accept(
    'nothing: somebody whose remark comes first',
    () =>
      writeText(
        baseCells.map((cells, row) => [
          row === 0 ? 'remark' : row < 4 ? 'good' : 'Total waste of time',
          ...cells.slice(1),
        ]),
      ),
    { reads: Object.fromEntries(baseRows.map((row) => [`${row} id`, null])), unused: ['remark'] },
  ),
  accept('nothing: a person called Max who answered', () => writeText(named(['Ann', 'Bea', 'Carl', 'Max'])), {
    reads: Object.fromEntries(['Ann', 'Bea', 'Carl', 'Max'].map((name, index) => [`${index + 2} id`, name])),
  }),
];

/** With another table to the right, which has more rows. */
function writeBeside(): string {
  const beside = ['mean', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6'];
  return writeText(beside.map((cell, row) => [...(baseCells[row] ?? Array(48).fill('')), '', cell]));
}

function keep(cells: Readonly<Record<string, null>>): Record<string, string | null> {
  return Object.fromEntries(Object.keys(cells).map((name) => [`5 ${name}`, null]));
}

function named(names: readonly string[]): string[][] {
  return changeCells(Object.fromEntries(names.map((name, index) => [`${index + 2} id`, name])));
}
