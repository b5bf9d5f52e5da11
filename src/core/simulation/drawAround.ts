import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import type { Random } from './random.ts';
import { findSaid, type Simulation } from './simulation.ts';

/** What a made person says besides the ratings: who they are, what matters to them, how it was on the whole. */

/** An answer to each profile question that something is said of, by its shares. */
export function drawProfile(
  { profile }: Questionnaire,
  simulation: Simulation,
  random: Random,
): ReadonlyMap<string, string> {
  return new Map(
    profile.flatMap(({ id }) => {
      const shares = findSaid(simulation.profile, id);
      if (!shares) return [];
      let left = random.uniform();
      const drawn = Object.entries(shares).find(([, share]) => {
        left -= share;
        return left < 0;
      });
      return drawn ? [[id, drawn[0]] as const] : [];
    }),
  );
}

/** 100 points in steps of five around the true weights; the last dimension takes what is left. */
export function sharePoints(
  { points, dimensions }: Questionnaire,
  simulation: Simulation,
  random: Random,
): ReadonlyMap<string, number> {
  if (!points) return new Map();
  let left = 100;
  return new Map(
    dimensions.map(({ id }, index) => {
      const wanted = (findSaid(simulation.dimensions, id)?.points ?? 100 / dimensions.length) + 6 * random.normal();
      const isLast = index === dimensions.length - 1;
      const given = isLast ? left : Math.min(left, Math.max(0, 5 * Math.round(wanted / 5)));
      left -= given;
      return [id, given];
    }),
  );
}

/**
 * The outcomes: each follows the person's leaning on the whole, or single dimensions where that is said.
 *
 * @param levelOf by how many points the person perceives a dimension as better than people aim at on the whole
 */
export function drawOutcomes(
  { outcomes }: Questionnaire,
  simulation: Simulation,
  random: Random,
  { leaning, levelOf }: { readonly leaning: number; readonly levelOf: (dimension: string) => number },
): ReadonlyMap<string, number> {
  return new Map(
    outcomes.map(({ id, min, max }) => {
      const said = findSaid(simulation.outcomes, id);
      const follows = Object.entries(said?.follows ?? {});
      const level = said
        ? follows.reduce((sum, [dimension, slope]) => sum + slope * levelOf(dimension), said.mean)
        : min + 0.65 * (max - min) + leaning;
      return [id, roundTo(level + 0.6 * random.normal(), { min, max })];
    }),
  );
}

/** The nearest point of a scale. */
export function roundTo(value: number, { min, max }: Scale): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}
