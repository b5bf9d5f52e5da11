import { mostTogether } from './answerColumns.ts';
import { subtractExact } from './exact.ts';
import { type GroupColumns, noGroup } from './groupColumns.ts';
import { collectScoreCounts, type ScoreCounts } from './scoreTable.ts';
import type { ScoreColumns, startScoring } from './scoring.ts';

/** The people of one wave, or of one group of a segment, by its name. Null where there are more than `mostSlices`. */
export type Slices = ReadonlyMap<string, Slice> | null;

/** Some of the people, with their scores on the main sides. */
export interface Slice {
  readonly n: number;
  readonly scores: ScoreCounts;
}

/**
 * More groups than this are no groups: somebody has made a segment of a column of names or comments, and memory would grow
 * with each of them.
 */
export const mostSlices = 1000;

const firstGroup = 1;

/**
 * Collects the slices of a division. A person without a group belongs to none. Those of the first group are not added up, as they are
 * what all the others leave of the whole: where there is one wave, or a few groups, much is spared.
 */
export function collectSlices(scoring: ReturnType<typeof startScoring>) {
  /** With room for those people of a column who belong to it. */
  const start = () => ({ n: 0, scores: collectScoreCounts(scoring), people: new Int32Array(mostTogether), count: 0 });
  type Started = ReturnType<typeof start>;
  /** By the numbers of their groups; what is first counts those who have none. */
  const started: (Started | undefined)[] = [];
  const touched: Started[] = [];
  let isBeyond = false;

  const startSlice = (number: number) => {
    while (started.length < number) started.push(undefined);
    const slice = start();
    started[number] = slice;
    return slice;
  };
  return {
    /** Adds the people of whom these are the groups and the scores. */
    add({ count, numbers }: GroupColumns, division: number, scores: ScoreColumns): void {
      for (let person = 0; person < count && !isBeyond; person++) {
        const number = numbers[division * mostTogether + person] ?? noGroup;
        if (number === firstGroup) continue;
        if (number > mostSlices) isBeyond = true;
        else {
          const slice = started[number] ?? startSlice(number);
          if (slice.count === 0) touched.push(slice);
          slice.people[slice.count++] = person;
        }
      }
      for (const slice of touched.splice(0)) {
        slice.n += slice.count;
        slice.scores.add(scores, slice.people, slice.count);
        slice.count = 0;
      }
    },
    /**
     * @param names of the groups, in the order of their numbers
     * @param whole all people, those without a group among them
     */
    finish(names: readonly string[], whole: Slice): Slices {
      if (isBeyond) return null;
      const slices = started.map((slice) => slice && { n: slice.n, scores: slice.scores.finish() });
      const first = slices.filter((slice) => slice !== undefined).reduce(subtractExact<Slice>, whole);
      return new Map(names.map((name, index) => [name, slices[index + 1] ?? first]));
    },
  };
}
