import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { answerAll, type Run, runFivegaps, servqualHeader } from './runFivegaps.ts';

/** Runs a module's text before the program. */
function preload(source: string): readonly string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}

const reportMemory = preload(
  `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`,
);

function peakMegabytes({ stderr }: Run): number {
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

/** A file of the given size whose beginning is followed by one letter again and again. */
function writeLong(name: string, beginning: string, filler: string, megabytes: number): string {
  const path = temporaryPath(name);
  const file = openSync(path, 'w');
  writeSync(file, beginning);
  const block = filler.repeat(2 ** 20 / filler.length);
  for (let i = 0; i < megabytes; i++) writeSync(file, block);
  closeSync(file);
  return path;
}

describe('fivegaps analyze takes little memory', () => {
  let base: Run;
  beforeAll(async () => {
    const small = writeTemporary(`${servqualHeader}\n${answerAll(5)}\n`, 'small.csv');
    base = await runFivegaps(['analyze', small, '--json'], reportMemory);
  });

  test.each([
    ['a line of 120 MB', '', 'a', 'Row 1: This line is too long'],
    ['a second line of 120 MB', `${servqualHeader}\n`, '5', 'Row 2: This line is too long'],
    ['a quotation of 120 MB over many lines', `${servqualHeader}\n"`, '5,5\n', 'Row 2, column “E1”: A quotation mark'],
  ])('%s: exit 2, within 60 MB of what a small file takes', async (name, beginning, filler, message) => {
    const path = writeLong(`${name}.csv`, beginning, filler, 120);
    const run = await runFivegaps(
      ['analyze', path, '--json', '--lang', 'en'],
      ['--max-old-space-size=64', ...reportMemory],
    );
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(peakMegabytes(base)).toBeGreaterThan(20);
    expect(peakMegabytes(run)).toBeLessThan(peakMegabytes(base) + 60);
  });

  test('a hundred thousand rows stream through', async () => {
    const rows = `${answerAll(5)}\n`;
    const path = temporaryPath('rows.csv');
    const file = openSync(path, 'w');
    writeSync(file, `${servqualHeader}\n`);
    for (let i = 0; i < 100; i++) writeSync(file, rows.repeat(1000));
    closeSync(file);
    const run = await runFivegaps(['analyze', path, '--json'], ['--max-old-space-size=64', ...reportMemory]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).responses.used).toBe(100_000);
    expect(peakMegabytes(run)).toBeLessThan(250);
  });
});

describe('fivegaps analyze loads no server and no database', () => {
  const listModules = preload(`
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(
      'export async function resolve(name, context, next) {' +
      '  const found = await next(name, context); process._rawDebug("loaded " + found.url); return found }'));
  `);

  test('neither better-sqlite3 nor kysely nor express nor the writer of decks is among the modules it loads', async () => {
    const path = writeTemporary(`${servqualHeader}\n${answerAll(5)}\n`);
    // The page and the workbook are made by all that the other formats are made by.
    for (const output of [[], ['-o', temporaryPath('out.xlsx')], ['-o', temporaryPath('out.html')]]) {
      const { code, stderr } = await runFivegaps(['analyze', path, ...output], listModules);
      expect(code).toBe(0);
      const loaded = [...stderr.matchAll(/^loaded (file:.*)$/gm)].map(([, url = '']) => url);
      // A file of the program names the modules that were put into it.
      const built = loaded.filter((url) => !url.includes('/node_modules/'));
      const named = built.flatMap((url) => readFileSync(new URL(url), 'utf8').match(/^\/\/ .*\.[jt]s$/gm) ?? []);
      expect(named.some((name) => name.includes('node_modules/csv-parse/'))).toBe(true);
      expect(named).toContain('// src/cli/analyze.ts');
      expect(
        [...loaded, ...named].filter((name) =>
          /better-sqlite3|kysely|express|helmet|pptxgenjs|(src|dist)\/(storage|web)\//.test(name),
        ),
      ).toEqual([]);
    }
  });
});
