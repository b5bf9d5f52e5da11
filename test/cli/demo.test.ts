import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCaseIds } from '../../src/intake/listCaseIds.ts';
import { makeFolder } from '../journeys/program.ts';
import { callFivegaps } from './callFivegaps.ts';
import { runFivegaps } from './runFivegaps.ts';

const folder = makeFolder();
const at = (name: string) => `${folder.path}/${name}`;
afterAll(() => folder.remove());

describe('fivegaps demo seed', () => {
  const seed = (...args: readonly string[]) => callFivegaps(['demo', 'seed', ...args, '--db', at('class.db')]);

  test('makes the case that is named a study, in a new database beside the demonstration, and again adds nothing', async () => {
    const made = await seed('car-service', '--lang', 'en');
    expect(made).toEqual({
      code: 0,
      stdout: 'car-service\n',
      stderr: expect.stringMatching(/^The study “car-service” is ready; a program made its responses\./),
    });
    await seed('car-service');
    const { stdout } = await callFivegaps(['studies', 'list', '--json', '--db', at('class.db')]);
    const studies = JSON.parse(stdout) as readonly { id: string; isMade: boolean; responses: { customer: number } }[];
    const told = studies.map(({ id, isMade, responses }) => [id, isMade, responses.customer]).sort();
    expect(told).toEqual([
      ['car-service', true, 220],
      ['demo', true, 240],
    ]);
  });

  test('without a name makes the demonstration, and tells in both languages which cases there are', async () => {
    const { code, stdout, stderr } = await seed();
    expect([code, stdout]).toEqual([0, 'demo\n']);
    expect(stderr).toContain(`教学案例有：${listCaseIds().join(', ')}`);
    expect(stderr).toContain(`The teaching cases are: ${listCaseIds().join(', ')}`);
  });

  test('only lists them where that is asked, and makes nothing', async () => {
    const { code, stdout } = await callFivegaps(['demo', 'seed', '--list', '--lang', 'zh', '--db', at('none.db')]);
    expect(code).toBe(0);
    for (const id of listCaseIds()) expect(stdout).toMatch(new RegExp(`^${id} +\\p{Script=Han}`, 'mu'));
    expect(existsSync(at('none.db'))).toBe(false);
  });
});

describe('fivegaps demo simulate', () => {
  const simulate = (...args: readonly string[]) => callFivegaps(['demo', 'simulate', ...args]);
  const chosen = [
    '-n',
    '400',
    '--mean',
    'empathy.perception=3.4',
    '--careless',
    '0.1',
    '--branches',
    '3',
    '--differ',
    '1.5',
  ];
  let data = '';
  let key: {
    readonly dimensions: readonly { readonly id: string; readonly data: { readonly gap: number } }[];
    readonly careless: { readonly rows: readonly number[] };
    readonly branches: readonly { readonly id: string; readonly offset: number; readonly people: number }[];
  };
  beforeAll(async () => {
    const made = await simulate(...chosen, '-o', at('data.csv'), '--key', at('key.json'));
    expect(made).toEqual({ code: 0, stdout: '', stderr: '' });
    data = readFileSync(at('data.csv'), 'utf8');
    key = JSON.parse(readFileSync(at('key.json'), 'utf8'));
  });

  test('writes data that analyze reads without a mapping, and whose report shows what the key says', async () => {
    const { code, stdout } = await runFivegaps(['analyze', at('data.csv'), '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain('Rows read: 400. Duplicates: 0. Responses used: 400.');
    for (const { id, data: shown } of key.dimensions) {
      const row = new RegExp(`^${id} .*? ([−+][\\d.]+) +\\[([−+][\\d.]+), ([−+][\\d.]+)\\]`, 'im').exec(stdout) ?? [];
      const [gap = NaN, low = NaN, high = NaN] = row.slice(1).map((figure) => Number(figure.replace('−', '-')));
      // Half an interval is 1.97 standard errors; five of them, and a hundredth for rounding.
      expect(Math.abs(gap - shown.gap), id).toBeLessThan((5 * (high - low)) / 2 / 1.97 + 0.01);
    }
  });

  test('has in each branch as many people as the key says', () => {
    for (const { id, people } of key.branches) expect(data.split(id)).toHaveLength(people + 1);
    expect(key.branches.reduce((sum, { offset }) => sum + offset, 0)).toBeCloseTo(0, 12);
  });

  test('writes the same bytes for the same seed, to standard output where no file is named, and others for another seed', async () => {
    expect((await simulate(...chosen)).stdout).toBe(data);
    expect((await simulate(...chosen, '--seed', '7')).stdout).not.toBe(data);
  });

  test('tells in the key, and nowhere else, which rows are careless', () => {
    const rows = data.trimEnd().split('\r\n').slice(1);
    expect(data.split('\r\n')[0]).not.toMatch(/careless|ceiling/);
    const alike = rows.flatMap((row, index) => (/(,(\d))(\1){43}/.test(row) ? [index + 1] : []));
    expect(alike).toEqual(key.careless.rows);
    expect(alike.length).toBeGreaterThan(20);
  });

  test('writes what managers and contact staff answer where a file is named for them, and analyze shows the five gaps of the key', async () => {
    const files = { managers: at('managers.csv'), contact: at('contact.csv') };
    const options = ['--managers', files.managers, '--contact', files.contact];
    const made = await simulate(
      ...[...chosen, '--mean', 'reliability.delivery=3', '--contact-count', '40'],
      ...[...options, '-o', at('all.csv'), '--key', at('all.json')],
    );
    expect(made).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(at('all.csv'), 'utf8').split('\r\n')).toHaveLength(402);
    expect(readFileSync(files.managers, 'utf8').trimEnd().split('\r\n')).toHaveLength(13);
    expect(readFileSync(files.contact, 'utf8').trimEnd().split('\r\n')).toHaveLength(41);
    const { gaps } = JSON.parse(readFileSync(at('all.json'), 'utf8')) as {
      gaps: Readonly<Record<string, { readonly data: number; readonly dimensions: readonly { truth: number }[] }>>;
    };
    // The usual standard of the first dimension is 5.6.
    expect(gaps[3]?.dimensions[0]?.truth).toBe(-2.6);
    const { stdout } = await runFivegaps(['analyze', at('all.csv'), ...options, '--lang', 'en']);
    for (const number of [1, 2, 3, 4, 5]) {
      const row = new RegExp(`^Gap ${number}, .*? ([−+]?\\d\\.\\d\\d) +\\[([−+]?[\\d.]+), ([−+]?[\\d.]+)\\]`, 'm').exec(
        stdout,
      );
      const [gap = NaN, low = NaN, high = NaN] = (row ?? []).slice(1).map((figure) => Number(figure.replace('−', '-')));
      // Half an interval is two standard errors or a little more; five of them, and a hundredth for rounding.
      expect(Math.abs(gap - (gaps[number]?.data ?? NaN)), `gap ${number}`).toBeLessThan(
        (5 * (high - low)) / 2 / 1.97 + 0.01,
      );
    }
  });

  test.each([
    [['--managers', 'managers.csv', '--managers-count', '0'], '--managers'],
    [['--contact-count', '5'], '--contact'],
  ])('refuses a file for nobody, and people without a file', async (options, named) => {
    const { code, stdout, stderr } = await simulate(...options, '--lang', 'en');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^${named} names the file`));
  });

  test('refuses what cannot be, in both languages, with exit code 2', async () => {
    const { code, stdout, stderr } = await simulate(
      '-n',
      '1000001',
      '--ceiling',
      '1.5',
      '--mean',
      'empathy.perception=7.5',
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([
      'people 处：“1000001”不合适。请填 1 到 1000000 之间的整数。',
      'At people: “1000001” does not fit. Give a whole number from 1 to 1000000.',
      'ceiling 处：“1.5”不合适。请填 0 到 1 之间的数。',
      'At ceiling: “1.5” does not fit. Give a number from 0 to 1.',
      'empathy.perception 处：“7.5”不合适。请填 1 到 7 之间的数。',
      'At empathy.perception: “7.5” does not fit. Give a number from 1 to 7.',
    ]);
    const unknown = await simulate('--mean', 'kindness.perception=5', '--lang', 'en');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toMatch(
      /^There is no mean called “kindness\.perception” with this instrument\. There are: /,
    );
    expect((await simulate('--instrument', 'nothing-like-it')).code).toBe(4);
  });

  test('has field names by which analyze knows an instrument that asks for more than the usual one', async () => {
    await simulate('--instrument', 'restaurant', '-n', '30', '-o', at('diners.csv'));
    const { code, stdout, stderr } = await runFivegaps(['analyze', at('diners.csv'), '--lang', 'en']);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^The columns have the names of restaurant,/)]);
    expect(stdout).toContain('Who would buy again');
  });

  test('does so with any instrument, also one without expectations', async () => {
    const { code, stdout } = await simulate('--instrument', 'servperf', '-n', '3', '--mean', 'empathy.perception=2');
    expect(code).toBe(0);
    expect(stdout).toContain('e18.perception');
    expect(stdout).not.toContain('.expectation');
  });
});
