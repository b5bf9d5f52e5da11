import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { findOpposed } from '../../../src/intake/check/findOpposed.ts';

const places = Array.from({ length: 22 }, (_, place) => place);
/** Five dimensions: places 0-3, 4-8, 9-12, 13-16, 17-21. */
const dimensionOf = (place: number) => [4, 9, 13, 17].filter((end) => place >= end).length;

/** Correlations as covariances, with the items turned round that are named. */
function correlate(r: (i: number, j: number) => number, turned: readonly number[] = [], of = places): Matrix {
  const sign = (place: number) => (turned.includes(place) ? -1 : 1);
  return of.map((i) => of.map((j) => (i === j ? 1 : sign(i) * sign(j) * r(i, j))));
}
const answeredBy = (n: number, of = places): Matrix => of.map(() => of.map(() => n));
const alike = () => 0.4;

describe('Items that run against the rest of theirs', () => {
  test.each<[string, readonly number[]]>([
    ['one', [7]],
    ['two', [10, 19]],
    ['a whole dimension', [9, 10, 11, 12]],
    ['the nine of the 1988 edition', [9, 10, 11, 12, 17, 18, 19, 20, 21]],
  ])('are found, be it %s', (_, turned) => {
    expect(findOpposed(correlate(alike, turned), answeredBy(60))).toEqual(turned);
  });

  test('are found where dimensions go together much more than all do, and though items differ in their spread', () => {
    const r = (i: number, j: number) => (dimensionOf(i) === dimensionOf(j) ? 0.5 : 0.2);
    const turned = [9, 10, 11, 12];
    const spread = (place: number) => 1 + (place % 3);
    const covariance = correlate(r, turned).map((row, i) => row.map((each, j) => each * spread(i) * spread(j)));
    expect(findOpposed(covariance, answeredBy(400))).toEqual(turned);
  });

  test('are not looked for among fewer than thirty people, or fewer than four items', () => {
    expect(findOpposed(correlate(alike, [7]), answeredBy(30))).toEqual([7]);
    expect(findOpposed(correlate(alike, [7]), answeredBy(29))).toEqual([]);
    const four = [0, 1, 2, 3];
    const strong = () => 0.8;
    expect(findOpposed(correlate(strong, [2], four), answeredBy(100, four))).toEqual([2]);
    expect(findOpposed(correlate(strong, [2], four.slice(1)), answeredBy(100, four.slice(1)))).toEqual([]);
  });

  test('are not named where nearly half stand against the rest: nobody knows which', () => {
    for (const turned of [places.slice(0, 10), places.slice(0, 11), places.slice(0, 12)])
      expect(findOpposed(correlate(alike, turned), answeredBy(1000))).toEqual([]);
  });

  test('are not those that only go with nothing, or so little against that it may be chance', () => {
    const loose = (r: number) => correlate((i, j) => (i === 7 || j === 7 ? r : 0.4));
    expect(findOpposed(loose(0), answeredBy(1000))).toEqual([]);
    // The correlation with the sum of the 21 others, whose variance is 21 + 420 * 0.4 = 189, is 21 r / √189 = 1.53 r.
    expect(findOpposed(loose(-0.09), answeredBy(10_000))).toEqual([]);
    expect(findOpposed(loose(-0.11), answeredBy(10_000))).toEqual([7]);
    expect(findOpposed(loose(-0.11), answeredBy(100))).toEqual([]);
  });

  test('are none where the others go together no more than twice what chance makes of unrelated answers', () => {
    // Of 22 items and 100 people: ((1 + √0.22)² - 1) / 21 = 0.0551.
    const loose = (others: number) => correlate((i, j) => (i === 7 || j === 7 ? -0.2 : others));
    expect(findOpposed(loose(0.108), answeredBy(100))).toEqual([]);
    expect(findOpposed(loose(0.112), answeredBy(100))).toEqual([7]);
  });

  test('are found beside items that everybody answered alike, or that hardly anybody was asked', () => {
    const covariance = correlate(alike, [7]).map((row, i) => row.map((each, j) => (i === 0 || j === 0 ? 0 : each)));
    const counts = answeredBy(60).map((row, i) => row.map((each, j) => (i === 1 || j === 1 ? 3 : each)));
    expect(findOpposed(covariance, counts)).toEqual([7]);
  });
});
