import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { callFivegaps } from './callFivegaps.ts';
import { compareWithR, type Json } from './compareWithR.ts';
import type { Run } from './runFivegaps.ts';

type Row = { readonly [key: string]: Json };
type Report = { readonly [section: string]: Json } & {
  readonly items: readonly Row[];
  readonly dimensions: readonly Row[];
  readonly gaps: Row;
  readonly notes: readonly { readonly at: string; readonly code: string }[];
};

// A whole report draws some thousand samples; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** The files of test/oracle/studies; R's answers to `name.csv` stand in `name.json` (see the R scripts there). */
const study = (file: string): string => fileURLToPath(new URL(`../oracle/studies/${file}`, import.meta.url));
const readReference = (name: string): Report => JSON.parse(readFileSync(study(`${name}.json`), 'utf8'));

const staff = (name: string) => [
  '--managers',
  study(`${name}.managers.csv`),
  '--contact',
  study(`${name}.contact.csv`),
];
const studies = [
  { name: 'kiosk', about: 'six dimensions of one to five items on 0 to 10, three waves, groups of one and four' },
  { name: 'patchy', about: '1 to 5 with two in five answers missing, all ties, no variance, a dimension nobody fills' },
  { name: 'chain', about: 'customers, 30 managers and 25 contact staff on the same items', more: staff('chain') },
  { name: 'direct', about: 'customers, and staff who rate gaps 2 to 4 directly', more: staff('direct') },
  { name: 'nine', about: 'perceptions alone on 1 to 9' },
  { name: 'alone', about: 'one respondent', mapping: 'few' },
  { name: 'pair', about: 'two respondents', mapping: 'few' },
].map(({ name, about, mapping = name, more = [] }) => ({
  name,
  about,
  mapping: study(`${mapping}.mapping.json`),
  args: [study(`${name}.csv`), '--mapping', study(`${mapping}.mapping.json`), ...more],
}));

/** What each section is in words, for the test's name. */
const sections = [
  ['responses', 'rows read, dropped as duplicates, and used'],
  ['items', 'items: n, means, gap, intervals, tests, adjusted p, effect sizes and shares'],
  ['dimensions', 'dimensions: the same, alpha with its interval, reliability of the difference, weight'],
  ['overall', 'the overall gap, unweighted and weighted, and the perception index'],
  ['scores', 'the score under each of its names'],
  ['gaps', 'gaps 1 to 5, each with n, interval and test, and by dimension'],
  ['waterfall', 'the mean of each side, the steps between them, and how far the paired gaps lie from these'],
  ['waves', 'the change between waves: of the gap, of both sides, and of the people who came back'],
  ['segments', 'segments: every group, analyses of variance, and every pair of groups'],
  ['regression', 'regressions of each outcome on the gaps and on the perceptions'],
  ['measurement', 'item-rest correlations, alpha without each item, alpha of all items'],
  ['factors', 'sampling adequacy, sphericity and eigenvalues'],
] as const;

const runs = new Map<string, Promise<Run>>();

function analyze(args: readonly string[]): Promise<Run> {
  const key = args.join(' ');
  const run = runs.get(key) ?? callFivegaps(['analyze', ...args, '--json']);
  runs.set(key, run);
  return run;
}

async function report(args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await analyze(args);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.each(studies)('R and fivegaps analyze agree on $name: $about', ({ name, args, mapping }) => {
  const reference = readReference(name);
  const given = sections.filter(([section]) => section in reference);

  test('the files are read without a complaint', async () => {
    const { code, stderr } = await analyze(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test.each(given)('%s: %s', async (section) => {
    const ours = await report(args);
    expect(compareWithR(ours[section], reference[section] ?? null, `/${section}`)).toEqual([]);
  });

  test('items and dimensions stand in the order of the mapping, on its scale', async () => {
    const { scale, columns } = JSON.parse(readFileSync(mapping, 'utf8'));
    const entries = columns.filter(({ item, side }: Row) => item && (side === 'expectation' || side === 'perception'));
    const ours = await report(args);
    expect(ours['scale']).toEqual(scale);
    const inOrder = (key: string) => [...new Set(entries.map((entry: Row) => entry[key]))];
    expect(ours.items.map(({ id }) => id)).toEqual(inOrder('item'));
    expect(ours.dimensions.map(({ id }) => id)).toEqual(inOrder('dimension'));
  });

  test('a test that does not exist is null with the reason in the notes', async () => {
    const ours = await report(args);
    const reasons = ours.notes.map(({ at }) => at);
    // Where a side was not asked, one note says so for all.
    const missing = (['items', 'dimensions'] as const).flatMap((section) =>
      ours[section].flatMap(({ t }, index) => (t === null ? [`/${section}/${index}`] : [])),
    );
    const unexplained = missing.filter((path) => !reasons.some((at) => at === path || at.startsWith(`${path}/`)));
    expect(reasons.includes('/gaps/5') ? [] : unexplained).toEqual([]);
  });
});

describe('The gaps of managers and contact staff', () => {
  const reference = readReference('chain');
  const sectionsOf = (ours: Report, names: readonly string[]) =>
    names.flatMap((section) => compareWithR(ours[section], reference[section] ?? null, `/${section}`));
  const [customers, managers, contact] = ['chain.csv', 'chain.managers.csv', 'chain.contact.csv'].map(study);

  test('M1..M22, S1..S22, D1..D22 and A1..A22 are recognised by their headers and give the same figures', async () => {
    const ours = await report([customers ?? '', '--managers', managers ?? '', '--contact', contact ?? '']);
    expect(ours['instrument']).toBe('servqual-1991');
    expect(sectionsOf(ours, ['responses', 'items', 'dimensions', 'overall', 'gaps', 'waterfall'])).toEqual([]);
  });

  test('with an instrument named beside the mapping, too', async () => {
    const ours = await report([...(studies[2]?.args ?? []), '--instrument', 'servqual-1991']);
    expect(sectionsOf(ours, ['items', 'dimensions', 'gaps', 'waterfall'])).toEqual([]);
  });

  test('without staff files there is gap 5 alone, and no waterfall', async () => {
    const ours = await report([customers ?? '', '--mapping', study('chain.mapping.json')]);
    expect(ours.gaps).toMatchObject({ 1: null, 2: null, 3: null, 4: null });
    expect(ours['waterfall']).toBeNull();
    expect(compareWithR(ours.gaps['5'], reference.gaps['5'] ?? null, '/gaps/5')).toEqual([]);
  });

  test('with managers but no contact staff there are gaps 1, 2 and 5, and no waterfall', async () => {
    const ours = await report([customers ?? '', '--managers', managers ?? '']);
    expect(ours.gaps).toMatchObject({ 3: null, 4: null });
    expect(ours['waterfall']).toBeNull();
    for (const gap of ['1', '2', '5'])
      expect(compareWithR(ours.gaps[gap], reference.gaps[gap] ?? null, `/gaps/${gap}`)).toEqual([]);
  });

  test('P - E is the sum of the waterfall’s steps', async () => {
    const { waterfall } = (await report(studies[2]?.args ?? [])) as unknown as {
      readonly waterfall: {
        readonly sides: Readonly<Record<'expectation' | 'perception', { readonly value: number }>>;
        readonly steps: readonly { readonly value: number }[];
      };
    };
    const sum = waterfall.steps.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(waterfall.sides.perception.value - waterfall.sides.expectation.value, 12);
  });
});

test('the order of the rows changes not one digit', async () => {
  const [header, ...rows] = readFileSync(study('kiosk.csv'), 'utf8').trimEnd().split('\n');
  const turned = writeTemporary(`${[header, ...rows.reverse()].join('\n')}\n`, 'turned.csv');
  const [plain, other] = await Promise.all(
    [study('kiosk.csv'), turned].map((file) => analyze([file, '--mapping', study('kiosk.mapping.json')])),
  );
  expect(other?.stdout).toBe(plain?.stdout);
  expect(plain?.stdout).not.toBe('');
});
