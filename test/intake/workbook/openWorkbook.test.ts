import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openTable } from '../../../src/intake/table/openTable.ts';
import { writeTemporary } from '../writeTemporary.ts';
import { makeWorkbook, type WorkbookParts, writeRows } from './makeWorkbook.ts';

async function read(content: Buffer) {
  const table = await openTable(writeTemporary(content, 'data.xlsx'));
  if ('problems' in table) return table;
  const rows = [];
  for await (const block of table.readRows()) rows.push(...block);
  return { header: table.header, rows };
}

const readParts = (parts: WorkbookParts) => read(makeWorkbook(parts));
const cellsOf = async (parts: WorkbookParts) => {
  const table = await readParts(parts);
  return 'rows' in table ? table.rows.map((row) => ('cells' in row ? row.cells : row.problem)) : table;
};

describe('A table of an .xlsx workbook', () => {
  test('rows keep the numbers that the spreadsheet shows, and empty ones are left out', async () => {
    const rows =
      '<row r="3"><c r="A3" t="str"><v>E1</v></c><c r="B3" t="str"><v>P1</v></c></row><row r="4"/><row r="7"><c r="B7"><v>5</v></c></row>';
    expect(await readParts({ sheets: [rows] })).toEqual({ header: ['E1', 'P1'], rows: [{ row: 7, cells: ['', '5'] }] });
  });

  test('cells stand in the columns that their addresses name, and may be left out', async () => {
    const sheet = `${writeRows([['a', 'b', 'c', 'd']])}<row><c r="B2"><v>2</v></c><c r="D2"><v>4</v></c></row><row><c r="A3"><v>1</v></c></row>`;
    expect(await cellsOf({ sheets: [sheet] })).toEqual([
      ['', '2', '', '4'],
      ['1', '', '', ''],
    ]);
  });

  test('a row that is wider than the header is a problem, as in a file of text', async () => {
    expect(await cellsOf({ sheets: [writeRows([['a'], [1, 2]])] })).toEqual([
      { code: 'row-width', row: 2, values: { cells: 2, columns: 1 } },
    ]);
  });

  test('texts come from the shared list, whole where they change their look, without the readings above them', async () => {
    const strings =
      '<si><t>编号</t></si><si><r><t xml:space="preserve">非常 </t></r><r><t>满意</t></r><rPh><t>feichang</t></rPh></si><si><t>a&amp;b&#x4E00;<![CDATA[<c>]]></t></si>';
    const sheet = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>';
    expect(await readParts({ sheets: [sheet], strings })).toMatchObject({ header: ['编号'] });
    expect(await cellsOf({ sheets: [sheet], strings })).toEqual([['非常 满意'], ['a&b一<c>']]);
  });

  test('numbers are as short as can be, formulas give what they came to, errors their name', async () => {
    const sheet = `${writeRows([['a']])}<row><c><v>3.0000000000000000E0</v></c></row><row><c><f>1+1</f><v>2</v></c></row><row><c t="str"><f>"x"</f><v>x</v></c></row><row><c t="e"><v>#N/A</v></c></row><row><c t="b"><v>1</v></c></row>`;
    expect(await cellsOf({ sheets: [sheet] })).toEqual([['3'], ['2'], ['x'], ['#N/A'], ['TRUE']]);
  });

  test('dates are written year first; a format with days in quotation marks is none', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d\\ h:mm;@"/><numFmt numFmtId="165" formatCode="0&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[Red]0.00"/><numFmt numFmtId="167" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs>';
    const cell = (style: number, value: number) => `<row><c s="${style}"><v>${value}</v></c></row>`;
    // 45658 is 1 January 2025, counted from 1900 as ECMA-376 18.17.4.1 says.
    const sheet =
      writeRows([['a']]) +
      [cell(0, 45658), cell(1, 45658), cell(2, 45658.5), cell(3, 7), cell(4, 1.5), cell(5, 45658), cell(6, 0.75)].join(
        '',
      );
    expect(await cellsOf({ sheets: [sheet], styles })).toEqual([
      ['45658'],
      ['2025-01-01'],
      ['2025-01-01 12:00:00'],
      ['7'],
      ['1.5'],
      ['2025-01-01'],
      ['18:00:00'],
    ]);
    expect(
      await cellsOf({ sheets: [writeRows([['a']]) + cell(1, 44196)], styles, bookWords: '<workbookPr date1904="1"/>' }),
    ).toEqual([['2025-01-01']]);
  });

  test('a share of one that shows as a percentage is one; what is more was typed before it was shown so', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="0.0%;[Red]-0.0%"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts><cellXfs><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const cell = (style: number, value: number) => `<row><c s="${style}"><v>${value}</v></c></row>`;
    const cells = [cell(0, 0.15), cell(1, 0.125), cell(0, 1), cell(0, 0), cell(0, 5), cell(2, 0.2)];
    expect(await cellsOf({ sheets: [writeRows([['a']]) + cells.join('')], styles })).toEqual(
      ['15%', '12.5%', '100%', '0%', '5', '0.2'].map((text) => [text]),
    );
  });

  test('the first visible sheet with something in it counts', async () => {
    const sheets = [writeRows([['hidden'], [1]]), '<row/>', writeRows([['a'], [1]]), writeRows([['b'], [2]])];
    expect(await readParts({ sheets, sheetWords: ['state="hidden"'] })).toMatchObject({ header: ['a'] });
  });

  test('a cover sheet, whose rows have one cell each, is passed over where a table follows', async () => {
    const cover = writeRows([['Survey of 2026'], ['Answers are on the next sheet.']]);
    const table = writeRows([['Survey'], ['E1', 'P1'], [6, 5]]);
    expect(await readParts({ sheets: [cover, table] })).toMatchObject({ header: ['Survey'] });
    expect(await readParts({ sheets: [cover, '<row/>', cover] })).toMatchObject({ header: ['Survey of 2026'] });
  });

  test('a codebook or a summary is passed over where another sheet has four times as many columns or more', async () => {
    const book = writeRows([
      ['Column', 'Question'],
      ['E1', 'Clean rooms'],
    ]);
    const table = (width: number) => writeRows([Array.from({ length: width }, (_, place) => `E${place + 1}`), [6, 5]]);
    expect(await readParts({ sheets: [book, table(9)] })).toMatchObject({ header: table(9).match(/E\d/g) });
    expect(await readParts({ sheets: [book, table(8)] })).toMatchObject({ header: ['Column', 'Question'] });
    expect(await readParts({ sheets: [table(8), table(9)] })).toMatchObject({ header: table(8).match(/E\d/g) });
  });

  test('elements may carry the prefix of a namespace', async () => {
    const sheet =
      '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row>';
    const others = {
      'xl/worksheets/sheet1.xml': strToU8(`<x:worksheet xmlns:x="u"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`),
    };
    expect(await readParts({ sheets: [''], others })).toEqual({ header: ['a'], rows: [{ row: 2, cells: ['1'] }] });
  });

  test('ten thousand rows come whole and in order', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => [index]);
    const cells = await cellsOf({ sheets: [writeRows([['a'], ...rows])] });
    expect(cells).toEqual(rows.map(([index]) => [String(index)]));
  });
});

describe('A workbook that cannot be read says so', () => {
  const problem = (code: string) => ({ problems: [{ code }] });

  test.each([
    ['a zip file of something else', zipSync({ 'content.xml': strToU8('<office/>') }), 'file-spreadsheet'],
    ['one without a sheet that has anything', makeWorkbook({ sheets: ['<row/>'] }), 'file-empty'],
    ['half of one', makeWorkbook({ sheets: [writeRows([['a']])] }).subarray(0, 500), 'workbook-broken'],
    ['one whose sheet is no XML', makeWorkbook({ sheets: ['<row><c>'] }), 'workbook-broken'],
    ['one with an entity of its own', makeWorkbook({ sheets: ['<row><c><v>&lol;</v></c></row>'] }), 'workbook-broken'],
  ])('%s', async (_, content, code) => {
    expect(await read(Buffer.from(content))).toEqual(problem(code));
  });

  test('what unpacks to more than two hundred times its size', async () => {
    const bomb = { 'xl/sharedStrings.xml': Buffer.alloc(2 ** 24, ' ') };
    expect(await read(makeWorkbook({ sheets: [writeRows([['a'], [1]])], others: bomb }))).toEqual(
      problem('workbook-broken'),
    );
  });

  test('what breaks off below the header ends there, with the row', async () => {
    const sheet = `${writeRows([['a'], [1]])}${writeRows([[1]]).repeat(40_000)}<broken`;
    const table = await readParts({ sheets: [sheet] });
    expect('rows' in table && table.rows.at(-1)).toMatchObject({ problem: { code: 'workbook-broken' }, isFatal: true });
  });
});
