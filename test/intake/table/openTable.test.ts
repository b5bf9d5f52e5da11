import { describe, expect, test } from 'vitest';
import { openTable } from '../../../src/intake/table/openTable.ts';
import { writeTemporary } from '../writeTemporary.ts';

async function read(content: string) {
  const table = await openTable(writeTemporary(content));
  if ('problems' in table) return table;
  const rows = [];
  for await (const block of table.readRows())
    rows.push(...block.map((each) => ('problem' in each ? each : { row: each.row, cells: each.cells })));
  return { header: table.header, rows };
}

describe('A table of a CSV file', () => {
  test('rows count as in a spreadsheet: the header is row 1, empty lines and quoted line breaks count as they look', async () => {
    expect(await read('a,b\n\n1,"x\ny"\n3,4')).toEqual({
      header: ['a', 'b'],
      rows: [
        { row: 3, cells: ['1', 'x\ny'] },
        { row: 4, cells: ['3', '4'] },
      ],
    });
  });

  test('empty lines before the header are skipped and counted', async () => {
    expect(await read('\r\n  \r\na,b\r\n1,2\r\n')).toEqual({
      header: ['a', 'b'],
      rows: [{ row: 4, cells: ['1', '2'] }],
    });
  });

  test('header names are made plain: full-width letters and spaces around do not matter', async () => {
    expect(await read('Ｅ１, P1 \n1,2')).toMatchObject({ header: ['E1', 'P1'] });
  });

  test.each([',', ';', '\t'])(
    'the delimiter %j is found from the header, whatever stands in quotation marks',
    async (d) => {
      const others = `${[',', ';', '\t']
        .filter((each) => each !== d)
        .join('')
        .repeat(5)}a`.trim();
      expect(await read(`"${others}"${d}b${d}c\n1${d}2${d}3`)).toEqual({
        header: [others, 'b', 'c'],
        rows: [{ row: 2, cells: ['1', '2', '3'] }],
      });
    },
  );

  test('line ends may be mixed, as in files glued together', async () => {
    expect(await read('a,b\r\n1,2\n3,4\r5,6')).toMatchObject({
      rows: [{ row: 2 }, { row: 3 }, { row: 4, cells: ['5', '6'] }],
    });
  });

  test('columns without a name may be many; those of one name are told apart by their places, and it is said', async () => {
    expect(await read('a,,\n1,2,3')).toMatchObject({ header: ['a', '', ''] });
    const table = await openTable(writeTemporary('\na,b,a,c\n1,2,3,4\n'));
    expect(table).toMatchObject({ header: ['a #1', 'b', 'a #3', 'c'] });
    if ('problems' in table) return;
    expect(table.listLeftOut()).toEqual([{ code: 'columns-numbered', values: { columns: 'a #1, a #3' } }]);
  });

  test('numbers twice in the first row are answers: there is no header', async () => {
    expect(await read('\n5,6,5\n4,4,3\n')).toEqual({ problems: [{ code: 'header-missing', row: 2 }] });
  });

  test('a row that does not fit the header comes as a problem in its place, and reading goes on', async () => {
    expect(await read('a,b\n1\n1,2\n')).toMatchObject({
      rows: [{ problem: { code: 'row-width', row: 2, values: { cells: 1, columns: 2 } }, isFatal: false }, { row: 3 }],
    });
  });

  test('empty cells beyond the last column mean nothing; a cell with something in it does', async () => {
    expect(await read('a,b\n1,2,, \n1,2,,3\n')).toMatchObject({
      rows: [
        { row: 2, cells: ['1', '2'] },
        { problem: { code: 'row-width', row: 3, values: { cells: 4, columns: 2 } } },
      ],
    });
  });

  test('an unclosed quotation ends the reading, with the row and column where it opens', async () => {
    expect(await read('a,b\n1,2\n3,"4\n5,6\n')).toMatchObject({
      rows: [{ row: 2 }, { problem: { code: 'quote-unclosed', row: 3, column: 'b' }, isFatal: true }],
    });
    expect(await read('a,"b\n1,2')).toEqual({ problems: [{ code: 'quote-unclosed', row: 1, column: '2' }] });
  });

  test('a folder and a file that is not there are told from an empty one', async () => {
    expect(await openTable('/')).toEqual({ problems: [{ code: 'file-folder', values: { file: '/' } }] });
    expect(await openTable('/no/such')).toMatchObject({ problems: [{ code: 'file-missing' }] });
    expect(await openTable(writeTemporary('\n \n'))).toEqual({ problems: [{ code: 'file-empty' }] });
  });

  test('five thousand columns are no problem', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `c${index}`).join();
    expect(await read(`${names}\n${names.replaceAll('c', 'd')}`)).toMatchObject({ rows: [{ row: 2 }] });
  });
});

test('forms that Qualtrics marks as previews are left out of the rows, and counted anew at each reading', async () => {
  const names = 'StartDate,Status,Progress,Finished,ResponseId,DistributionChannel,Q1';
  const row = (status: string, channel: string) => `2026-03-01,${status},100,1,R_1,${channel},5`;
  const rows = [row('IP Address', 'anonymous'), row('Survey Preview', 'preview'), row('IP Address', 'preview')];
  const table = await openTable(writeTemporary([names, ...rows, ''].join('\n')));
  if ('problems' in table) throw new Error(JSON.stringify(table.problems));
  const values = { count: 2, columns: 'Status, DistributionChannel' };
  for (const _ of [1, 2]) {
    const found = [];
    for await (const block of table.readRows()) found.push(...block);
    expect(found).toHaveLength(1);
    expect(table.listLeftOut()).toEqual([{ code: 'rows-trial', values }]);
  }
});

test('a study called Total has people, and a row of totals below them is still none', async () => {
  const rows = ['response,study,E1,E2,E3', ...Array.from({ length: 4 }, () => ',Total,5,4,6'), 'Total,,20,16,24', ''];
  const table = await openTable(writeTemporary(rows.join('\n')));
  if ('problems' in table) throw new Error(JSON.stringify(table.problems));
  let count = 0;
  for await (const block of table.readRows()) count += block.length;
  expect(count).toBe(4);
  expect(table.listLeftOut()).toMatchObject([{ code: 'rows-below', row: 6 }]);
});

test('forms that were not finished or not approved are people, and counted anew at each reading; rows of commas are not', async () => {
  const qualtrics = [
    'StartDate,Status,Progress,Finished,ResponseId,Q1',
    '2026-03-01,0,100,True,R_1,5',
    '2026-03-01,0,40,False,R_2,5',
    '2026-03-01,1,9,False,R_3,5',
  ];
  const lime = [
    'id,submitdate,lastpage,startlanguage,Q1',
    '1,2026-03-01 10:00,3,en,5',
    ',,,,',
    '2,,1,en,5',
    '3,,1,en,',
    'Note: a trial,,,,',
  ];
  const kobo = [
    'start,_id,_uuid,_submission_time,_validation_status,Q1',
    ',1,a,2026-03-01,Not Approved,5',
    ',2,b,2026-03-01,,5',
  ];
  for (const [lines, code, values, people] of [
    [qualtrics, 'rows-unfinished', { count: 1, columns: 'Progress, Finished' }, 2],
    [lime, 'rows-unfinished', { count: 2, columns: 'submitdate' }, 4],
    [kobo, 'rows-unapproved', { count: 1, columns: '_validation_status' }, 2],
  ] as const) {
    const table = await openTable(writeTemporary([...lines, ''].join('\n')));
    if ('problems' in table) throw new Error(JSON.stringify(table.problems));
    for (const _ of [1, 2]) {
      let count = 0;
      for await (const block of table.readRows()) count += block.length;
      expect(count).toBe(people);
      expect(table.listLeftOut()).toContainEqual({ code, values });
    }
  }
});

test('rows that repeat the header are left out wherever they stand, with a mark of a file or without cells at the end', async () => {
  const header = ['Survey,,,,', 'name,E1,P1,note,', 'Ann,5,4,x,'];
  const again = ['\ufeffname,E1,P1,note,', 'Ben,6,6,y,', 'Survey,,,,', ' name ,Ｅ１,P1,note', 'name,E1,P2,note,', ''];
  const table = await openTable(writeTemporary([...header, ...again].join('\n')));
  if ('problems' in table) throw new Error(JSON.stringify(table.problems));
  for (const _ of [1, 2]) {
    const rows = [];
    for await (const block of table.readRows())
      rows.push(...block.map((each) => ('problem' in each ? each : { row: each.row, cells: each.cells })));
    expect(rows.map((each) => ('cells' in each ? each.cells[0] : each.problem))).toEqual(['Ann', 'Ben', 'name']);
    expect(table.listLeftOut()).toEqual([{ code: 'rows-header', row: 4, values: { count: 3 } }]);
  }
  expect(table.sample.map(({ row }) => row)).toEqual([3, 5, 8]);
});

describe('Rows that hold figures of the others are nobody, wherever they stand', () => {
  const people = Array.from({ length: 6 }, (_, row) => `${row + 1},5,${row + 1},6`);
  const read = async (lines: readonly string[]) => {
    const table = await openTable(writeTemporary(['No.,E1,P1,P2', ...lines, ''].join('\n')));
    if ('problems' in table) throw new Error(JSON.stringify(table.problems));
    const rows: unknown[] = [];
    for await (const block of table.readRows())
      rows.push(...block.map((each) => ('cells' in each ? each.cells[0] : each)));
    return { rows, sample: table.sample.map(({ cells }) => cells[0]), leftOut: table.listLeftOut() };
  };

  test('the most that could be given above all, and subtotals between branches', async () => {
    const amid = people.toSpliced(3, 0, '小计,15,6,18');
    const { rows, sample, leftOut } = await read(['满分,7,7,7', ...amid, '合计,30,21,36']);
    expect(rows).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(sample).toEqual(rows);
    expect(leftOut).toEqual([
      { code: 'rows-figures', row: 2, values: { text: '满分', count: 2 } },
      { code: 'rows-below', row: 10, values: { text: '合计', count: 1 } },
    ]);
  });

  test('but not where words are what people answer or are called, or more stands behind the word', async () => {
    const words = ['good', 'average', 'poor'];
    const inWords = people.map((_, row) => [0, 1, 2, 3].map((place) => words[(row + place * place) % 3]).join());
    expect(await read([...inWords, 'average,good,poor,good'])).toMatchObject({ rows: { length: 7 }, leftOut: [] });
    for (const first of ['average', 'mean girl']) {
      const named = people.map((line, row) => line.replace(/^\d/, row % 2 === 0 ? first : 'good'));
      expect(await read(named)).toMatchObject({ rows: { length: 6 }, leftOut: [] });
    }
  });
});
