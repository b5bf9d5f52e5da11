import { expect, test } from 'vitest';
import { startPointCount } from '../../src/intake/countPoints.ts';
import { doubtPoints } from '../../src/intake/doubtPoints.ts';
import { givenAnswers, givenForm } from '../core/given.ts';

/** Shows pairs of one expectation and one perception from 1 to 7, each of a person, in words or in numbers. */
function watch(pairs: readonly (readonly [number | null, number | null])[], ...labels: readonly string[]) {
  const questionnaire = givenForm({ scale: { min: 1, max: 7 }, items: ['d'] });
  const watched = startPointCount(questionnaire);
  for (const [row, pair] of pairs.entries()) {
    const none = new Map<string, never>();
    const items = givenAnswers(questionnaire, ...pair.map((point) => [point]));
    const answers = { items, points: none, outcomes: none, profile: none, comments: none };
    const about = { wave: null, respondent: null, token: null, submittedAt: null, language: null, seconds: null };
    watched.add({
      row,
      given: null,
      response: { id: '', answers, ...about },
      texts: null,
      whose: null,
      problems: [],
      isFatal: false,
    });
  }
  return doubtPoints(watched.finish(), { questionnaire, labels: new Map(labels.map((text) => [text, 1])) });
}

const repeat = <Value>(times: number, ...values: readonly Value[]) =>
  Array.from({ length: times }, () => values).flat();
const upTo = (end: number) => Array.from({ length: end }, (_, index) => index + 1);

test('A side that never leaves 1 to 5 is doubted where another often does', () => {
  const pairs = upTo(7).map((point) => [Math.min(point, 5), point] as const);
  expect(watch(repeat(5, ...pairs))).toEqual({ side: { en: 'expectation' }, end: 5 });
  expect(watch(repeat(5, ...pairs).slice(0, 29))).toBeNull();
  // One answer above it, on that side, shows that it could be given.
  expect(watch([...repeat(5, ...pairs), [6, 6]])).toBeNull();
  expect(watch([...repeat(40, [4, 4] as const), [4, 7]])).toBeNull();
  expect(watch(repeat(40, [null, 7] as const, [null, 2] as const))).toBeNull();
});

test('Words of which nobody gave the middle may come of a form that had none; numbers may not', () => {
  const pairs = upTo(7)
    .filter((point) => point !== 4)
    .map((point) => [point, 8 - point] as const);
  expect(watch(repeat(5, ...pairs), 'agree')).toEqual({ unused: [4] });
  expect(watch([...repeat(5, ...pairs), [4, 5]], 'agree')).toBeNull();
  expect(watch(repeat(5, ...pairs))).toBeNull();
  expect(watch(repeat(5, ...pairs), '5分')).toBeNull();
});

test('Numbers of which nobody gave two side by side, but many those beside them, may number choices that were added later', () => {
  const apart = [1, 2, 3, 6, 7];
  const pairs = apart.map((point, place) => [point, apart[4 - place] ?? 0] as const);
  expect(watch(repeat(6, ...pairs))).toEqual({ unused: [4, 5] });
  expect(watch([...repeat(6, ...pairs), [4, 4]])).toBeNull();
  expect(watch(repeat(6, ...pairs).slice(0, 29))).toBeNull();
  // Hardly anybody is so far from the others.
  expect(watch([...repeat(12, [1, 2] as const, [2, 3] as const, [3, 1] as const), [6, 6]])).toBeNull();
});

test('Five words that are read by a list of seven leave two of its points to nobody', () => {
  const five = [1, 2, 4, 6, 7];
  const pairs = five.map((point, place) => [point, five[4 - place] ?? 0] as const);
  expect(watch(repeat(6, ...pairs), 'agree')).toEqual({ unused: [3, 5] });
  // One that nobody chose, of those beside the middle, is no wonder.
  expect(watch([...repeat(6, ...pairs), [3, 4]], 'agree')).toBeNull();
});
