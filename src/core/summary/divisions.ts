import type { Response } from '../answers/response.ts';
import { collectCrossings } from './crossings.ts';
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
  /** The waves, and then the groups of each question. */
  const divisions = [null, ...asked].map(() => collectSlices(scoring));
  const crossings = collectCrossings(divisions.length);
  const unasked = new Set<string>();
  const groups = new Array<string | null>(divisions.length).fill(null);

  return {
    /** Adds people with their scores. */
    add(people: readonly Pick<Response, 'answers' | 'wave'>[], scores: ScoreColumns): void {
      const profiles = people.map(({ answers }) => answers.profile);
      const named = [
        people.map(({ wave }) => wave),
        ...asked.map((id) => profiles.map((given) => given.get(id) ?? null)),
      ];
      for (const [division, names] of named.entries()) divisions[division]?.add(names, scores);
      for (let person = 0; person < profiles.length; person++) {
        const given = profiles[person] as (typeof profiles)[number];
        let known = 0;
        for (let division = 0; division < groups.length; division++) {
          const group = named[division]?.[person] ?? null;
          groups[division] = group;
          if (division > 0 && group !== null) known++;
        }
        if (scoring.sides.length > 0 && scores.isScored[person] === 1) crossings.add(groups);
        if (known < given.size) for (const id of given.keys()) if (!asked.includes(id)) unasked.add(id);
      }
    },
    /** The profile questions that were answered though nobody asks them; in no order. */
    listUnasked: (): readonly string[] => [...unasked],
    /** @param whole all people */
    finish(whole: Slice): Pick<Summary, 'waves' | 'segments' | 'crossings'> {
      const [waves = null, ...segments] = divisions.map((each) => each.finish(whole));
      return { waves, segments, crossings: crossings.finish() };
    },
  };
}
