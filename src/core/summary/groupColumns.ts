import { JoinedTexts } from '../answers/joinedTexts.ts';
import type { Response } from '../answers/response.ts';
import { mostTogether } from './answerColumns.ts';

/** The number of who belongs to no group of a division. */
export const noGroup = 0;

/** More groups of a division than this are not told apart: they have one number, the one after it. */
export const mostGroups = 100_000;

/** The divisions of people are their waves and, one after the other, the questions of their profile. */
export interface GroupColumns {
  readonly count: number;
  /** For each division a column with room for `mostTogether` people, each with the number of the group; overwritten with the next ones'. */
  readonly numbers: Int32Array;
}

/**
 * Numbers the groups of each division from 1, in the order in which they come up, as to go by names would take longer than all that
 * is counted of a group.
 *
 * @param asked the ids of the profile questions
 */
export function startGroups(asked: readonly string[]) {
  const size = 1 + asked.length;
  const numbersByName = Array.from({ length: size }, () => new Map<string, number>());
  const numbers = new Int32Array(size * mostTogether);
  const known = new WeakMap<ReadonlyMap<string, string>, Int32Array>();
  const ofOne = new Int32Array(size);
  const unasked = new Set<string>();

  const findNumber = (division: number, name: string | null | undefined): number => {
    if (name === null || name === undefined || name === '') return noGroup;
    const byName = numbersByName[division];
    return byName?.get(name) ?? addName(byName, name);
  };
  const addName = (byName: Map<string, number> | undefined, name: string): number => {
    const number = 1 + (byName?.size ?? 0);
    if (number <= mostGroups) byName?.set(name, number);
    return number;
  };
  const readProfile = (profile: ReadonlyMap<string, string>, into: Int32Array): Int32Array => {
    let answered = 0;
    for (let division = 1; division < size; division++) {
      const name = profile.get(asked[division - 1] ?? '');
      if (name !== undefined) answered++;
      into[division] = findNumber(division, name);
    }
    if (answered < profile.size) for (const id of profile.keys()) if (!asked.includes(id)) unasked.add(id);
    return into;
  };
  const readShared = (profile: ReadonlyMap<string, string>): Int32Array => {
    const before = known.get(profile);
    if (before) return before;
    const found = readProfile(profile, new Int32Array(size));
    known.set(profile, found);
    return found;
  };

  return {
    size,
    read(people: readonly Pick<Response, 'answers' | 'wave'>[]): GroupColumns {
      for (let person = 0; person < people.length; person++) {
        const { answers, wave } = people[person] as (typeof people)[number];
        const { profile } = answers;
        const isJoined = profile instanceof JoinedTexts;
        const first = isJoined ? readShared(profile.first) : readProfile(profile, ofOne);
        const second = isJoined ? readShared(profile.second) : first;
        numbers[person] = findNumber(0, wave);
        for (let division = 1; division < size; division++)
          numbers[division * mostTogether + person] = (first[division] ?? 0) | (second[division] ?? 0);
      }
      return { count: people.length, numbers };
    },
    /** The names of a division in the order of their numbers, from 1. */
    listNames: (division: number): readonly string[] => [...(numbersByName[division]?.keys() ?? [])],
    /** The profile questions that were answered though nobody asks them; in no order. */
    listUnasked: (): readonly string[] => [...unasked],
  };
}
