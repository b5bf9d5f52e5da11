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

/** How far people differ in an outcome besides what it follows. */
const usualSpread = 0.6;

/**
 * The outcomes: each follows the person's leaning on the whole, or single dimensions and outcomes before it where that is said.
 * The chance of all but the first is their own, so that asking more changes no other answer.
 *
 * @param levelOf by how many points the person perceives a dimension as better than people aim at on the whole
 */
export function drawOutcomes(
  { outcomes }: Questionnaire,
  simulation: Simulation,
  { first, further }: { readonly first: Random; readonly further: Random },
  { leaning, levelOf }: { readonly leaning: number; readonly levelOf: (dimension: string) => number },
): ReadonlyMap<string, number> {
  const drawn = new Map<string, { readonly point: number; readonly aboveMiddle: number }>();
  for (const [index, { id, min, max }] of outcomes.entries()) {
    const {
      mean,
      follows,
      after = {},
      spread = usualSpread,
    } = findSaid(simulation.outcomes, id) ?? {
      mean: min + 0.65 * (max - min) + leaning,
      follows: {},
    };
    const ofDimensions = Object.entries(follows).reduce((sum, [each, slope]) => sum + slope * levelOf(each), mean);
    const level = Object.entries(after).reduce(
      (sum, [each, slope]) => sum + slope * (drawn.get(each)?.aboveMiddle ?? 0),
      ofDimensions,
    );
    const random = index === 0 ? first : further;
    const point = roundTo(level + spread * random.normal(), { min, max });
    drawn.set(id, { point, aboveMiddle: point - (min + max) / 2 });
  }
  return new Map([...drawn].map(([id, { point }]) => [id, point]));
}

/** The nearest point of a scale. */
export function roundTo(value: number, { min, max }: Scale): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}
