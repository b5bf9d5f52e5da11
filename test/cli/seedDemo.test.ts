import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../../src/cli/seedDemo.ts';
import type { GapNumber } from '../../src/core/gaps/gap.ts';
import type { Audience } from '../../src/core/instrument/side.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { countResponses } from '../../src/storage/responses.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { type OpenDatabase, openSqlite } from '../../src/storage/sqlite.ts';
import { findStudy, listStudies } from '../../src/storage/studies.ts';
import { rememberReports, type StudyReport } from '../../src/web/analyse/studyReport.ts';
import type { Site } from '../../src/web/site.ts';
import { servqualForm } from '../core/given.ts';
import { makeFolder } from '../journeys/program.ts';
import { startSite, type TestSite } from '../site.ts';
import { nextOf, noPlan } from '../storage/given.ts';

async function withDatabase(work: (db: OpenDatabase['db']) => Promise<void>): Promise<void> {
  const folder = makeFolder();
  const opened = await openSqlite(`${folder.path}/demo.db`, true);
  if ('fault' in opened) throw new Error(opened.fault);
  try {
    await work(opened.db);
  } finally {
    await opened.close();
    folder.remove();
  }
}

const countAll = async (db: OpenDatabase['db']) => {
  const counts = await countResponses(db);
  return Object.fromEntries(
    counts
      .filter(({ studyId }) => studyId === 'demo')
      .map(({ audience, count }): [Audience, number] => [audience, count]),
  );
};

describe('The demonstration', () => {
  test('has 240 customers, 18 managers and 26 contact staff, says that they are made, and is finished when it was broken off', () =>
    withDatabase(async (db) => {
      const breakOff = { write: () => Promise.reject(new Error('power cut')), correct: () => Promise.resolve(false) };
      await expect(seedDemo(db, breakOff, new Date(0))).rejects.toThrow('power cut');
      expect((await listStudies(db)).map(({ isMade }) => isMade)).toEqual([true]);
      expect(await countAll(db)).toEqual({});

      await seedDemo(db, startResponseWriter(db), new Date(0));
      const counts = { customer: 240, manager: 18, contact: 26 };
      expect(await countAll(db)).toEqual(counts);
      await seedDemo(db, startResponseWriter(db), new Date(1));
      expect(await countAll(db)).toEqual(counts);
      expect(await listStudies(db)).toHaveLength(1);
    }));

  test('that an earlier version began, without managers and contact staff, is finished as it was', () =>
    withDatabase(async (db) => {
      const study = { id: 'demo', title: { en: 'Demo' }, isMade: true, ...noPlan, design: 'chain' } as const;
      await createStudy(db, study, [servqualForm], nextOf('a', 'b'), '2026-03-02T08:00:00.000Z');
      await seedDemo(db, startResponseWriter(db), new Date(0));
      expect(await countAll(db)).toEqual({ customer: 240 });
      const profiles = await db.selectFrom('response').select('profile').where('profile', 'is not', null).execute();
      expect(profiles).toEqual([]);
    }));
});

describe('The report of the demonstration', () => {
  let site: TestSite;
  let own: StudyReport;
  let shared: StudyReport;
  beforeAll(async () => {
    let inside: Site | undefined;
    site = await startSite({
      demo: true,
      change: (each) => {
        inside = each;
        return each;
      },
    });
    const study = await findStudy(site.db, 'demo');
    if (!inside || !study) throw new Error('the demonstration did not start');
    const reports = rememberReports(inside);
    [own, shared] = [await reports.findOwn(study), await reports.findShared(study)];
  });
  afterAll(() => site.close());

  const gap = (number: GapNumber) => {
    const found = own.report.gaps[number];
    if (!found) throw new Error(`no gap ${number}`);
    return found;
  };
  const widest = (number: GapNumber) =>
    gap(number).dimensions.reduce((worst, each) => ((each.value ?? 0) < (worst.value ?? 0) ? each : worst));

  test('has all five gaps from the first start, shared as well', () => {
    for (const { report } of [own, shared])
      for (const number of [1, 2, 3, 4, 5] as const)
        expect(report.gaps[number]?.value, `gap ${number}`).toBeTypeOf('number');
    expect(own.report.waterfall).not.toBeNull();
    expect(shared.report.responses.used).toBe(240);
    expect(shared.isBehind).toBe(false);
  });

  test('tells a story: care is not known, standards follow what is known, what is arranged is not kept, and was promised most', () => {
    expect([widest(5).id, widest(1).id, widest(3).id, widest(4).id]).toEqual([
      'reliability',
      'empathy',
      'reliability',
      'reliability',
    ]);
    expect(widest(1).value).toBeLessThan(-0.6);
    expect(gap(1).dimensions.find(({ id }) => id === 'tangibles')?.value).toBeGreaterThan(0.2);
    for (const { value } of gap(2).dimensions) expect(Math.abs(value ?? 9)).toBeLessThan(0.3);
    for (const number of [3, 4] as const) {
      expect(widest(number).value).toBeLessThan(-0.7);
      expect(gap(number).value).toBeLessThan(-0.2);
    }
  });

  test('has one antecedent under each of gaps 1, 3 and 4 that is plainly the weakest', () => {
    const weakest = ([1, 3, 4] as const).map((number) => gap(number).antecedents[0]);
    expect(weakest.map((each) => each?.id)).toEqual([
      'research-orientation',
      'perceived-control',
      'horizontal-communication',
    ]);
    for (const each of weakest) expect(each?.mean).toBeLessThan(4);
    for (const { mean } of gap(2).antecedents) expect(mean).toBeGreaterThan(4.5);
  });

  test('splits customers by why they came, and hides a group of fewer than five', () => {
    const [segment] = own.report.segments;
    expect(segment?.id).toBe('purpose');
    const sizes = new Map((own.samples.customer.summary.segments[0] ?? new Map()).entries());
    const small = [...sizes].filter(([, { n }]) => n < 5).map(([value]) => value);
    expect(small).toEqual(['会议 / conference']);
    const hidden = (segment?.groups ?? []).filter(({ isHidden }) => isHidden).map(({ value }) => value);
    expect(hidden).toContain('会议 / conference');
    expect((segment?.groups ?? []).filter(({ isHidden }) => !isHidden).length).toBeGreaterThanOrEqual(2);
    const [sharedSegment] = shared.report.segments;
    expect(sharedSegment?.groups.map(({ value }) => value)).not.toContain('会议 / conference');
    expect(shared.report.notes).toContainEqual({ at: '/segments/0', code: 'groups-hidden' });
  });

  test('has a few customers who hurried through, so that the flags have something to show; staff took their time', () => {
    const { customer, ...staff } = own.samples;
    expect(customer.quality.flagged.n).toBeGreaterThanOrEqual(5);
    expect(customer.quality.flagged.n).toBeLessThanOrEqual(12);
    for (const flag of ['long-string', 'identical-sides', 'too-fast'] as const)
      expect(customer.quality.counts[flag], flag).toBe(customer.quality.flagged.n);
    for (const { quality } of Object.values(staff)) expect(quality.flagged.n).toBe(0);
  });

  test('prints gaps that are the differences of the means it prints, so that nobody is puzzled by rounding', () => {
    const round = (value: number | null | undefined) => Math.round((value ?? Number.NaN) * 100) + 0;
    const sides = own.report.waterfall?.sides;
    for (const { id, expectation, perception, gap: value } of own.report.dimensions)
      expect(round(value), id).toBe(round(perception) - round(expectation));
    const steps = own.report.waterfall?.steps ?? [];
    const means = [sides?.expectation, sides?.belief, sides?.standard, sides?.delivery, sides?.perception];
    for (const [index, { value }] of steps.entries())
      expect(round(value), `step ${index}`).toBe(round(means[index + 1]?.value) - round(means[index]?.value));
  });
});
