import { makeWorkbook, type WorkbookParts, writeRows } from '../workbook/makeWorkbook.ts';
import { accept, type BadFile, reject } from './badFile.ts';
import { type Changes, changeCells, header } from './baseFile.ts';

const isNumber = (text: string) => /^\d+$/.test(text);
const asSheet = (changes: Changes = {}) =>
  writeRows(changeCells(changes).map((cells) => cells.map((cell) => (isNumber(cell) ? Number(cell) : cell))));
export const sheet = asSheet();
const make =
  (parts: Partial<WorkbookParts> = {}) =>
  () =>
    makeWorkbook({ sheets: [sheet], ...parts });

/** The sheet with the cell of row 3 below E1, which holds 6, as other XML. */
const putCell = (xml: string) => make({ sheets: [asSheet({ '3 E1': '7777' }).replace('<c><v>7777</v></c>', xml)] });
/** The sheet with its rows as XML changed. */
const putRows = (change: (rows: readonly string[]) => readonly string[]) =>
  make({ sheets: [change(sheet.split(/(?<=<\/row>)/)).join('')] });
const numbered = (rows: readonly string[]) => rows.map((row, index) => row.replace('<row>', `<row r="${index + 1}">`));
const broken = ['workbook-broken'];
const dates = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';

/** What is odd about workbooks that Excel, WPS, LibreOffice and programs write. */
export const workbooks: readonly BadFile[] = [
  accept('a workbook', make()),
  accept('a workbook named .csv', make(), { fileName: 'data.csv' }),
  accept('a workbook with macros', make({ others: { 'xl/vbaProject.bin': new Uint8Array(1000) } }), {
    fileName: 'data.xlsm',
  }),
  accept(
    'a hidden first sheet',
    make({ sheets: [writeRows([['secret'], [1]]), sheet], sheetWords: ['state="hidden"'] }),
  ),
  accept(
    'a very hidden first sheet',
    make({ sheets: [writeRows([['a'], [1]]), sheet], sheetWords: ['state="veryHidden"'] }),
  ),
  accept('an empty first sheet', make({ sheets: ['', sheet] })),
  accept('another sheet behind', make({ sheets: [sheet, writeRows([['other'], [1]])] }), {
    leftOut: ['sheets-unread'],
  }),
  reject('a workbook of empty sheets', make({ sheets: ['', '<row r="7"/>'] }), ['file-empty']),
  reject('a workbook without sheets', make({ sheets: [] }), broken),
  reject('a header and no rows', make({ sheets: [writeRows([header])] }), ['1: header-only']),
  accept(
    'empty rows amid the data',
    putRows((rows) =>
      numbered(rows)
        .toSpliced(2, 0, '')
        .map((row) =>
          row
            .replace('<row r="3">', '<row r="30">')
            .replace('<row r="4">', '<row r="40">')
            .replace('<row r="5">', '<row r="50">'),
        ),
    ),
  ),
  accept('a number as text', putCell('<c t="inlineStr"><is><t>6</t></is></c>')),
  accept('a formula with what it came to', putCell('<c><f>3+3</f><v>6</v></c>')),
  accept('a formula that was never worked out', putCell('<c><f>3+3</f></c>'), { tells: ['3 E1: not-a-number'] }),
  accept('a formula that came to nothing', putCell('<c t="str"><f>""</f><v></v></c>'), { reads: { '3 E1': null } }),
  accept('a number as long as computers write it', putCell('<c><v>6.0000000000000000E0</v></c>')),
  accept('a fraction', putCell('<c><v>5.5</v></c>'), { tells: ['3 E1: not-a-whole-number'] }),
  accept('an error', putCell('<c t="e"><v>#N/A</v></c>'), { tells: ['3 E1: not-a-number'] }),
  accept('a truth value', putCell('<c t="b"><v>1</v></c>'), { tells: ['3 E1: not-a-number'] }),
  accept(
    'a rating that was made a date',
    make({ sheets: [asSheet({ '3 E1': '7777' }).replace('<c><v>7777</v>', '<c s="1"><v>6</v>')], styles: dates }),
    { tells: ['3 E1: not-a-number'] },
  ),
  accept(
    'a time as a number that shows a date',
    make({
      sheets: [asSheet({ '3 submitted': '7777' }).replace('<c><v>7777</v>', '<c s="1"><v>46055.395833333336</v>')],
      styles: dates,
    }),
  ),
  accept('an id as a number', make({ sheets: [asSheet({ '3 id': '7' })] }), { reads: { '3 id': '7' } }),
  accept('an id as 1e5', make({ sheets: [asSheet({ '3 id': '7777' }).replace('<v>7777</v>', '<v>1E5</v>')] }), {
    reads: { '3 id': '100000' },
  }),
  accept(
    'shared texts with changes of type and readings above',
    make({
      sheets: [asSheet({ '3 segment': '7777' }).replace('<c><v>7777</v></c>', '<c t="s"><v>0</v></c>')],
      strings: '<si><r><t>西</t></r><r><rPr><b/></rPr><t>门店</t></r><rPh sb="0" eb="1"><t>xī</t></rPh></si>',
    }),
  ),
  accept(
    'a text of the cell itself with readings above',
    make({
      sheets: [
        asSheet({ '3 segment': '7777' }).replace(
          '<c><v>7777</v></c>',
          '<c t="inlineStr"><is><t>西门店</t><rPh sb="0" eb="1"><t>xī</t></rPh></is></c>',
        ),
      ],
    }),
  ),
  accept('a text with a sign that XML cannot hold', make({ sheets: [asSheet({ '3 segment': '西_x0007_' })] }), {
    reads: { '3 segment': '西\u0007' },
  }),
  reject('a text whose list is missing', putCell('<c t="s"><v>5</v></c>'), broken),
  reject('a kind of cell that there is not', putCell('<c t="x"><v>6</v></c>'), broken),
  accept('no styles', make({ others: { 'xl/styles.xml': new Uint8Array() } }), {}),
  reject(
    'rows out of order',
    putRows((rows) => numbered(rows).toSorted((a, b) => (a.includes('r="2"') ? 1 : b.includes('r="2"') ? -1 : 0))),
    broken,
  ),
  reject(
    'two rows of one number',
    putRows((rows) => numbered(rows).map((row) => row.replace('r="3"', 'r="2"'))),
    broken,
  ),
  reject(
    'a row whose number is none',
    putRows((rows) => numbered(rows).map((row) => row.replace('r="3"', 'r="x"'))),
    broken,
  ),
  reject(
    'a row beyond the last of a sheet',
    putRows((rows) => numbered(rows).map((row) => row.replace('r="5"', 'r="99999999999"'))),
    broken,
  ),
  reject('a column beyond XFD', putCell('<c r="XFE3"><v>6</v></c>'), broken),
  reject('a column of four letters', putCell('<c r="AAAA3"><v>6</v></c>'), broken),
  reject('a cell whose place is none', putCell('<c r="?"><v>6</v></c>'), broken),
  reject('two cells of one place', putCell('<c r="E3"><v>6</v></c><c r="E3"><v>2</v></c>'), broken),
  reject(
    'cells of data that are merged',
    make({ sheets: [`${sheet}</sheetData><mergeCells count="1"><mergeCell ref="D3:D4"/></mergeCells><sheetData>`] }),
    ['3: cells-merged'],
  ),
  accept(
    'a title above in merged cells',
    make({
      sheets: [
        `${writeRows([['顾客调查']])}${sheet}</sheetData><mergeCells><mergeCell ref="A1:AV1"/></mergeCells><sheetData>`,
      ],
    }),
  ),
  accept(
    'a cell too many',
    putRows((rows) => rows.map((row, index) => (index === 2 ? row.replace('</row>', '<c><v>1</v></c></row>') : row))),
    { tells: ['3: row-width'] },
  ),
];
