import { describe, expect, test } from 'vitest';
import { packAnswer } from '../../../src/core/answers/packedAnswers.ts';
import { buildMeasurement } from '../../../src/core/report/buildMeasurement.ts';
import { findAgainst } from '../../../src/core/report/findAgainst.ts';
import { deriveSeed, type Random, startRandom } from '../../../src/core/simulation/random.ts';
import { servqualForm, summariseItems } from '../given.ts';

const { scale, items, sides } = servqualForm;

/** Which items are named of so many people; each answer is drawn with what the person thinks of everything, by the item. */
function nameItems(seed: number, people: number, draw: (random: Random, person: number, item: number) => number) {
  const random = startRandom(deriveSeed(1985, seed));
  const packed = Array.from({ length: people }, () => {
    const person = random.normal();
    const answers = items.flatMap((_, item) => sides.map(() => draw(random, person, item)));
    return answers
      .map((answer) => packAnswer(Math.min(scale.max, Math.max(scale.min, Math.round(answer))), scale))
      .join('');
  });
  const summary = summariseItems(servqualForm, packed);
  const measurement = buildMeasurement(servqualForm, summary);
  const rests = [measurement.expectation, measurement.perception].flatMap((side) => side?.items ?? []);
  return {
    named: findAgainst(servqualForm, summary, measurement),
    isBelowZero: rests.some(({ itemRest }) => (itemRest ?? 0) < 0),
  };
}

/** Any two items correlate by .64 / 1.85 = .35: alpha of four or five is .68 to .73, as in ordinary files. */
const ordinary = (random: Random, person: number) => 4.5 + 0.8 * person + 1.1 * random.normal();
/** The seventh runs the other way. */
const reversed = (random: Random, person: number, item: number) => {
  const answer = ordinary(random, person);
  return item === 6 ? scale.min + scale.max - answer : answer;
};

describe('An item that runs against the rest', () => {
  test('is named in less than one of a hundred files of 30 people who answer 22 items by chance', () => {
    const files = Array.from({ length: 600 }, (_, seed) => nameItems(seed, 30, (random) => 0.5 + 7 * random.uniform()));
    // Half of 44 correlations are below zero by chance; Holm's level is .01, on both sides of zero together.
    expect(files.filter(({ isBelowZero }) => isBelowZero)).toHaveLength(600);
    expect(files.filter(({ named }) => named.length > 0).length).toBeLessThan(6);
  });

  test('is not named of 30 people whose answers go together as they usually do', () => {
    const files = Array.from({ length: 200 }, (_, seed) => nameItems(seed, 30, ordinary));
    expect(files.filter(({ isBelowZero }) => isBelowZero).length).toBeGreaterThan(0);
    expect(files.flatMap(({ named }) => named)).toEqual([]);
  });

  test('is named where it is worded the other way, of 100 people in nineteen files of twenty and more', () => {
    const files = Array.from({ length: 100 }, (_, seed) => nameItems(seed, 100, reversed).named);
    const found = files.filter((named) => named.includes(items[6]?.id ?? ''));
    expect(found.length).toBeGreaterThanOrEqual(95);
    expect(new Set(files.flat())).toEqual(new Set([items[6]?.id]));
  });

  test('is not named where it has only nothing to do with the others, however many people prove it', () => {
    const { named, isBelowZero } = nameItems(1, 20_000, (random, person, item) =>
      item === 6 ? 4.5 - 0.08 * person + 1.3 * random.normal() : ordinary(random, person),
    );
    expect({ named, isBelowZero }).toEqual({ named: [], isBelowZero: true });
  });
});
