import { describe, expect, test } from 'vitest';
import { startSideDoubt } from '../../../src/intake/check/doubtSides.ts';
import { startPointCount } from '../../../src/intake/countPoints.ts';
import { givenAnswers, givenResponse, servqualForm } from '../../core/given.ts';

const around = { row: 2, given: null, texts: null, whose: null, problems: [], isFatal: false };
const { items, sides } = servqualForm;
const [expectation, perception] = sides.map(({ title }) => title);

/** What is doubted of people who gave one answer to all items of each side. */
function look(people: readonly (readonly [number, number])[]) {
  const doubt = startSideDoubt({ questionnaire: servqualForm });
  const counts = startPointCount(servqualForm);
  for (const [E, P] of people) {
    const packed = givenAnswers(servqualForm, ...[E, P].map((point) => items.map(() => point)));
    for (const each of [doubt, counts]) each.add({ ...around, response: givenResponse(packed) });
  }
  return doubt.finish(counts.finish());
}

const thirty = Array.from({ length: 30 }, (_, person) => person);

describe('A side that may have been coded the other way', () => {
  test('is that of expectations whose mean lies in the lowest third of the scale', () => {
    // Of 1 to 7, the lowest third ends at 3.
    const low = thirty.map((person) => [person % 2 === 0 ? 2 : 4, 5] as const);
    expect(look(low)).toEqual({ side: expectation, mean: 3 });
    expect(look(low.slice(1))).toBeNull();
    expect(look([...low, [4, 5]])).toBeNull();
  });

  test('is not that of perceptions: service may be as bad', () => {
    expect(look(thirty.map((person) => [6, 1 + (person % 2)] as const))).toBeNull();
  });

  test('is one of two where people who gave more to one gave less to the other', () => {
    const against = thirty.map((person) => [3 + (person % 5), 7 - (person % 5)] as const);
    expect(look(against)).toEqual({ side: expectation, other: perception });
    expect(look(against.slice(1))).toBeNull();
    expect(look(thirty.map((person) => [3 + (person % 5), 3 + (person % 5)] as const))).toBeNull();
    // All pairs of 3 to 7 once: unrelated.
    const unrelated = Array.from(
      { length: 50 },
      (_, each) => [3 + (each % 5), 3 + (Math.floor(each / 5) % 5)] as const,
    );
    expect(look(unrelated)).toBeNull();
  });
});
