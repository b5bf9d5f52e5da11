import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../intake/encodeGb18030.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { answerAll, oracle, runFivegaps, servqualHeader } from './runFivegaps.ts';

const raw = oracle('wide_E1-22_P1-22_raw.csv');
const mapping = oracle('mapping.json');

/** A table that R wrote, row by row. */
function readReference(name: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(oracle(name)), { columns: true });
}

function expectNear(actual: number, expected: number, tolerance: number, what: string): void {
  const distance = Math.abs(actual - expected);
  expect(distance, `${what}: ${actual}, in R ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}

async function analyzeAsJson(...args: readonly string[]) {
  const { code, stdout, stderr } = await runFivegaps(['analyze', ...args, '--json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

/** Our names for R's columns. */
const figures = [
  ['n', 'n'],
  ['expectation', 'meanE'],
  ['perception', 'meanP'],
  ['gap', 'gap'],
  ['sd', 'sdGap'],
  ['t', 't'],
  ['dz', 'dz'],
] as const;

describe('fivegaps analyze gives the figures of R for the synthetic 22 x 2 file', () => {
  test('reads 261 rows, drops the one that stands there twice, and uses 260', async () => {
    const report = await analyzeAsJson(raw, '--mapping', mapping);
    expect(report.schema).toBe('fivegaps-report/1');
    expect(report.responses).toEqual({ read: 261, duplicates: 1, used: 260 });
  });

  test('items: n, means, gap, sd, t, df, p, interval and dz', async () => {
    const report = await analyzeAsJson(raw, '--mapping', mapping);
    const reference = readReference('ref_items.csv');
    expect(report.items).toHaveLength(reference.length);
    for (const [index, row] of reference.entries()) {
      const item = report.items[index];
      for (const [ours, theirs] of figures) expectNear(item[ours], Number(row[theirs]), 1e-9, `${item.id}.${ours}`);
      expectNear(item.ci[0], Number(row['ciLow']), 1e-9, `${item.id}.ci`);
      expectNear(item.ci[1], Number(row['ciHigh']), 1e-9, `${item.id}.ci`);
      expect(item.df).toBe(Number(row['n']) - 1);
      expect(Math.abs(item.p / Number(row['p']) - 1)).toBeLessThan(1e-6);
    }
  });

  test('dimensions: the same, without p, which the R script did not write down', async () => {
    const report = await analyzeAsJson(raw, '--mapping', mapping);
    const reference = readReference('ref_dimensions.csv');
    expect(report.dimensions.map(({ id }: { id: string }) => id)).toEqual(reference.map((row) => row['dimension']));
    for (const [index, row] of reference.entries()) {
      const dimension = report.dimensions[index];
      for (const [ours, theirs] of figures)
        expectNear(dimension[ours], Number(row[theirs]), 1e-9, `${dimension.id}.${ours}`);
      expectNear(dimension.ci[0], Number(row['ciLow']), 1e-9, `${dimension.id}.ci`);
      expectNear(dimension.ci[1], Number(row['ciHigh']), 1e-9, `${dimension.id}.ci`);
      expect(dimension.df).toBe(Number(row['n']) - 1);
    }
  });

  test('the overall gap and its n', async () => {
    const report = await analyzeAsJson(raw, '--mapping', mapping);
    const reference = readReference('ref_overall.csv').find(
      (row) => row[''] === 'unweighted_mean_of_dimension_gaps_per_respondent',
    );
    expectNear(report.overall.unweighted.value, Number(reference?.['mean']), 1e-9, 'overall');
    expect(report.overall.unweighted.n).toBe(Number(reference?.['n']));
  });

  test('the same file as R wrote it in GB18030 with Chinese labels, skips and "266秒" gives the same figures', async () => {
    const path = oracle('wjx_like_text.gb18030.csv');
    const base = JSON.parse(readFileSync(mapping, 'utf8'));
    const header =
      new TextDecoder('gb18030').decode(readFileSync(path)).split('\r\n')[0]?.replaceAll('"', '').split(',') ?? [];
    const plain = readFileSync(raw, 'utf8').split('\n')[0]?.replaceAll('"', '').split(',') ?? [];
    const labels = { 非常不同意: 1, 不同意: 2, 比较不同意: 3, 一般: 4, 比较同意: 5, 同意: 6, 非常同意: 7 };
    const columns = base.columns.map((entry: { column: string }) => ({
      ...entry,
      column: header[plain.indexOf(entry.column)],
    }));
    const chinese = writeTemporary(JSON.stringify({ ...base, labels, columns }), 'chinese.json');
    expect(await analyzeAsJson(path, '--mapping', chinese)).toEqual(await analyzeAsJson(raw, '--mapping', mapping));
  });
});

describe('fivegaps analyze reads what people export', () => {
  const chinese = readFileSync(raw, 'utf8').replaceAll('"individual"', '个人').replaceAll('"corporate"', '企业');

  test.each([
    ['UTF-8', Buffer.from(chinese)],
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${chinese}`)],
    ['GB18030', encodeGb18030(chinese)],
    ['semicolons', Buffer.from(chinese.replaceAll(',', ';'))],
    ['tabs', Buffer.from(chinese.replaceAll(',', '\t'))],
    ['Windows line ends', Buffer.from(chinese.replaceAll('\n', '\r\n'))],
  ])('%s: the same JSON to the last digit', async (_, bytes) => {
    const { stdout } = await runFivegaps(['analyze', writeTemporary(bytes), '--mapping', mapping, '--json']);
    const plain = await runFivegaps(['analyze', raw, '--mapping', mapping, '--json']);
    expect(stdout).toBe(plain.stdout);
    expect(stdout).not.toBe('');
  });

  test('E1..E22, P1..P22 needs no mapping: SERVQUAL 1991 is taken', async () => {
    const report = await analyzeAsJson(writeTemporary(`${servqualHeader}\n${answerAll(4)}\n${answerAll(6)}\n`));
    expect(report.instrument).toBe('servqual-1991');
    expect(report.dimensions.map(({ id }: { id: string }) => id)[0]).toBe('reliability');
    expect(report.overall.unweighted).toMatchObject({ n: 2, expectation: 5, perception: 5, gap: 0 });
  });

  test('rows without ids are never duplicates, and a row without answers counts as used', async () => {
    const path = writeTemporary(`${servqualHeader}\n${answerAll(4)}\n${answerAll(4)}\n${answerAll('')}\n`);
    expect((await analyzeAsJson(path)).responses).toEqual({ read: 3, duplicates: 0, used: 3 });
  });

  test('one id in another wave, or with other answers, is no duplicate', async () => {
    const rows = [`a,1,${answerAll(4)}`, `a,2,${answerAll(4)}`, `a,1,${answerAll(5)}`, `a,1,${answerAll(4)}`];
    const path = writeTemporary([`id,wave,${servqualHeader}`, ...rows].join('\n'));
    expect((await analyzeAsJson(path)).responses).toEqual({ read: 4, duplicates: 1, used: 3 });
  });

  test('a table is printed in the language asked for, with messages in both when none is', async () => {
    const path = writeTemporary(`note,${servqualHeader}\nx,${answerAll(4)}\n`);
    const both = await runFivegaps(['analyze', path]);
    expect(both.stdout).toContain('Expectation');
    expect(both.stderr).toBe('没有用到的列：note\nColumns not used: note\n');
    const zh = await runFivegaps(['analyze', path, '--lang', 'zh']);
    expect(zh.stdout).toContain('可靠性');
    expect(zh.stderr).toBe('没有用到的列：note\n');
    const locale = await runFivegaps(['analyze', path], [], 'zh_CN.UTF-8');
    expect(locale.stdout).toBe(zh.stdout);
  });

  test('-o out.json writes what --json prints, and another suffix is refused', async () => {
    const out = temporaryPath('out.json');
    const written = await runFivegaps(['analyze', raw, '--mapping', mapping, '-o', out]);
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8')).toBe(
      (await runFivegaps(['analyze', raw, '--mapping', mapping, '--json'])).stdout,
    );
    expect((await runFivegaps(['analyze', raw, '--mapping', mapping, '-o', 'out.docx'])).code).toBe(2);
  });

  test('--min-group hides every figure of a smaller file', async () => {
    const path = writeTemporary(`${servqualHeader}\n${answerAll(4)}\n`);
    const { stdout } = await runFivegaps(['analyze', path, '--json', '--min-group', '2']);
    expect(JSON.parse(stdout)).toMatchObject({
      overall: { unweighted: { value: null } },
      notes: [{ code: 'too-few' }],
    });
  });

  test('columns that are not recognised: exit 2, and the mapping they need on stdout, ready to edit', async () => {
    const path = writeTemporary('Q1 [期望],Q1 [感知],branch\n5,6,x\n');
    const { code, stdout, stderr } = await runFivegaps(['analyze', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--mapping');
    const draft = JSON.parse(stdout);
    expect(draft.columns.map(({ column }: { column: string }) => column)).toEqual(['Q1 [期望]', 'Q1 [感知]', 'branch']);
    const again = await runFivegaps(['analyze', path, '--json', '--mapping', writeTemporary(stdout, 'draft.json')]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout).items).toMatchObject([{ n: 1, expectation: 5, perception: 6, gap: 1 }]);
  });
});
