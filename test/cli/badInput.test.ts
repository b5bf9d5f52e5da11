import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../src/core/problem.ts';
import { describeProblem } from '../../src/words/sentences.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, managerHeader, runFivegaps, servqualHeader } from './runFivegaps.ts';

const good = answerAll(5);

/** Analyses a bad file and checks what holds for every one of them: two languages, no stack trace. */
async function analyzeBad(content: string | Buffer, ...args: readonly string[]) {
  const run = await callFivegaps(['analyze', writeTemporary(content), ...args]);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.stderr).not.toMatch(/node:|\.js:\d/);
  const lines = run.stderr.split('\n');
  expect(lines.filter((line) => /\p{Script=Han}/u.test(line)).length).toBeGreaterThanOrEqual(1);
  return { ...run, english: lines.filter((line) => line !== '' && !/^\P{Script=Han}{0,20}\p{Script=Han}/u.test(line)) };
}

describe('A file that cannot be used ends with exit code 2, its place and no report', () => {
  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'The file is empty'],
    ['a byte order mark and spaces', '\ufeff \r\n\r\n', 'The file is empty'],
    ['a header without rows', `${servqualHeader}\n`, 'Row 1: The file has a header but no rows'],
    ['a header without rows or line end', servqualHeader, 'Row 1: The file has a header but no rows'],
    ['NUL bytes', Buffer.from([...Buffer.from('E1,P1\n'), 0, 1, 2, 255]), 'neither a text file'],
    ['a broken .xlsx', Buffer.from('PK\x03\x04\x14\x00rest of it'), 'This workbook is damaged'],
    [
      'an .xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'choose “File”, “Save as”, “Excel Workbook (.xlsx)”',
    ],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'take the password off',
    ],
    ['a web page named .xls', '<html><body><table><tr><td>E1</td></tr></table></body></html>', 'This is a web page'],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x45, 0x00, 0x31]), 'UTF-8 or UTF-16'],
    ['Latin-1', Buffer.from(`${servqualHeader},note\n${good},caf\xe9\n`, 'latin1'), 'Row 2: The file’s text encoding'],
    [
      'UTF-8 with one damaged byte',
      Buffer.concat([Buffer.from(`${servqualHeader},备注\n${good},好\n${good},坏`), Buffer.from([0xe5, 0x0a])]),
      'Row 3: The file is in UTF-8 or UTF-16, but this line has damaged bytes',
    ],
    [
      'a quotation that never ends',
      `${servqualHeader}\n${good}\n"${good}\n`,
      'Row 3, column “E1”: A quotation mark that opens',
    ],
    [
      'a quotation mark behind a space',
      `${servqualHeader},n\n${good}, "pipe"\n`,
      'Row 2, column “n”: A quotation mark stands in',
    ],
    ['text after a quotation', `${servqualHeader},n\n${good},"a"b\n`, 'Row 2, column “n”: A quotation mark stands in'],
    ['a header twice', `E1,${servqualHeader}\n5,${good}\n`, 'Row 1, column “E1”: This header stands there twice'],
    [
      'an item without column',
      servqualHeader.replace(',P22', '\n'),
      'Column “P22”: Missing, though others of its kind are there, so the columns are not recognised',
    ],
    [
      'a number beyond the items',
      `${servqualHeader},P23\n`,
      'Column “P23”: Beyond the statements, or there twice, so the columns are not recognised',
    ],
  ])('%s', async (_, content, message) => {
    const { code, stdout, stderr } = await analyzeBad(content, '--json');
    expect(stderr.replaceAll("file's", 'file’s')).toContain(message);
    expect(code).toBe(2);
    // What can be said of the columns is a mapping to edit.
    if (!/not recognised|stands there twice/.test(message)) expect(stdout).toBe('');
  });

  test('a mistake far down in the file leaves no report either', async () => {
    const rows = Array.from({ length: 20_000 }, () => good);
    const { code, stdout, stderr } = await analyzeBad(`${[servqualHeader, ...rows].join('\n')}\n"${good}`, '--json');
    expect(stderr).toContain('Row 20002, column “E1”');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('Rows and cells with mistakes are told one by one; the rest is analysed, with exit code 3', () => {
  test('a value off the scale, a text, a fraction: the cell is left blank, the row stays', async () => {
    const rows = [good.replace('5', '8'), good.replace('5', 'five'), good.replace('5', '4.5'), good];
    const { code, stdout, stderr } = await analyzeBad([servqualHeader, ...rows].join('\n'), '--json');
    expect(stderr).toContain('Row 2, column “E1”: “8” is out of range. Give a whole number from 1 to 7');
    expect(stderr).toContain('Row 3, column “E1”: “five” is not a number.');
    expect(stderr).toContain('Row 4, column “E1”: “4.5” is not a whole number.');
    expect(stderr).toContain('第 2 行');
    expect(code).toBe(3);
    const report = JSON.parse(stdout);
    expect(report.responses).toEqual({ read: 4, duplicates: 0, used: 4 });
    expect(report.items.slice(0, 2)).toMatchObject([
      { id: 't1', n: 1 },
      { id: 't2', n: 4 },
    ]);
  });

  test('a row with a cell too many or too few is left out; empty lines count as rows but are no mistake', async () => {
    const { code, stdout, stderr } = await analyzeBad(`${servqualHeader}\n${good},5\n\n${good}\n5,5\n`, '--json');
    expect(stderr).toContain('Row 2: This row has 45 cells, but the header has 44 columns.');
    expect(stderr).toContain('Row 5: This row has 2 cells, but the header has 44 columns.');
    expect(code).toBe(3);
    expect(JSON.parse(stdout).responses).toEqual({ read: 3, duplicates: 0, used: 1 });
  });

  test('fifty problems are printed, and then how many more there are', async () => {
    const { stderr, code } = await analyzeBad(
      [servqualHeader, ...Array(60).fill(good.replace('5', '9')), good].join('\n'),
    );
    expect(stderr.match(/^Row \d+/gm)).toHaveLength(50);
    expect(stderr).toContain('10 more problems are not listed.');
    expect(code).toBe(3);
  });

  test('codes in a cell that would steer the terminal are not passed on', async () => {
    const { stderr } = await analyzeBad(`${servqualHeader}\n${good.replace('5', '\u001b[2J\u202e')}\n`);
    expect(stderr).toContain('Row 2');
    for (const code of ['\u001b', '\u202e']) expect(stderr).not.toContain(code);
  });
});

describe('Mistakes in one of several files are told with the name of that file', () => {
  const customers = () => writeTemporary(`${servqualHeader}\n${good}\n`, 'customers.csv');
  const analyzeStudy = (managers: string | null, contact: string | null, ...args: readonly string[]) =>
    callFivegaps([
      ...['analyze', customers(), '--lang', 'en', '--json', ...args],
      ...(managers === null ? [] : ['--managers', managers]),
      ...(contact === null ? [] : ['--contact', contact]),
    ]);
  const direct = ['reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles']
    .map((id) => `${id}.able`)
    .join();

  test('a cell off the scale: the report is written, exit 3', async () => {
    const managers = writeTemporary(`${managerHeader}\n${good.replace('5', '9')}\n`, 'managers.csv');
    const { code, stdout, stderr } = await analyzeStudy(managers, null);
    expect(stderr).toBe(
      `${managers}: Row 2, column “M1”: “9” is out of range. Give a whole number from 1 to 7, or leave it empty.\n`,
    );
    expect(code).toBe(3);
    expect(JSON.parse(stdout).gaps['1'].n).toEqual([1, 1]);
  });

  test.each<[string, string, string]>([
    ['an empty file', '', 'The file is empty'],
    ['a header without rows', `${managerHeader}\n`, 'Row 1: The file has a header but no rows'],
    ['the customers’ file instead', `${servqualHeader}\n${good}\n`, 'This is not recognised as a file of managers.'],
    [
      'a side that is not whole',
      `${managerHeader.replace('M1,', '')}\n5\n`,
      'Column “M1”: This is not recognised as a file of managers.',
    ],
  ])('%s of managers: exit 2 and no report', async (_, content, message) => {
    const managers = writeTemporary(content, 'managers.csv');
    const { code, stdout, stderr } = await analyzeStudy(managers, null);
    expect(stderr).toContain(`${managers}: ${message}`);
    expect(code).toBe(2);
    expect(stdout).not.toContain('fivegaps-report');
  });

  test('a file that does not exist: exit 4, and the others are still told of', async () => {
    const contact = writeTemporary('', 'contact.csv');
    const { code, stdout, stderr } = await analyzeStudy('no-such.csv', contact);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('no-such.csv: There is no file “no-such.csv”');
    expect(stderr).toContain(`${contact}: The file is empty`);
  });

  test('managers asked in one design and contact staff in the other: exit 2, never mixed', async () => {
    const managers = writeTemporary(`${managerHeader}\n${good}\n`, 'managers.csv');
    const contact = writeTemporary(`${direct}\n5,5,5,5,5\n`, 'contact.csv');
    const { code, stdout, stderr } = await analyzeStudy(managers, contact);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      '“standard” belongs to the chain of sides and “able” to the direct ratings. One study uses one of the two: leave out the columns of the other.\n',
    );
  });

  test('a mapping of both designs: exit 2 with its place', async () => {
    const item = { item: 't1', dimension: 'd' };
    const columns = [
      ...[
        { ...item, column: 'E1', side: 'expectation' },
        { ...item, column: 'S1', side: 'standard' },
      ],
      { column: 'F', item: 'd', side: 'formalised' },
    ];
    const mapping = writeTemporary(JSON.stringify({ scale: { min: 1, max: 7 }, columns }), 'mixed.json');
    const { code, stdout, stderr } = await analyzeStudy(null, null, '--mapping', mapping);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(
      'At columns: “standard” belongs to the chain of sides and “formalised” to the direct ratings.',
    );
  });

  test('a file that is not recognised gets one mapping for all files, which then serves them', async () => {
    const names = Array.from({ length: 22 }, (_, index) => `您认为顾客对第 ${index + 1} 项怎么看`);
    const managers = writeTemporary(`${names.join()},部门\n${names.map(() => 3).join()},x\n`, 'managers.csv');
    const first = await analyzeStudy(managers, null);
    expect(first.code).toBe(2);
    const { columns } = JSON.parse(first.stdout);
    expect(columns.map(({ audience }: { audience: string }) => audience)).toEqual([
      ...Array(44).fill('customer'),
      ...Array(23).fill('manager'),
    ]);
    const mapping = writeTemporary(first.stdout, 'draft.json');
    const second = await analyzeStudy(managers, null, '--mapping', mapping);
    expect({ code: second.code, stderr: second.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(second.stdout).gaps['1']).toMatchObject({ value: -2, n: [1, 1] });
  });
});

describe('Names of the language itself are harmless as headers', () => {
  test('__proto__, constructor and toString are columns like any other', async () => {
    const path = writeTemporary(`__proto__,constructor,toString,${servqualHeader}\n1,2,3,${good}\n`);
    const { code, stdout, stderr } = await callFivegaps(['analyze', path, '--json', '--lang', 'en']);
    expect(stderr).toBe('Columns not used: __proto__, constructor, toString\n');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).responses.used).toBe(1);
  });

  test('a mapping may name them as items, dimensions and segments', async () => {
    const columns = ['expectation', 'perception'].map((side, index) => ({
      column: ['__proto__', 'constructor'][index],
      item: '__proto__',
      dimension: 'constructor',
      side,
    }));
    const mapping = { scale: { min: 1, max: 5 }, columns: [...columns, { column: 'toString', as: 'segment' }] };
    const path = writeTemporary('__proto__,constructor,toString\n2,3,valueOf\n');
    const args = ['analyze', path, '--json', '--mapping', writeTemporary(JSON.stringify(mapping), 'proto.json')];
    const { code, stdout, stderr } = await callFivegaps(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).items).toMatchObject([{ id: '__proto__', dimension: 'constructor', gap: 1 }]);
  });
});

describe('Bad usage', () => {
  const path = () => writeTemporary(`${servqualHeader}\n${good}\n`);

  test.each([
    ['no command', []],
    ['an unknown command', ['analyse']],
    ['a noun without its verb', ['instrument']],
    ['no file', ['analyze']],
    ['a file too many', ['analyze', 'a.csv', 'b.csv']],
    ['an unknown option', ['analyze', 'a.csv', '--josn']],
    ['a language that there is not', ['analyze', 'a.csv', '--lang', 'fr']],
    ['--min-group 0', ['analyze', 'a.csv', '--min-group', '0']],
    ['a seed below zero', ['analyze', 'a.csv', '--seed', '-1']],
    ['a seed that is not whole', ['analyze', 'a.csv', '--seed', '1.5']],
    ['a seed in letters', ['analyze', 'a.csv', '--seed', 'x']],
    ['a seed beyond nine digits', ['analyze', 'a.csv', '--seed', '1234567890']],
    ['--json and -o together', ['analyze', 'a.csv', '--json', '-o', 'b.json']],
  ])('%s: exit 2 and nothing on stdout', async (_, args) => {
    const { code, stdout, stderr } = await runFivegaps(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('fivegaps');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a file, mapping or instrument that does not exist: exit 4', async () => {
    mkdirSync(temporaryPath('folder'), { recursive: true });
    for (const args of [
      ['no-such.csv'],
      [temporaryPath('folder')],
      [path(), '--mapping', 'no-such.json'],
      [path(), '--instrument', 'no-such'],
      [path(), '--instrument', './no-such.yaml'],
    ]) {
      const { code, stdout, stderr } = await callFivegaps(['analyze', ...args, '--lang', 'en']);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 4, stdout: '' });
      expect(stderr).toMatch(/^There is no (file|instrument)/);
    }
  });

  test('a folder where a file belongs: exit 4, and that it is one', async () => {
    const folder = temporaryPath('folder.csv');
    mkdirSync(folder, { recursive: true });
    for (const args of [
      ['analyze', folder],
      ['analyze', path(), '--mapping', folder],
      ['verify', folder],
    ]) {
      const { code, stdout, stderr } = await callFivegaps(args);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 4, stdout: '' });
      expect(stderr).toMatch(/There is no file “.*folder\.csv”: that is a folder\./);
    }
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read: exit 4, and that it may not', async () => {
    const file = path();
    chmodSync(file, 0);
    const { code, stderr } = await callFivegaps(['analyze', file, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('may not be read') });
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'file-binary'],
    ['a PDF', '%PDF-1.4\n1 0 obj\n', 'file-binary'],
    ['a letter (.docx)', Buffer.from(zipSync({ 'word/document.xml': strToU8('<w/>') })), 'file-spreadsheet'],
    ['nothing', '', 'file-empty'],
  ])('%s under the name of a table: exit 2 and one sentence', async (_, content, wanted) => {
    for (const name of ['x.csv', 'x.xlsx']) {
      const run = await callFivegaps(['analyze', writeTemporary(content, name), '--lang', 'en']);
      expect(run).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) });
      expect(run.stderr).toContain(describeProblem({ code: wanted as ProblemCode }, 'en'));
    }
  });

  test('a mapping that is no JSON, or does not fit: exit 2 with the path or the column', async () => {
    const run = async (mapping: string) =>
      callFivegaps(['analyze', path(), '--lang', 'en', '--mapping', writeTemporary(mapping, 'bad.json')]);
    expect(await run('{')).toMatchObject({ code: 2, stdout: '' });
    const side = await run('{"columns":[{"column":"E1","item":"t1","side":"hope"}]}');
    expect(side).toMatchObject({ code: 2, stdout: '' });
    expect(side.stderr).toContain('At columns.0.side:');
    const absent = await run(
      '{"scale":{"min":1,"max":7},"columns":[{"column":"X1","item":"t1","dimension":"d","side":"perception"}]}',
    );
    expect(absent).toMatchObject({ code: 2, stdout: '' });
    expect(absent.stderr).toContain('Column “X1”: The mapping names this column, but the file does not have it.');
  });

  test('a place that cannot be written to: exit 1 and one line in each language', async () => {
    const nowhere = temporaryPath('no/such/folder.json');
    const { code, stderr } = await runFivegaps(['analyze', path(), '-o', nowhere]);
    expect(code).toBe(1);
    expect(stderr).toBe(`无法使用“${nowhere}”：没有这个位置。\nCannot use “${nowhere}”: there is no such place.\n`);
  });

  test('a database that is a folder, or damaged: exit 1 and what is wrong with it', async () => {
    const [file, folder] = [temporaryPath('damaged.db'), temporaryPath('folder.db')];
    mkdirSync(folder);
    expect((await callFivegaps(['demo', 'seed', '--db', file])).code).toBe(0);
    truncateSync(file, 20_000);
    for (const [db, said] of [
      [
        folder,
        '无法使用数据库：那是一个文件夹，或没有权限。\nCannot use the database: that is a folder, or not allowed.\n',
      ],
      [
        file,
        '无法使用数据库：文件已损坏，请换用备份。\nCannot use the database: its file is damaged, so take a backup instead.\n',
      ],
    ] as const)
      expect(await runFivegaps(['studies', 'list', '--db', db])).toEqual({ code: 1, stdout: '', stderr: said });
  });

  test('--help and --version: exit 0', async () => {
    expect(await runFivegaps(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
    expect(await runFivegaps(['analyze', '--help'])).toMatchObject({ code: 0, stderr: '' });
  });
});
