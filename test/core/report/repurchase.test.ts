import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { summarise } from '../../../src/core/summary/summarise.ts';
import { mergeSummaries, subtractSummary } from '../../../src/core/summary/summary.ts';
import { readJson } from '../given.ts';
import { expectIntervalNear } from '../statistics/near.ts';
import { settings } from './paired.ts';
import { class94, repurchaseForm as form, outcomes, people, reportOf, somebody } from './repurchased.ts';

const r = readJson('test/oracle/rates.json') as {
  readonly contrasts: readonly { readonly value: number; readonly ci: readonly [number, number] }[];
};

describe('Who would buy again', () => {
  test('is counted among those who answered all three questions: above the middle of a scale is yes, the middle is no', () => {
    const said = [
      // On 1 to 7 the first yes is 5, on 0 to 10 it is 6, on 1 to 2 it is 2.
      ...[somebody(5, 6, 2), somebody(7, 10, 1)],
      ...[somebody(5, 5, 2)],
      ...[somebody(4, 6, 2), somebody(4, 6, 1, 1)],
      ...[somebody(4, 5, 1)],
      ...[somebody(null, 6, 2), somebody(5, null, 2), somebody(5, 6, null)],
    ];
    expect(summarise(form, said).repurchase).toEqual([
      { x: 1, n: 2 },
      { x: 1, n: 1 },
      { x: 1, n: 2 },
      { x: 0, n: 1 },
    ]);
    expect(reportOf(said, { minGroup: 1 }).repurchase).toMatchObject({
      n: 6,
      asked: {
        product: { outcome: 'q-product', from: 5 },
        service: { outcome: 'q-service', from: 6 },
        repurchase: { outcome: 'q-repurchase', from: 2 },
      },
    });
  });

  test('has the rates and differences of R, and no note where all of them exist', () => {
    const { repurchase, notes } = reportOf(people(class94));
    expect(repurchase?.cells.map(({ id, n, again }) => [id, n, again])).toEqual([
      ['both', 40, 38],
      ['product', 24, 9],
      ['service', 21, 14],
      ['neither', 9, 2],
    ]);
    // prop.test(38, 40, correct = FALSE)
    expectIntervalNear(repurchase?.cells[0]?.ci ?? null, [0.834961226309, 0.986179332614]);
    const found = ['service', 'together'].map((id) => repurchase?.effects.find((effect) => effect.id === id));
    for (const [index, wanted] of r.contrasts.slice(3).entries()) {
      expect(found[index]?.value).toBeCloseTo(wanted.value, 12);
      expectIntervalNear(found[index]?.ci ?? null, wanted.ci);
    }
    // Half of (95 % - 37.5 % + 66.67 % - 22.22 %) less half of (95 % + 37.5 % - 66.67 % - 22.22 %) is 66.67 % less 37.5 %.
    expect(repurchase?.effects.find(({ id }) => id === 'serviceLessProduct')?.value).toBeCloseTo(14 / 21 - 9 / 24, 12);
    expect(notes.filter(({ at }) => at.startsWith('/repurchase'))).toEqual([]);
  });

  test('has no rate of an empty cell, nor a difference that needs it', () => {
    const { repurchase, notes } = reportOf(people([...class94.slice(0, 3), [0, 0]]));
    expect(repurchase?.cells[3]).toEqual({ id: 'neither', n: 0, isHidden: false, again: 0, value: null, ci: null });
    const known = repurchase?.effects.flatMap(({ id, value }) => (value === null ? [] : [id]));
    expect(known).toEqual(['serviceWhereProduct', 'productWhereService', 'serviceLessProduct']);
    expect(notes).toContainEqual({ at: '/repurchase/cells/3', code: 'no-answers' });
    expect(notes).toContainEqual({ at: '/repurchase/effects/2', code: 'no-answers' });
  });

  test('of nobody is told as that', () => {
    const report = reportOf(Array.from({ length: 9 }, (_, index) => somebody(5, 5, null, index)));
    expect(report.repurchase?.n).toBe(0);
    expect(report.notes.filter(({ at }) => at.startsWith('/repurchase'))).toEqual([
      { at: '/repurchase', code: 'no-answers' },
    ]);
  });

  test('is no part of the report of a study that does not ask all three, so that older bundles are verified as before', () => {
    const without = { ...form, outcomes: outcomes.slice(1) };
    const sample = buildSample(without, people(class94));
    expect(sample.summary.repurchase).toBeNull();
    const report = buildReport({ customer: sample }, { ...settings, read: 94, minGroup: 5 });
    expect('repurchase' in report).toBe(false);
    expect(report.notes.filter(({ at }) => at.startsWith('/repurchase'))).toEqual([]);
  });
});

describe('Cells of few people', () => {
  test('are hidden, and where one of them could be told from the number of all, so is the next smallest', () => {
    const { repurchase, notes } = reportOf(people([...class94.slice(0, 3), [2, 1]]));
    const hidden = { n: null, isHidden: true, again: null, value: null, ci: null };
    expect(repurchase?.n).toBe(87);
    expect(repurchase?.cells.slice(2)).toEqual([
      { id: 'service', ...hidden },
      { id: 'neither', ...hidden },
    ]);
    const known = repurchase?.effects.flatMap(({ id, value }) => (value === null ? [] : [id]));
    expect(known).toEqual(['serviceWhereProduct']);
    expect(notes).toContainEqual({ at: '/repurchase/cells/2', code: 'groups-hidden' });
    expect(notes).toContainEqual({ at: '/repurchase/effects/5', code: 'groups-hidden' });
  });

  test('can be told from nothing that is shown, whatever their sizes', () => {
    const size = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.tuple(size, size, size, size), fc.integer({ min: 2, max: 7 }), (sizes, minGroup) => {
        const { repurchase } = reportOf(people(sizes.map((n) => [n, n >> 1])), { minGroup });
        const seen = repurchase?.cells.filter(({ isHidden }) => !isHidden) ?? [];
        for (const { n } of seen) expect(n === 0 || (n ?? 0) >= minGroup).toBe(true);
        const rest = (repurchase?.n ?? 0) - seen.reduce((sum, { n }) => sum + (n ?? 0), 0);
        const whole = sizes.reduce((sum, n) => sum + n, 0);
        expect(rest === 0 || rest >= minGroup || rest === whole).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('do not come about by a filter: what it chooses has no table, as its cells less those of all may be one person', () => {
    const filter = { 'segment.branch': ['north'] };
    const report = reportOf(people(class94), { filter });
    expect('repurchase' in report).toBe(false);
    expect(report.notes).toContainEqual({ at: '/repurchase', code: 'whole-only' });
    expect(reportOf(people(class94), { filter, minGroup: 1 }).repurchase?.n).toBe(94);
  });
});

test('Counts of who would buy again merge and are taken away exactly', () => {
  const point = (min: number, max: number) => fc.option(fc.integer({ min, max }));
  const anybody = fc
    .tuple(point(1, 7), point(0, 10), point(1, 2))
    .map(([product, service, again]) => somebody(product, service, again));
  fc.assert(
    fc.property(fc.array(anybody), fc.array(anybody), (some, others) => {
      const [a, b, both] = [some, others, [...some, ...others]].map((each) => summarise(form, each));
      if (!a || !b || !both) throw new Error('three');
      expect(mergeSummaries(a, b).repurchase).toEqual(both.repurchase);
      expect(subtractSummary(both, a).repurchase).toEqual(b.repurchase);
    }),
    { numRuns: 40 },
  );
});
