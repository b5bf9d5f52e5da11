import { offsetAt, type PackedAnswers } from '../../core/answers/packedAnswers.ts';

/** Some people: how many responses, and how many of them answered each question. */
export interface Crowd {
  readonly responses: number;
  readonly answered: readonly number[];
}

export const nobody: Crowd = { responses: 0, answered: [] };

/** How many people a crowd's best answered question rests on. Who answered nothing is no cover for those who did. */
export function countPeople({ answered }: Crowd): number {
  return answered.reduce((most, count) => Math.max(most, count), 0);
}

/** A crowd with one response more, or one less. */
export function changeCrowd(crowd: Crowd, items: PackedAnswers, difference: 1 | -1): Crowd {
  const answered = Array.from(
    { length: Math.max(items.length, crowd.answered.length) },
    (_, place) => (crowd.answered[place] ?? 0) + (offsetAt(items, place) < 0 ? 0 : difference),
  );
  return { responses: crowd.responses + difference, answered };
}

/** Which groups of a crowd may be told apart, and whether that leaves anybody, with a group or without. */
export interface Choice {
  readonly kept: ReadonlySet<string>;
  readonly hasRest: boolean;
}

/**
 * Tells groups of a crowd apart so that each of them, and all others together, are nobody or at least `minGroup` people. The
 * crowd as a whole is at least as many. Where the others are too few, the smallest group that was large enough joins them.
 */
export function chooseGroups(whole: Crowd, groups: ReadonlyMap<string, Crowd>, minGroup: number): Choice {
  const ascending = [...groups]
    .filter(([, group]) => countPeople(group) >= minGroup)
    .sort((a, b) => a[1].responses - b[1].responses || (a[0] < b[0] ? -1 : 1));
  let rest = ascending.reduce((left, [, group]) => addCrowd(left, group, -1), whole);
  let joined = 0;
  while (rest.responses > 0 && countPeople(rest) < minGroup && joined < ascending.length) {
    rest = addCrowd(rest, ascending[joined]?.[1] ?? nobody, 1);
    joined++;
  }
  return { kept: new Set(ascending.slice(joined).map(([name]) => name)), hasRest: rest.responses > 0 };
}

function addCrowd(a: Crowd, b: Crowd, sign: 1 | -1): Crowd {
  return {
    responses: a.responses + sign * b.responses,
    answered: a.answered.map((count, place) => count + sign * (b.answered[place] ?? 0)),
  };
}
