import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { startItemDoubt } from '../../../src/intake/check/doubtItems.ts';
import { givenAnswers, givenForm, givenResponse, servqualForm } from '../../core/given.ts';

const around = { row: 2, given: null, texts: null, whose: null, problems: [], isFatal: false };
const places = [...servqualForm.items.keys()];

type Points = readonly (number | null)[];
/** People who like everything more or less: from 1 to 5, and up to two more by turns that have nothing to do with each other. */
const points = (person: number): Points =>
  places.map((place) => 1 + (person % 5) + ((7 * person + 3 * place + ((person * place) % 5)) % 3));
const turn = (given: Points, turned: readonly number[]): Points =>
  given.map((point, place) => (point !== null && turned.includes(place) ? 8 - point : point));

/** The names of the columns that run against the others, E1 to P22. */
function look(
  people: readonly (readonly [Points, Points])[],
  { form = servqualForm, known = [] as readonly string[] }: { form?: Questionnaire; known?: readonly string[] } = {},
) {
  const columns = form.items.flatMap(({ id }, place) =>
    form.sides.map(({ side }) => ({
      index: 0,
      column: `${side === 'expectation' ? 'E' : 'P'}${place + 1}`,
      field: `${id}.${side}`,
      range: form.scale,
      isTurned: false,
      isNarrow: false,
      isZeroNone: false,
      isCounted: false,
    })),
  );
  const doubt = startItemDoubt({ questionnaire: form, columns });
  for (const [E, P] of people) doubt.add({ ...around, response: givenResponse(givenAnswers(form, E, P)) });
  return doubt.finish(new Set(known)).map(({ column }) => column);
}

const count = (n: number) => Array.from({ length: n }, (_, person) => person);
const people = (n: number, E: readonly number[], P: readonly number[]) =>
  count(n).map((person) => [turn(points(person), E), turn(points(person + 3), P)] as const);

describe('Columns whose answers run against the others of their side', () => {
  test('are named on each side for itself', () => {
    expect(look(people(60, [], []))).toEqual([]);
    expect(look(people(60, [10, 19], [10, 19]))).toEqual(['E11', 'E20', 'P11', 'P20']);
    expect(look(people(60, [], [9, 10, 11, 12]))).toEqual(['P10', 'P11', 'P12', 'P13']);
  });

  test('are named where many answers are missing', () => {
    const patchy = people(120, [10], []).map(
      ([E, P], person) => [E.map((point, place) => ((person + place) % 3 === 0 ? null : point)), P] as const,
    );
    expect(look(patchy)).toEqual(['E11']);
  });

  test('are found whoever gives one answer to everything, and not feigned where that was turned round', () => {
    const straight = count(200).map((person) => places.map(() => (person % 2 === 0 ? 7 : 1)));
    const read = people(60, [10], [10]);
    expect(look([...read, ...straight.map((each) => [each, each] as const)])).toEqual(['E11', 'P11']);
    const turned = straight.map((each) => [turn(each, [10]), turn(each, [10])] as const);
    expect(look([...people(60, [], []), ...turned])).toEqual([]);
  });

  test('are those of items worded negatively where their answers go along with the others', () => {
    const form = givenForm({
      items: places.map(() => 'd'),
      reverse: places.map((place) => place === 10),
      scale: { min: 1, max: 7 },
    });
    expect(look(people(60, [10], [10]), { form })).toEqual([]);
    expect(look(people(60, [], []), { form })).toEqual(['E11', 'P11']);
  });

  test('are not named again where they are known', () => {
    expect(look(people(60, [10, 19], []), { known: ['p11'] })).toEqual(['E20']);
  });
});
