import { collectScores, type ScoreTable } from './scoreTable.ts';
import type { PersonScores, startScoring } from './scoring.ts';

/** The people of one wave, or of one group of a segment, by its name. Null where there are more than `mostSlices`. */
export type Slices = ReadonlyMap<string, Slice> | null;

/** Some of the people, with their scores on the main sides. */
export interface Slice {
  readonly n: number;
  readonly scores: ScoreTable;
}

/**
 * More groups than this are no groups: somebody has made a segment of a column of names or comments, and memory would grow
 * with each of them.
 */
export const mostSlices = 1000;

/** Collects slices as their names come up. A person without a name belongs to none. */
export function collectSlices(scoring: ReturnType<typeof startScoring>) {
  let slices: Map<string, { n: number; readonly scores: ReturnType<typeof collectScores> }> | null = new Map();

  return {
    add(name: string | null | undefined, person: PersonScores): void {
      if (slices === null || name === null || name === undefined || name === '') return;
      let slice = slices.get(name);
      if (slice === undefined) {
        if (slices.size === mostSlices) {
          slices = null;
          return;
        }
        slice = { n: 0, scores: collectScores(scoring) };
        slices.set(name, slice);
      }
      slice.n++;
      slice.scores.add(person);
    },
    finish: (): Slices =>
      slices && new Map([...slices].map(([name, { n, scores }]) => [name, { n, scores: scores.finish() }])),
  };
}
