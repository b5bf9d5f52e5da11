import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastDimension, findScores } from '../../../src/core/gaps/contrast.ts';
import {
  itemsNeeded,
  packScore,
  scoreDenominator,
  sumBase,
  unpackScore,
} from '../../../src/core/summary/dimensionScore.ts';
import { anyScale, givenAnswers, givenForm, summariseItems } from '../given.ts';

describe('A dimension score', () => {
  test('needs at least half of the items, rounded up', () => {
    expect([1, 2, 3, 4, 5, 22].map(itemsNeeded)).toEqual([1, 1, 2, 2, 3, 11]);
  });

  test('counts a person with three pairs of five, and not one with two, however many single answers there are', () => {
    const form = givenForm({ items: ['a', 'a', 'a', 'a', 'a'] });
    const three = givenAnswers(form, [7, 7, 7, 7, 7], [null, null, 5, 6, 1]);
    const two = givenAnswers(form, [7, 7, 7, 7, null], [null, null, 5, 6, 1]);
    const scores = findScores(summariseItems(form, [three, two]), ['expectation', 'perception']);
    expect(contrastDimension(form, scores, 0, [-1, 1]).moments).toEqual({
      n: 1,
      mean: (5 + 6 + 1 - 21) / 3,
      variance: null,
    });
  });

  test('becomes whole when multiplied by the least common multiple of 1 to the number of items', () => {
    // OEIS A003418. The numbers below one half add nothing: each has a multiple above it that is not greater than n.
    const published = [
      1, 2, 6, 12, 60, 60, 420, 840, 2520, 2520, 27720, 27720, 360360, 360360, 360360, 720720, 12252240,
    ];
    expect(published.map((_, index) => scoreDenominator(index + 1))).toEqual(published.map(BigInt));
    expect(scoreDenominator(44)).toBe(9419588158802421600n);
  });

  test('is packed into one number and comes out as it went in', () => {
    const parts = fc
      .record({ itemCount: fc.integer({ min: 1, max: 200 }), scale: anyScale, sides: fc.integer({ min: 1, max: 2 }) })
      .chain(({ itemCount, scale, sides }) =>
        fc.record({
          itemCount: fc.constant(itemCount),
          base: fc.constant(sumBase(itemCount, scale)),
          answered: fc.array(fc.integer({ min: 1, max: itemCount }), { minLength: sides, maxLength: sides }),
          sums: fc.array(fc.integer({ min: 0, max: itemCount * (scale.max - scale.min) }), {
            minLength: sides,
            maxLength: sides,
          }),
        }),
      );
    fc.assert(
      fc.property(parts, ({ itemCount, base, answered, sums }) => {
        const key = packScore(answered, sums, itemCount, base);
        expect(Number.isSafeInteger(key)).toBe(true);
        expect(unpackScore(key, sums.length, itemCount, base)).toEqual({ answered, sums });
      }),
    );
  });
});
