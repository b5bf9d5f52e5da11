import { findRoles } from '../instrument/outcomeRoles.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import type { Audience } from '../instrument/side.ts';
import { findAim } from './findAim.ts';
import { deriveSeed, startRandom } from './random.ts';
import type { Simulation } from './simulation.ts';
import { countPeople, type Truth } from './truth.ts';
import { meanField } from './truthNumbers.ts';

/** The profile question that tells the branches of made data. */
export const branchQuestion = 'branch';

/** The branches of a truth, by name, with how far each lies from the mean. Which is best, the seed decides; together they are at nought. */
export function listBranches({
  branches,
  differ,
  seed,
}: Truth): readonly { readonly id: string; readonly offset: number }[] {
  if (branches === 1) return [];
  const random = startRandom(deriveSeed(seed, 3));
  const offsets = Array.from({ length: branches }, (_, place) => ({
    offset: differ * (place / (branches - 1) - 0.5),
    key: random.uniform(),
  })).sort((a, b) => a.key - b.key);
  return offsets.map(({ offset }, index) => ({ id: `分店 ${index + 1} / Branch ${index + 1}`, offset }));
}

/**
 * The simulation that makes a truth come true in an audience: the aims are those for which the rounded answers have the means
 * chosen. How far people and answers differ is a fixed part of the scale. Only customers tell their branch, are careless or expect
 * the most of everything.
 */
export function planSimulation(questionnaire: Questionnaire, truth: Truth): Simulation {
  const { audience, scale, sides, dimensions, outcomes } = questionnaire;
  const { careless, ceiling } = audience === 'customer' ? truth : { careless: 0, ceiling: 0 };
  const width = scale.max - scale.min;
  const spread = { person: 0.09 * width, dimension: 0.07 * width, item: 0.13 * width };
  const aimAt = (mean: number) => findAim(mean, Math.hypot(...Object.values(spread)), scale);
  const branches = audience === 'customer' ? listBranches(truth) : [];
  const meansOf = (dimension: string, offset: number) =>
    Object.fromEntries(
      sides.map(({ side }) => {
        const mean = truth.means.get(meanField(dimension, side)) ?? scale.min;
        return [side, aimAt(side === 'perception' ? mean + offset : mean)];
      }),
    );
  const follows = (range: number) =>
    Object.fromEntries(dimensions.map(({ id }) => [id, range / width / dimensions.length]));
  const roles = findRoles(outcomes);
  const pull = ({ id, min, max }: { readonly id: string } & Scale, points: number) => ({ [id]: points / (max - min) });
  return {
    seed: seedOf(truth, audience),
    responses: countPeople(truth, audience),
    spread,
    blank: 0.01,
    noOpinion: 0.02,
    careless,
    ceiling,
    dimensions: Object.fromEntries(
      dimensions.map(({ id }) => [id, { means: meansOf(id, 0), points: 100 / dimensions.length }]),
    ),
    exceptions: branches.flatMap((branch) =>
      dimensions.map(({ id }) => ({
        group: { [branchQuestion]: branch.id },
        dimension: id,
        means: meansOf(id, branch.offset),
      })),
    ),
    profile: { [branchQuestion]: Object.fromEntries(branches.map(({ id }) => [id, 1 / branches.length])) },
    outcomes: Object.fromEntries(
      outcomes.map((outcome) => {
        const { id, min, max, role } = outcome;
        const range = max - min;
        const mean = min + 0.65 * range;
        // What is bought has its own quality, and whether it is bought again follows both.
        if (roles && role === 'product') return [id, { mean, follows: {}, spread: 0.25 * range }];
        if (roles && role === 'repurchase')
          return [
            id,
            { mean, follows: {}, after: { ...pull(roles.product, 0.3 * range), ...pull(roles.service, 0.5 * range) } },
          ];
        return [id, { mean, follows: follows(range) }];
      }),
    ),
  };
}

/** Each audience has a chance of its own, so that asking another changes no answer. */
function seedOf({ seed }: Truth, audience: Audience): number {
  return { customer: seed, manager: deriveSeed(seed, 5), contact: deriveSeed(seed, 6) }[audience];
}
