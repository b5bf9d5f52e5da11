import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { describe, expect, test } from 'vitest';
import { startRandom } from '../../../src/core/simulation/random.ts';
import { drawBinomial } from '../../../src/core/statistics/drawBinomial.ts';
import { readJson } from '../given.ts';

/** Written by test/oracle/bootstrap.R: the ends of about ten classes of equal chance, and their exact chances by pbinom. */
const { binomial } = readJson('test/oracle/bootstrap.json') as {
  readonly binomial: readonly {
    readonly n: number;
    readonly p: number;
    readonly upper: readonly number[];
    readonly chance: readonly number[];
  }[];
};

const draws = 200_000;

describe('Binomial chance', () => {
  test.each(binomial)('of $n trials at $p falls into classes as often as pbinom says', ({ n, p, upper, chance }) => {
    const random = startRandom(11);
    const seen = chance.map(() => 0);
    for (let draw = 0; draw < draws; draw += 1) {
      const k = drawBinomial(random, n, p);
      const place = upper.findIndex((end) => k <= end);
      const at = place < 0 ? upper.length : place;
      seen[at] = (seen[at] ?? 0) + 1;
    }
    const chi2 = chance.reduce((sum, each, i) => sum + ((seen[i] ?? 0) - draws * each) ** 2 / (draws * each), 0);
    // By chance alone passed once in 100 000 runs; the seed is fixed besides.
    expect(chi2).toBeLessThan(chiSquareQuantile(1 - 1e-5, chance.length - 1));
  });

  test('keeps to what is possible at the ends', () => {
    const random = startRandom(5);
    expect([drawBinomial(random, 0, 0.3), drawBinomial(random, 9, 0), drawBinomial(random, 9, 1)]).toEqual([0, 0, 9]);
  });
});
