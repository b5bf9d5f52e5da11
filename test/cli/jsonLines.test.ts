import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { answerAll, oracle, runFivegaps, servqualHeader } from './runFivegaps.ts';

/** What is told on stderr, each line by itself. */
const readLines = (stderr: string) =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

describe('With --json what is told on stderr is one line of JSON each', () => {
  test('with the code of a problem, its place and values, and its sentence in each language', async () => {
    const rows = [servqualHeader, answerAll(5), `9,${answerAll(5).slice(2)}`];
    const run = await runFivegaps(['analyze', writeTemporary(rows.join('\n')), '--json']);
    expect(run.code).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({ responses: { used: 2 } });
    expect(readLines(run.stderr)).toEqual([
      {
        code: 'off-scale',
        row: 3,
        column: 'E1',
        values: { value: '9', min: 1, max: 7 },
        message: { zh: expect.stringContaining('第 3 行'), en: expect.stringContaining('Row 3, column “E1”') },
      },
    ]);
  });

  test('in the language asked for alone, and with the file where there are several', async () => {
    const file = writeTemporary([servqualHeader, answerAll(5)].join('\n'), 'customers.csv');
    const args = ['analyze', file, '--managers', temporaryPath('nobody.csv'), '--json', '--lang', 'en'];
    const { code, stderr } = await runFivegaps(args);
    expect(code).toBe(4);
    expect(readLines(stderr)).toMatchObject([
      { code: 'file-missing', file: expect.stringContaining('nobody.csv'), message: { en: expect.any(String) } },
    ]);
    expect(stderr).not.toContain('"zh"');
  });

  test.each([
    ['a mistake on the command line', ['analyze', '--json', '--nothing'], 'usage', 2],
    [
      'a study that is not there',
      ['report', 'build', 'inn', '--json', '--db', temporaryPath('no.db')],
      'database-missing',
      4,
    ],
  ])('%s as well', async (_, args, code, exit) => {
    const run = await runFivegaps(args);
    expect(run).toMatchObject({ code: exit, stdout: '' });
    expect(readLines(run.stderr)).toMatchObject([{ code, message: { zh: expect.stringMatching(/\p{Script=Han}/u) } }]);
  });

  test('what is not a problem has a code as well: the tool, its own left-out rows, and doubts', async () => {
    const text = readFileSync(oracle('wjx_like_text.gb18030.csv'));
    const { stderr } = await runFivegaps(['analyze', writeTemporary(text), '--json', '--lang', 'en']);
    expect(readLines(stderr).map(({ code }) => code)).toEqual(['reversed-detected', 'recognised']);
    const rows = [servqualHeader, ...Array.from({ length: 8 }, () => answerAll(5)), `Mean${','.repeat(43)}`];
    const below = await runFivegaps(['analyze', writeTemporary(rows.join('\n')), '--json', '--lang', 'en']);
    expect(readLines(below.stderr)).toMatchObject([{ code: 'rows-below', row: 10 }]);
  });

  test('the name of a column cannot turn the letters of a terminal round', async () => {
    const file = writeTemporary([`${servqualHeader},x\u202e\u0085y`, `${answerAll(5)},1`].join('\n'));
    const { stderr } = await runFivegaps(['analyze', file, '--json', '--lang', 'en']);
    expect(stderr).toContain('\\u202e');
    expect(stderr).not.toMatch(/[\u0080-\u009f\u202e]/);
  });
});
