import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tallyOf } from '../../../src/core/statistics/tally.ts';
import { wilcoxonSignedRank } from '../../../src/core/statistics/wilcoxonSignedRank.ts';
import { readJson } from '../given.ts';
import { expectNear } from './near.ts';

/** Written by test/oracle/wilcoxon.R. */
const cases = readJson('test/oracle/wilcoxon.json') as readonly {
  readonly name: string;
  readonly values: number | readonly number[];
  readonly counts: number | readonly number[];
  readonly n: number;
  readonly zeros: number;
  readonly wPlus: number;
  readonly wMinus: number;
  readonly p: number | null;
  readonly rankBiserial: number | null;
}[];

describe("Wilcoxon's signed-rank test", () => {
  test.each(cases.map((each) => [each.name, each] as const))('equals R: %s', (_, expected) => {
    const differences = { values: [expected.values].flat(), counts: [expected.counts].flat() };
    const { n, zeros, wPlus, wMinus, p, rankBiserial } = wilcoxonSignedRank(differences);
    expect([n, zeros, wPlus, wMinus]).toEqual([expected.n, expected.zeros, expected.wPlus, expected.wMinus]);
    expectNear(p, expected.p);
    expectNear(rankBiserial, expected.rankBiserial);
  });

  test('has neither p nor correlation where no difference is left to rank', () => {
    const none = { n: 0, wPlus: 0, wMinus: 0, p: null, rankBiserial: null };
    expect(wilcoxonSignedRank({ values: [], counts: [] })).toEqual({ ...none, zeros: 0 });
    expect(wilcoxonSignedRank({ values: [0], counts: [7] })).toEqual({ ...none, zeros: 7 });
  });

  const samples = fc
    .array(fc.tuple(fc.integer({ min: -36, max: 36 }), fc.integer({ min: 1, max: 2000 })), { maxLength: 40 })
    .map((pairs) => tallyOf(pairs.map(([sixths, count]) => [sixths / 6, count])));

  test('shares n (n + 1) / 2 ranks between the two sides, whatever the ties', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { n, zeros, wPlus, wMinus, p } = wilcoxonSignedRank(sample);
        expect(wPlus + wMinus).toBe((n * (n + 1)) / 2);
        expect(n + zeros).toBe(sample.counts.reduce((sum, count) => sum + count, 0));
        if (p !== null) expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
  });

  test('finds the same when the two sides change places, with the opposite sign', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const found = wilcoxonSignedRank(sample);
        const turned = wilcoxonSignedRank({ values: sample.values.map((d) => -d), counts: sample.counts });
        expect([turned.p, turned.wPlus, turned.wMinus]).toEqual([found.p, found.wMinus, found.wPlus]);
        expectNear(turned.rankBiserial, found.rankBiserial === null ? null : -found.rankBiserial);
      }),
    );
  });
});
