import { mostTogether } from './answerColumns.ts';
import { subtractExact } from './exact.ts';
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

/**
 * Collects slices as their names come up. A person without a name belongs to none. Those of the first name are not added up, as
 * they are what all the others leave of the whole: where there is one wave, or a few groups, much is spared.
 */
export function collectSlices(scoring: ReturnType<typeof startScoring>) {
  /** With room for those people of a column who belong to it. */
  const start = () => ({ n: 0, scores: collectScoreCounts(scoring), people: new Int32Array(mostTogether), count: 0 });
  type Started = ReturnType<typeof start>;
  const unnamed = start();
  const others = new Map<string, Started>();
  const touched: Started[] = [];
  let first: string | null = null;
  let isBeyond = false;

  const startSlice = (name: string) => {
    const slice = start();
    if (others.size + 1 === mostSlices) isBeyond = true;
    else others.set(name, slice);
    return slice;
  };
  return {
    /** @param names those of the people whose scores these are */
    add(names: readonly (string | null | undefined)[], scores: ScoreColumns): void {
      for (let person = 0; person < names.length && !isBeyond; person++) {
        const name = names[person];
        const isNamed = name !== null && name !== undefined && name !== '';
        if (isNamed) first ??= name;
        if (isNamed && name === first) continue;
        const slice = isNamed ? (others.get(name) ?? startSlice(name)) : unnamed;
        if (slice.count === 0) touched.push(slice);
        slice.people[slice.count++] = person;
      }
      for (const slice of touched.splice(0)) {
        slice.n += slice.count;
        slice.scores.add(scores, slice.people, slice.count);
        slice.count = 0;
      }
    },
    /** @param whole all people, those without a name among them */
    finish(whole: Slice): Slices {
      if (isBeyond) return null;
      if (first === null) return new Map();
      const [rest, ...slices] = [unnamed, ...others.values()].map(({ n, scores }) => ({ n, scores: scores.finish() }));
      const ofFirst = slices.reduce(subtractExact<Slice>, rest ? subtractExact<Slice>(whole, rest) : whole);
      return new Map([first, ...others.keys()].map((name, index) => [name, slices[index - 1] ?? ofFirst]));
    },
  };
}
