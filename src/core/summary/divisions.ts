import type { Response } from '../answers/response.ts';
import { collectCrossings } from './crossings.ts';
import { startGroups } from './groupColumns.ts';
import type { ScoreColumns, startScoring } from './scoring.ts';
import { collectSlices, type Slice } from './slices.ts';
import type { Summary } from './summary.ts';

/**
 * Divides people into waves and into the groups of each profile question that is asked, and counts all of these together over
 * those with any score.
 *
 * @param asked the ids of the profile questions
 */
export function collectDivisions(asked: readonly string[], scoring: ReturnType<typeof startScoring>) {
  const groups = startGroups(asked);
  /** The waves, and then the groups of each question. */
  const divisions = [null, ...asked].map(() => collectSlices(scoring));
  const crossings = collectCrossings(groups.size);

  return {
    /** Adds people with their scores. */
    add(people: readonly Pick<Response, 'answers' | 'wave'>[], scores: ScoreColumns): void {
      const columns = groups.read(people);
      for (let division = 0; division < groups.size; division++) divisions[division]?.add(columns, division, scores);
      if (scoring.sides.length === 0) return;
      for (let person = 0; person < people.length; person++)
        if (scores.isScored[person] === 1) crossings.add(columns, person);
    },
    listUnasked: groups.listUnasked,
    /** @param whole all people */
    finish(whole: Slice): Pick<Summary, 'waves' | 'segments' | 'crossings'> {
      const names = divisions.map((_, division) => groups.listNames(division));
      const [waves = null, ...segments] = divisions.map((each, division) => each.finish(names[division] ?? [], whole));
      return { waves, segments, crossings: crossings.finish(names) };
    },
  };
}
