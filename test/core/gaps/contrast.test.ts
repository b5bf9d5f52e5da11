import fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import {
  type Contrast,
  contrastDimension,
  contrastItem,
  contrastOverall,
  describeOverall,
  findScores,
} from '../../../src/core/gaps/contrast.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import type { Moments } from '../../../src/core/statistics/moments.ts';
import type { Tally } from '../../../src/core/statistics/tally.ts';
import { packScore, sumBase } from '../../../src/core/summary/dimensionScore.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { anyStudy, readPoints, servqualForm, summariseItems } from '../given.ts';

/** The contrasts that a report is made of, as far as the questionnaire asks their sides. */
const wanted: readonly Contrast[] = [
  { sides: ['expectation', 'perception'], weights: [-1, 1] },
  { sides: ['expectation', 'perception'], weights: [1, 0] },
  { sides: ['expectation', 'perception'], weights: [0, 1] },
  { sides: ['expectation'], weights: [1] },
  { sides: ['perception'], weights: [1] },
  { sides: ['perception', 'importance'], weights: [2, -3] },
];
const contrastsOf = (form: Questionnaire) =>
  wanted.filter(({ sides }) => sides.every((side) => form.sides.some((asked) => asked.side === side)));

describe('A contrast has the mean and standard deviation that simple-statistics finds in the raw answers', () => {
  test('of an item', () => {
    forEachContrast((form, people, contrast, summary) => {
      for (const item of form.items.keys())
        expectContrasted(
          contrastItem(form, summary, item, contrast),
          people.map((points) => weigh(form, points, contrast, [item])),
        );
    });
  });

  test('of a dimension, over those who answered half of its items', () => {
    forEachContrast((form, people, contrast, summary) => {
      for (const [index, { id }] of form.dimensions.entries())
        expectContrasted(
          contrastDimension(form, findScores(summary, contrast.sides), index, contrast.weights),
          people.map((points) => weigh(form, points, contrast, placesOf(form, id))),
        );
    });
  });

  test('of the whole, over those with a score on every dimension', () => {
    forEachContrast((form, people, contrast, summary) => {
      const values = people.map((points) => {
        const scores = form.dimensions.map(({ id }) => weigh(form, points, contrast, placesOf(form, id)));
        return scores.some((score) => score === null) ? null : mean(scores.map((score) => score ?? 0));
      });
      const table = findScores(summary, contrast.sides);
      expectMoments(contrastOverall(form, table, contrast.weights), values);
      const tallied = contrast.weights.length === 1 || contrast.weights.join() === '-1,1';
      if (!tallied) return;
      expectTally(describeOverall(form, table).tally, values);
      expectMoments(describeOverall(form, table).moments, values);
    });
  });
});

describe('The gap of the very same people', () => {
  test('is their perception less their expectation, to 1e-12, for items, dimensions and the whole', () => {
    const [gap, expectation, perception] = wanted;
    if (!gap || !expectation || !perception) throw new Error('no contrasts');
    fc.assert(
      fc.property(anyStudy(), ([form, responses]) => {
        fc.pre(contrastsOf(form).includes(gap));
        const summary = summariseItems(form, responses);
        const rows: readonly ((contrast: Contrast) => Moments)[] = [
          ...form.items.map((_, index) => (contrast: Contrast) => contrastItem(form, summary, index, contrast).moments),
          ...form.dimensions.map(
            (_, index) =>
              ({ sides, weights }: Contrast) =>
                contrastDimension(form, findScores(summary, sides), index, weights).moments,
          ),
          ({ sides, weights }) => contrastOverall(form, findScores(summary, sides), weights),
        ];
        for (const row of rows) {
          const [difference, e, p] = [row(gap), row(expectation), row(perception)];
          expect([e.n, p.n]).toEqual([difference.n, difference.n]);
          if (difference.n === 0) expect([difference.mean, e.mean, p.mean]).toEqual([null, null, null]);
          else expect(Math.abs((p.mean ?? NaN) - (e.mean ?? NaN) - (difference.mean ?? NaN))).toBeLessThan(1e-12);
        }
      }),
    );
  });
});

test('A contrast over sides that were not asked together is a mistake of ours, and throws', () => {
  fc.assert(
    fc.property(anyStudy(3), ([form, responses]) => {
      expect(() => findScores(summariseItems(form, responses), ['minimum', 'desired'])).toThrow('minimum, desired');
    }),
    { numRuns: 5 },
  );
});

type Points = readonly (readonly (number | null)[])[];

function forEachContrast(
  check: (form: Questionnaire, people: readonly Points[], contrast: Contrast, summary: Summary) => void,
): void {
  fc.assert(
    fc.property(anyStudy(), ([form, responses]) => {
      const summary = summariseItems(form, responses);
      const people = responses.map((packed) => readPoints(form, packed));
      for (const contrast of contrastsOf(form)) check(form, people, contrast, summary);
    }),
  );
}

const placesOf = (form: Questionnaire, dimension: string) =>
  form.items.flatMap((item, index) => (item.dimension === dimension ? [index] : []));

/** The weighted sum of sides, averaged over the items answered on all of them; null below half of the items. */
function weigh(form: Questionnaire, points: Points, { sides, weights }: Contrast, items: readonly number[]) {
  const places = sides.map((side) => form.sides.findIndex((asked) => asked.side === side));
  const sums = items.flatMap((item) => {
    const answers = places.map((place) => points[item]?.[place] ?? null);
    return answers.includes(null) ? [] : [answers.reduce<number>((sum, x, i) => sum + (x ?? 0) * (weights[i] ?? 0), 0)];
  });
  return sums.length * 2 < items.length || sums.length === 0 ? null : mean(sums);
}

function expectMoments(found: Moments, perPerson: readonly (number | null)[]): void {
  const values = perPerson.filter((value) => value !== null);
  expect(found.n).toBe(values.length);
  if (values.length === 0) expect(found.mean).toBeNull();
  else expect(Math.abs((found.mean ?? NaN) - mean(values))).toBeLessThan(1e-9);
  if (values.length < 2) expect(found.variance).toBeNull();
  else expect(Math.abs(Math.sqrt(found.variance ?? NaN) - sampleStandardDeviation(values))).toBeLessThan(1e-6);
}

function expectContrasted(
  { moments, tally }: { readonly moments: Moments; readonly tally: Tally },
  perPerson: readonly (number | null)[],
): void {
  expectMoments(moments, perPerson);
  expectTally(tally, perPerson);
}

function expectTally({ values, counts }: Tally, perPerson: readonly (number | null)[]): void {
  const wanted = perPerson.filter((value) => value !== null).sort((a, b) => a - b);
  const found = values.flatMap((value, index) => new Array<number>(counts[index] ?? 0).fill(value));
  expect(found).toHaveLength(wanted.length);
  for (const [index, value] of found.entries()) expect(Math.abs(value - (wanted[index] ?? NaN))).toBeLessThan(1e-9);
}

test('People with the same score are tied, however many of very many items each answered', () => {
  const [first] = servqualForm.items;
  const [dimension] = servqualForm.dimensions;
  if (!first || !dimension) throw new Error('no items');
  // The least common multiple of 30 to 60 answers is past 2^53.
  const items = Array.from({ length: 60 }, (_, index) => ({ ...first, id: `q${index}`, dimension: dimension.id }));
  const form = { ...servqualForm, items, dimensions: [dimension] };
  const base = sumBase(items.length, form.scale);
  const answered = [30, 35, 40, 45, 50, 55, 60];
  const scores = answered.map((count): [number, number] => [
    packScore([count], [(17 * count) / 5], items.length, base),
    1,
  ]);
  const { complete, overall } = summariseItems(form, []).scores[0] ?? { complete: null, overall: null };
  if (!complete || !overall) throw new Error('no scores');
  const table = { sides: ['perception'] as const, dimensions: [new Map(scores)], complete, overall };
  const { tally } = contrastDimension(form, table, 0, [1]);
  expect(tally.counts).toEqual([7]);
  // 3.4 above the lowest point of a scale from 1.
  expect(tally.values[0]).toBeCloseTo(4.4, 12);
});
