import { describe, expect, test } from 'vitest';
import type { Scale } from '../../src/core/instrument/scale.ts';
import { startPointCount } from '../../src/intake/countPoints.ts';
import { doubtScale } from '../../src/intake/doubtScale.ts';
import type { ResponseRow } from '../../src/intake/readResponses.ts';
import { givenAnswers, givenForm } from '../core/given.ts';

/** Shows rows of one expectation and one perception each; a point off the scale comes as the problem that it is. */
function watch(pairs: readonly (readonly [number | null, number | null])[], scale: Scale = { min: 1, max: 7 }) {
  const form = givenForm({ scale, items: ['d'] });
  const watched = startPointCount(form);
  for (const [index, pair] of pairs.entries()) {
    const isOn = (point: number | null) => point !== null && point >= scale.min && point <= scale.max;
    const items = givenAnswers(form, ...pair.map((point) => [isOn(point) ? point : null]));
    const problems = pair.flatMap((point): ResponseRow['problems'] =>
      point === null || isOn(point)
        ? []
        : [{ code: 'off-scale', row: index + 2, values: { value: String(point), ...scale } }],
    );
    const none = new Map<string, never>();
    const answers = { items, points: none, outcomes: none, profile: none, comments: none };
    const response = {
      ...{ id: String(index), answers, wave: null, respondent: null, token: null },
      ...{ submittedAt: null, language: null, seconds: null },
    };
    watched.add({ row: index + 2, given: null, response, texts: null, whose: null, problems, isFatal: false });
  }
  return doubtScale(watched.finish(), scale);
}

const repeat = <Value>(values: readonly Value[], times: number) => Array.from({ length: times }, () => values).flat();

describe('The scale of answers is doubted', () => {
  test('where 30 people never left 1 to 5 on a scale of 1 to 7', () => {
    expect(
      watch(
        repeat(
          [
            [1, 5],
            [2, 4],
            [3, 3],
          ],
          10,
        ),
      ),
    ).toEqual({ low: 1, high: 5, likely: { min: 1, max: 5 } });
  });

  test('where many answers lie above the scale, with the usual scale that holds them', () => {
    expect(
      watch(
        repeat(
          [
            [9, 5],
            [7, 1],
            [8, 3],
          ],
          10,
        ),
      ),
    ).toEqual({ low: 1, high: 9, likely: { min: 1, max: 9 } });
    expect(
      watch(
        repeat(
          [
            [10, 5],
            [7, 0],
            [8, 3],
          ],
          10,
        ),
      ),
    ).toEqual({ low: 0, high: 10, likely: { min: 0, max: 10 } });
    expect(
      watch(
        repeat(
          [
            [6, 5],
            [7, 1],
            [2, 3],
          ],
          10,
        ),
        { min: 1, max: 5 },
      ),
    ).toMatchObject({ likely: { min: 1, max: 7 } });
  });

  test('where many answers lie below the scale and reach up to it', () => {
    expect(watch(repeat([[0, 4] as const, [1, 3] as const], 20))).toEqual({
      low: 0,
      high: 4,
      likely: { min: 0, max: 4 },
    });
    const signed = [-2, -1, 0, 1].map((point) => [point, 2] as const);
    expect(watch(repeat(signed, 10))).toMatchObject({ likely: { min: -2, max: 2 } });
  });

  test('where a scale of 0 to 10 was never used above 7', () => {
    expect(
      watch(
        repeat(
          [
            [1, 7],
            [6, 4],
          ],
          15,
        ),
        { min: 0, max: 10 },
      ),
    ).toMatchObject({ likely: { min: 1, max: 7 } });
  });
});

describe('The scale of answers is not doubted', () => {
  test('for codes of those who do not know, apart from the scale or the one that follows seven points', () => {
    const answered = repeat([[1, 7] as const, [2, 6] as const, [3, 5] as const, [4, 4] as const], 10);
    for (const code of [8, 9]) expect(watch([...answered, ...repeat([[code, 4] as const], 5)]), `${code}`).toBeNull();
  });

  test.each<[string, Parameters<typeof watch>[0], Scale?]>([
    ['among fewer than 30 people', repeat([[1, 5] as const], 29)],
    ['among rows without an answer', [...repeat([[1, 5] as const], 29), ...repeat([[null, null] as const], 9)]],
    ['where one answer reaches the top', [...repeat([[1, 5] as const], 150), [1, 6]]],
    ['for slips of the hand', [...repeat([[1, 7] as const], 300), [9, 1], [8, 1]]],
    ['for codes below the scale that are apart from it', repeat([[-1, 7] as const, [1, 2] as const], 20)],
    ['for codes that no scale holds', repeat([[99, 7] as const, [1, 2] as const], 20)],
    ['where the answers fit', repeat([[1, 7] as const], 40)],
    ['where no usual scale fits better', repeat([[0, 6] as const], 40), { min: 0, max: 9 }],
  ])('%s', (_, pairs, scale) => {
    expect(watch(pairs, scale)).toBeNull();
  });
});
