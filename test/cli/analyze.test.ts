import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeText } from '../intake/encodeText.ts';
import { makeWorkbook, writeRows } from '../intake/workbook/makeWorkbook.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, managerHeader, oracle, type Run, runFivegaps, servqualHeader } from './runFivegaps.ts';

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

function readReport({ code, stdout, stderr }: Run) {
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

async function analyzeAsJson(...args: readonly string[]) {
  return readReport(await callFivegaps(['analyze', ...args, '--json']));
}

/** What the file of R gives by its mapping, and without it, which many tests look at: the program runs once for all of them. */
let mapped: Run;
let guessed: Run;
beforeAll(async () => {
  mapped = await runFivegaps(['analyze', raw, '--mapping', mapping, '--json']);
  guessed = await callFivegaps(['analyze', raw, '--json', '--lang', 'en']);
});

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
  test('reads 261 rows, drops the one that stands there twice, and uses 260', () => {
    const report = readReport(mapped);
    expect(report.schema).toBe('fivegaps-report/1');
    expect(report.responses).toEqual({ read: 261, duplicates: 1, used: 260 });
  });

  test('items: n, means, gap, sd, t, df, p, interval and dz', () => {
    const report = readReport(mapped);
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

  test('dimensions: the same, without p, which the R script did not write down', () => {
    const report = readReport(mapped);
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

  test('the overall gap and its n', () => {
    const report = readReport(mapped);
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
    const columns = base.columns.map((entry: { column: string; as?: string }) => ({
      ...entry,
      ...(entry.as === 'segment' || entry.as === 'outcome' ? { id: entry.column } : {}),
      column: header[plain.indexOf(entry.column)],
    }));
    const chinese = writeTemporary(JSON.stringify({ ...base, labels, columns }), 'chinese.json');
    expect(await analyzeAsJson(path, '--mapping', chinese)).toEqual(readReport(mapped));
  });
});

describe('fivegaps analyze needs no mapping for the files of other tools', () => {
  const figuresOf = ({ items, dimensions, overall, gaps, waves, scores, regression }: Record<string, unknown>) => ({
    ...{ items, dimensions, overall, gaps, waves, scores, regression },
  });

  test('answers in Chinese words, as 问卷星 exports them by text, give every figure of their numeric twin', async () => {
    const { code, stdout, stderr } = await callFivegaps([
      ...['analyze', oracle('wjx_like_text.gb18030.csv'), '--json', '--lang', 'zh'],
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('这是问卷星导出的文件（把握 70%）');
    const twin = JSON.parse(guessed.stdout);
    const read = JSON.parse(stdout);
    expect(read.instrument).toBe('servqual-1988');
    expect(read.responses).toEqual(twin.responses);
    expect(figuresOf(read)).toEqual(figuresOf(twin));
  });

  test('and so does the same table in a workbook', async () => {
    const rows = readFileSync(raw, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.replaceAll('"', '').split(','));
    const cells = rows.map((row, index) => row.map((cell) => (index > 0 && /^\d+$/.test(cell) ? Number(cell) : cell)));
    const path = writeTemporary(makeWorkbook({ sheets: [writeRows(cells)] }), 'data.xlsx');
    const read = await callFivegaps(['analyze', path, '--json']);
    expect(read.code).toBe(0);
    expect(JSON.parse(read.stdout)).toEqual(JSON.parse(guessed.stdout));
  });

  test('performance and importance give an importance map and no gap 5, on the file’s own items', async () => {
    const header = 'Parking,Staff,Parking - Importance,Staff - Importance';
    const rows = Array.from({ length: 20 }, (_, row) =>
      [4 + (row % 3), 3 + (row % 4), 6 - (row % 2), 5 + (row % 3)].join(),
    );
    const path = writeTemporary(`${header}\n${rows.join('\n')}\n`);
    const { code, stdout, stderr } = await callFivegaps(['analyze', path, '--json', '--lang', 'en']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Its statements are not those of SERVQUAL, so the report is on the file’s own 2 items. Say with --mapping which dimensions they belong to.\n',
    });
    const report = JSON.parse(stdout);
    expect(report.gaps['5']).toBeNull();
    // 4, 5, 6 in turn over 20 people come to 99; 6 and 5 in turn to 110.
    expect(report.items[0].perception).toBeCloseTo(99 / 20, 12);
    expect(report.importance).not.toBeNull();
  });
});

describe('fivegaps analyze reads a raw file of the 1988 edition without being told', () => {
  test('the figures are those of the mapping that turns items 10 to 13 and 18 to 22 round, and the report says so', () => {
    expect(guessed.code).toBe(0);
    expect(guessed.stderr).toContain('servqual-1988 words negatively run against the others on every side');
    const untold = JSON.parse(guessed.stdout);
    const told = readReport(mapped);
    expect(untold.instrument).toBe('servqual-1988');
    expect(untold.notes[0]).toEqual({ at: '', code: 'reversed-detected' });
    expect(untold.items).toEqual(told.items);
    expect(untold.responses).toEqual(told.responses);
    const byId = (rows: readonly { readonly id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(untold.dimensions)).toEqual(byId(told.dimensions));
    expect(untold.overall.unweighted.value).toBeCloseTo(told.overall.unweighted.value, 12);
  });

  test('an instrument that is named is believed, and what runs against it is told', async () => {
    const { code, stdout, stderr } = await callFivegaps(['analyze', raw, '--json', '--instrument', 'servqual-1991']);
    expect(code).toBe(0);
    expect(stderr).not.toContain('servqual-1988');
    expect(stderr).toContain('run against the others');
    expect(JSON.parse(stdout)).toMatchObject({ instrument: 'servqual-1991' });
    expect(JSON.parse(stdout).notes).not.toContainEqual({ at: '', code: 'reversed-detected' });
  });
});

describe('fivegaps analyze joins the files of customers, managers and contact staff', () => {
  const study = (name: string) => oracle(`../studies/${name}`);
  const filesOf = (name: string) => [
    ...[study(`${name}.csv`), '--managers', study(`${name}.managers.csv`), '--contact', study(`${name}.contact.csv`)],
  ];

  test.each([
    ['the chain of sides', 'chain', ['--mapping', study('chain.mapping.json')]],
    ['the chain of sides, by its headers alone', 'chain', []],
    ['the direct ratings', 'direct', ['--mapping', study('direct.mapping.json')]],
  ])('%s: all five gaps as in R', async (_, name, args) => {
    const report = await analyzeAsJson(...filesOf(name), ...args);
    const reference = JSON.parse(readFileSync(study(`${name}.json`), 'utf8'));
    for (const number of ['1', '2', '3', '4', '5']) {
      const [ours, theirs] = [report.gaps[number], reference.gaps[number]];
      expectNear(ours.value, theirs.value, 1e-9, `gap ${number}`);
      expect({ n: ours.n, design: ours.design }).toEqual({ n: theirs.n, design: theirs.design });
      for (const { id, value, n } of theirs.dimensions) {
        const found = ours.dimensions.find((dimension: { id: string }) => dimension.id === id);
        expectNear(found.value, value, 1e-9, `gap ${number} of ${id}`);
        expect(found.n, `gap ${number} of ${id}`).toEqual(n);
      }
    }
    expect(report.responses).toMatchObject(reference.responses);
  });

  const given = {
    customers: writeTemporary(`${servqualHeader}\n${answerAll(6)}\n${answerAll(4)}\n`, 'customers.csv'),
    managers: writeTemporary(
      `${managerHeader},antecedent.goal-setting-1,antecedent.goal-setting-2,id\n${answerAll(3)},7,5,M1\n${answerAll(3)},7,5,M1\n`,
      'managers.csv',
    ),
  };

  test('a row of staff that stands there twice counts once, and a message says so with the file', async () => {
    const args = ['analyze', given.customers, '--managers', given.managers, '--json', '--lang', 'en'];
    const { code, stdout, stderr } = await callFivegaps(args);
    expect(code).toBe(0);
    expect(stderr).toBe(`${given.managers}: 1 row says the same as an earlier one and does not count.\n`);
    const { gaps, responses } = JSON.parse(stdout);
    expect(responses).toEqual({ read: 2, duplicates: 0, used: 2 });
    expect(gaps['1']).toMatchObject({ value: -2, n: [1, 2] });
    expect(gaps['2']).toMatchObject({ value: 0, n: 1, antecedents: [{ id: 'goal-setting', n: 1, mean: 6 }] });
  });

  test('a mapping without entries of managers leaves their file to its headers', async () => {
    const customers = writeTemporary('q1,q2\n5,7\n', 'own.csv');
    const managers = writeTemporary('M1\n6\n', 'own-managers.csv');
    const columns = ['expectation', 'perception'].map((side, index) => ({
      ...{ column: index + 1, item: 'a', dimension: 'd', side },
    }));
    const own = writeTemporary(JSON.stringify({ scale: { min: 1, max: 9 }, columns }), 'own.json');
    const report = await analyzeAsJson(customers, '--managers', managers, '--mapping', own);
    expect(report.gaps['1']).toMatchObject({ value: 1, n: [1, 1] });
  });
});

describe('fivegaps analyze warns of what the figures cannot show', () => {
  const columns = (...names: readonly string[]) =>
    names.map((name) => ({
      column: name,
      item: name.slice(1),
      dimension: 'd',
      side: name.startsWith('E') ? 'expectation' : 'perception',
    }));
  const analyzeWith = async (content: string, entries: readonly object[]) => {
    const own = writeTemporary(JSON.stringify({ scale: { min: 1, max: 7 }, columns: entries }), 'warned.json');
    return callFivegaps(['analyze', writeTemporary(content, 'warned.csv'), '--mapping', own, '--json', '--lang', 'en']);
  };

  test('an item that lacks a side which others have', async () => {
    const { code, stderr } = await analyzeWith('E1,E2,P1\n5,6,7\n', columns('E1', 'E2', 'P1'));
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'No column gives these, so they have no answers: 2.perception\n',
    });
  });

  test('waves that the order does not name, and waves of the order that nobody was in', async () => {
    const wave = { column: 'wave', as: 'wave', order: ['before', 'after', 'never'] };
    const { code, stderr } = await analyzeWith('E1,P1,wave\n5,6,after\n5,6,10\n5,6,before\n5,6,2\n', [
      ...columns('E1', 'P1'),
      wave,
    ]);
    expect(code).toBe(0);
    expect(stderr).toBe(
      "The mapping's order does not name these waves; they come last: 2, 10\n" +
        "The mapping's order names waves that the file does not have: never\n",
    );
  });

  test('answers that never leave 1 to 5, where nobody said that the scale is 1 to 7', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => answerAll(1 + (index % 5)));
    const path = writeTemporary([servqualHeader, ...rows].join('\n'), 'narrow.csv');
    const { code, stdout, stderr } = await callFivegaps(['analyze', path, '--json', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Nearly all answers lie between 1 and 5, but the scale is 1 to 7. If people answered from 1 to 5',
    );
    expect(JSON.parse(stdout).notes).toContainEqual({ at: '/scale', code: 'scale-doubtful' });
    const few = writeTemporary([servqualHeader, ...rows.slice(1)].join('\n'), 'few.csv');
    expect((await callFivegaps(['analyze', few, '--json'])).stderr).toBe('');
  });
});

describe('fivegaps analyze doubts which way the points run', () => {
  test('where words beside the numbers say that 1 is the best answer', async () => {
    const cells = ['1（非常同意）', '2（同意）', '5（非常不同意）'];
    const rows = cells.map(answerAll);
    const path = writeTemporary([servqualHeader, ...rows].join('\n'));
    const { code, stdout, stderr } = await callFivegaps(['analyze', path, '--json', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stderr).toContain('In this file 1 may be the best answer');
    expect(JSON.parse(stdout).notes).toContainEqual({ at: '/scale', code: 'best-first' });
    const right = ['5（非常同意）', '1（非常不同意）'].map(answerAll);
    const plain = writeTemporary([servqualHeader, ...right].join('\n'));
    expect((await callFivegaps(['analyze', plain])).stderr).toBe('');
  });

  test('where who gave higher points is less content with the whole', async () => {
    const rows = Array.from({ length: 35 }, (_, index) => `${answerAll(1 + (index % 7))},${7 - (index % 7)}`);
    const path = writeTemporary([`${servqualHeader},总体满意度`, ...rows].join('\n'));
    const { stderr } = await callFivegaps(['analyze', path, '--json', '--lang', 'en']);
    expect(stderr).toContain('less content with the whole');
  });
});

describe('fivegaps analyze doubts columns that run against the others of their side', () => {
  /** From 1 to 5, and up to two more by turns. */
  const answer = (person: number, place: number) =>
    1 + (person % 5) + ((7 * person + 3 * place + ((person * place) % 5)) % 3);
  const write = (turned: readonly string[]) => {
    const names = servqualHeader.split(',');
    const rows = Array.from({ length: 40 }, (_, person) =>
      names.map((name, place) => (turned.includes(name) ? 8 - answer(person, place) : answer(person, place))).join(),
    );
    return writeTemporary([servqualHeader, ...rows].join('\n'));
  };

  test('by their names, in the report as well, and turns nothing round by itself', async () => {
    const path = write(['E11', 'P20']);
    const { code, stdout, stderr } = await callFivegaps(['analyze', path, '--json', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^The answers in these columns run against the others of their side: E11, P20\. [^\n]*\n$/);
    const report = JSON.parse(stdout);
    expect(report.notes).toContainEqual({ at: '/items', code: 'items-against' });
    const given = Array.from({ length: 40 }, (_, person) => 8 - answer(person, 10));
    expect(report.items[10].expectation).toBeCloseTo(given.reduce((sum, each) => sum + each, 0) / 40, 12);
  });

  test('and says nothing where all go the same way', async () => {
    const { stdout, stderr } = await callFivegaps(['analyze', write([]), '--json']);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('items-against');
  });
});

describe('fivegaps analyze takes answers in words', () => {
  test('of five points in columns called by number, on a scale of five', async () => {
    const rows = ['非常同意', '同意', '普通', '不同意', '非常不同意'].map(answerAll);
    const path = writeTemporary([servqualHeader, ...rows].join('\n'));
    const report = await analyzeAsJson(path);
    expect(report).toMatchObject({ scale: { min: 1, max: 5 }, items: { 0: { n: 5, expectation: 3, perception: 3 } } });
  });
});

describe('fivegaps analyze of importance and performance', () => {
  const path = () => writeTemporary('Car Park,Staff,Car Park - Importance,Staff - Importance\n5,2,6,7\n6,3,5,7\n');

  test('shows both of each item, by the name that the file gives it, and no gap', async () => {
    const { code, stdout } = await callFivegaps(['analyze', path(), '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\. Car Park +5\.50 +5\.50 +2 +Possible overkill/m);
    expect(stdout).toMatch(/^2\. Staff +2\.50 +7\.00 +2 +Concentrate here/m);
  });

  test('as a page it has the map', async () => {
    const { stdout } = await callFivegaps(['analyze', path(), '--json', '--lang', 'en']);
    expect(JSON.parse(stdout)).toMatchObject({ gaps: { 5: null }, importance: [{ source: 'stated' }] });
    const page = temporaryPath('importance.html');
    await callFivegaps(['analyze', path(), '--lang', 'en', '-o', page]);
    expect(readFileSync(page, 'utf8')).toMatch(/<h2>Importance and performance<\/h2>[\s\S]*Concentrate here/);
  });
});

describe('fivegaps analyze draws samples from a seed', () => {
  test('the usual one is 1988, which draws the same again, and another draws others', async () => {
    const usual = readReport(mapped).bootstrap;
    expect(usual.seed).toBe(1988);
    const out = temporaryPath('out.json');
    const written = await callFivegaps(['analyze', raw, '--mapping', mapping, '--seed', '1988', '-o', out]);
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
    // What -o writes is what --json prints.
    expect(readFileSync(out, 'utf8')).toBe(mapped.stdout);
    const other = (await analyzeAsJson(raw, '--mapping', mapping, '--seed', '0')).bootstrap;
    expect(other.seed).toBe(0);
    expect(other.overall).not.toEqual(usual.overall);
  });
});

describe('fivegaps analyze reads what people export', () => {
  const chinese = readFileSync(raw, 'utf8').replaceAll('"individual"', '个人').replaceAll('"corporate"', '企业');

  let plain: Run;
  beforeAll(async () => {
    plain = await callFivegaps(['analyze', writeTemporary(chinese, 'plain.csv'), '--mapping', mapping, '--json']);
  });

  test.each([
    [
      'tabs and Windows line ends, in UTF-8 with byte order mark',
      Buffer.from(`\ufeff${chinese}`.replaceAll(',', '\t').replaceAll('\n', '\r\n')),
    ],
    ['semicolons, in GB18030', encodeText(chinese.replaceAll(',', ';'), 'gb18030')],
  ])('%s: the same JSON to the last digit', async (_, bytes) => {
    const { stdout } = await callFivegaps(['analyze', writeTemporary(bytes), '--mapping', mapping, '--json']);
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
    const both = await callFivegaps(['analyze', path]);
    expect(both.stdout).toContain('Expectation');
    expect(both.stderr).toBe('没有用到的列：note\nColumns not used: note\n');
    const zh = await callFivegaps(['analyze', path, '--lang', 'zh']);
    expect(zh.stdout).toContain('可靠性');
    expect(zh.stderr).toBe('没有用到的列：note\n');
    const locale = await runFivegaps(['analyze', path], [], 'zh_CN.UTF-8');
    expect(locale.stdout).toBe(zh.stdout);
  });

  test('a file that is read is never written over, by whatever name', async () => {
    const own = temporaryPath('own.csv');
    copyFileSync(raw, own);
    const map = temporaryPath('own.json');
    copyFileSync(mapping, map);
    for (const output of [own, join(dirname(own), '.', 'own.csv'), map]) {
      const { code, stdout, stderr } = await callFivegaps(['analyze', own, '--mapping', map, '-o', output]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('is one of the files that are read');
    }
    expect(readFileSync(own)).toEqual(readFileSync(raw));
    expect(readFileSync(map)).toEqual(readFileSync(mapping));
  });

  test('a file of another suffix is refused', async () => {
    const other = await callFivegaps(['analyze', raw, '--mapping', mapping, '-o', 'out.docx', '--lang', 'en']);
    expect(other).toMatchObject({
      code: 2,
      stderr:
        'Cannot write “out.docx”. Let the file name end in one of these: .json, .html, .csv, .xlsx, .pptx, .zip.\n',
    });
  });

  test('-o writes a page, a table of figures or a workbook by the suffix, in the language asked for', async () => {
    const write = async (name: string) => {
      const out = temporaryPath(name);
      expect(await callFivegaps(['analyze', raw, '--mapping', mapping, '--lang', 'zh', '-o', out])).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
      return readFileSync(out);
    };
    const page = (await write('out.HTML')).toString();
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<title>wide_E1-22_P1-22_raw</title>');
    expect(page).toContain('按维度');
    expect((await write('out.csv')).toString()).toMatch(
      /^\uFEFFtable,group,row,column,pointer,value\r\n计入的人,,全部回答,.*\r\n按维度,,\w+,/,
    );
    const parts = unzipSync(await write('out.xlsx'));
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    expect(text('xl/workbook.xml')).toContain('<sheet name="数据" sheetId="1"');
    // The header and the rows that count: one of 261 is a duplicate.
    expect(text('xl/worksheets/sheet1.xml').match(/<row /g)).toHaveLength(261);
  });

  test('- is standard input, of which nothing is left behind', async () => {
    const folder = temporaryPath('tmp');
    mkdirSync(folder);
    const run = (input: string, ...more: readonly string[]) =>
      runFivegaps(['analyze', '-', '--lang', 'en', ...more], [], 'C', { input, settings: { TMPDIR: folder } });
    const piped = await run(`${servqualHeader}\n${answerAll(4)}\n`, '--json');
    expect([piped.code, JSON.parse(piped.stdout).responses.used]).toEqual([0, 1]);
    const [empty, bad] = [await run(''), await run(`${servqualHeader}\n${answerAll(9)}\n`)];
    expect([empty.code, bad.code]).toEqual([2, 3]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('what comes through a pipe with a name is read as a file is', async () => {
    const [make, pipe] = ['mkfifo', temporaryPath('pipe')];
    execFileSync(make, [pipe]);
    const [{ code, stdout }] = await Promise.all([
      runFivegaps(['analyze', pipe, '--json']),
      writeFile(pipe, `${servqualHeader}\n${answerAll(4)}\n`),
    ]);
    expect([code, JSON.parse(stdout).responses.used]).toEqual([0, 1]);
  });

  test('--min-group hides every figure of a smaller file', async () => {
    const path = writeTemporary(`${servqualHeader}\n${answerAll(4)}\n${answerAll(6)}\n`);
    const analyzeFor = async (least: string) => analyzeAsJson(path, '--min-group', least);
    const hidden = await analyzeFor('3');
    expect(hidden).toMatchObject({ overall: { unweighted: { value: null } }, notes: [{ code: 'too-few' }] });
    const shown = await analyzeFor('2');
    expect(shown.overall.unweighted.value).toBe(0);
    const readPerformance = (report: typeof shown) => report.importance[0]?.items[0]?.performance ?? null;
    expect([readPerformance(hidden), readPerformance(shown)]).toEqual([null, 5]);
    expect(hidden.bootstrap.overall).toEqual({ percentile: null, bca: null });
  });

  test('columns that are not recognised: exit 2, and the mapping they need on stdout, ready to edit', async () => {
    const path = writeTemporary('设备期望怎样,设备感知怎样,branch\n5,6,x\n');
    const { code, stdout, stderr } = await callFivegaps(['analyze', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--mapping');
    const draft = JSON.parse(stdout);
    expect(draft.columns.map(({ column }: { column: string }) => column)).toEqual([
      ...['设备期望怎样', '设备感知怎样', 'branch'],
    ]);
    const again = await callFivegaps(['analyze', path, '--json', '--mapping', writeTemporary(stdout, 'draft.json')]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout).items).toMatchObject([{ n: 1, expectation: 5, perception: 6, gap: 1 }]);
  });

  test('whose tool is known, and it is told; the draft takes a row for what the question above it asks, and no ticks for points', async () => {
    const header = '序号,提交答卷时间,所用时间,1、下面各项有多重要（重要性）—停车,态度,第2题(微信),第2题(海报)';
    const path = writeTemporary(`${header}\n1,2026/9/1 12:00:00,60秒,5,4,1,0\n2,2026/9/1 12:01:00,60秒,3,4,0,1\n`);
    const { code, stdout, stderr } = await callFivegaps(['analyze', path, '--lang', 'en']);
    expect(code).toBe(2);
    expect(stderr).toContain('This is an export of wjx, with a confidence of 95 %.');
    const { columns } = JSON.parse(stdout);
    expect(columns.slice(3)).toMatchObject([
      ...[{ side: 'importance' }, { side: 'importance' }, { as: 'ignore' }, { as: 'ignore' }],
    ]);
  });
});
