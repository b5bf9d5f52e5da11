import { describe, expect, test } from 'vitest';
import { momentsOfFractions } from '../../../src/core/statistics/fractions.ts';
import { funnelLimits } from '../../../src/core/statistics/funnelLimits.ts';
import { momentsOf } from '../../../src/core/statistics/moments.ts';
import { shrinkMeans } from '../../../src/core/statistics/shrinkage.ts';
import { readJson } from '../given.ts';
import { fractionsOf } from './givenGroups.ts';
import { expectIntervalNear, expectNear } from './near.ts';

interface Written {
  readonly name: string;
  readonly denominator: number;
  readonly groups: readonly { readonly values: readonly number[]; readonly counts: readonly number[] }[];
  readonly overall: number;
  readonly shrinkage: {
    readonly centre: number;
    readonly within: number;
    readonly between: number;
    readonly kept: readonly number[];
    readonly shrunk: readonly number[];
  };
  readonly funnel: readonly { readonly inner: readonly number[]; readonly outer: readonly number[] }[];
}

/** What test/oracle/shrinkage.R wrote. */
const named = (readJson('test/oracle/shrinkage.json') as readonly Written[]).map((each) => {
  const moments = each.groups.map(({ values, counts }) =>
    momentsOfFractions(
      fractionsOf(
        values.map((value, index) => [value, counts[index] ?? 0]),
        each.denominator,
      ),
    ),
  );
  return [each.name, { ...each, moments }] as const;
});
const [two, three] = [momentsOf(2, 2n, 2n), momentsOf(3, 9n, 27n)];

describe('Means of groups drawn towards the mean of all', () => {
  test.each(named)('equal R: %s', (_, { moments, shrinkage }) => {
    const found = shrinkMeans(moments);
    expectNear(found?.centre, shrinkage.centre, 1e-9);
    expectNear(found?.within, shrinkage.within, 1e-9);
    expectNear(found?.between, shrinkage.between, 1e-9);
    expectIntervalNear(found?.groups.map(({ kept }) => kept) ?? null, shrinkage.kept, 1e-9);
    expectIntervalNear(found?.groups.map(({ mean }) => mean) ?? null, shrinkage.shrunk, 1e-9);
  });

  test('keep all of their distance where nobody differs within them', () => {
    expect(shrinkMeans([two, three])).toEqual({
      centre: 2,
      within: 0,
      between: 2,
      groups: [
        { kept: 1, mean: 1 },
        { kept: 1, mean: 3 },
      ],
    });
  });

  test('do not exist of one group, of an empty one, or of single people', () => {
    const [none, one] = [momentsOf(0, 0n, 0n), momentsOf(1, 2n, 4n)];
    for (const groups of [[], [three], [two, none], [one, one]]) expect(shrinkMeans(groups)).toBeNull();
  });
});

test.each(named)('The limits of a funnel equal R: %s', (_, { moments, overall, shrinkage, funnel }) => {
  for (const [index, { n }] of moments.entries()) {
    const { inner, outer } = funnelLimits(overall, shrinkage.within, n);
    expectIntervalNear(inner, funnel[index]?.inner ?? [], 1e-9);
    expectIntervalNear(outer, funnel[index]?.outer ?? [], 1e-9);
  }
});
