import { z } from 'zod';
import type { Answers } from '../answers/answers.ts';
import { packAnswer } from '../answers/packedAnswers.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { sides } from '../instrument/side.ts';
import { type Random, startRandom } from './random.ts';

const truth = z.strictObject({
  /** The mean answer aimed at on each side, in points of the scale, before rounding and clipping to the scale. */
  means: z.partialRecord(z.enum(sides), z.number()),
  points: z.number().min(0).max(100).default(0),
});

/** What is true in a made study: how many people answer, how they differ, and what they think of each dimension. */
export const simulationSchema = z.strictObject({
  seed: z.int(),
  responses: z.int().min(1).max(1_000_000),
  spread: z.strictObject({ person: z.number().min(0), item: z.number().min(0) }),
  /** The share of single answers left blank, and of those that say "no opinion". */
  blank: z.number().min(0).max(1),
  noOpinion: z.number().min(0).max(1),
  dimensions: z.record(z.string(), truth),
});
export type Simulation = z.infer<typeof simulationSchema>;

export interface SimulatedResponse {
  readonly answers: Answers;
  readonly seconds: number;
}

/**
 * Made responses to a questionnaire: each person has a leaning of their own on every side, each answer adds chance, and the
 * result is rounded to the scale. Outcomes follow the person's perceptions. The same seed gives the same responses.
 */
export function simulateResponses(questionnaire: Questionnaire, simulation: Simulation): readonly SimulatedResponse[] {
  const random = startRandom(simulation.seed);
  return Array.from({ length: simulation.responses }, () => simulateOne(questionnaire, simulation, random));
}

function simulateOne(questionnaire: Questionnaire, simulation: Simulation, random: Random): SimulatedResponse {
  const { scale, items, dimensions, outcomes } = questionnaire;
  const { spread, blank, noOpinion } = simulation;
  const leanings = questionnaire.sides.map(() => spread.person * random.normal());
  const packed = items.flatMap((item) =>
    questionnaire.sides.map(({ side }, index) => {
      const chance = random.uniform();
      if (chance < blank) return packAnswer('blank', scale);
      if (chance < blank + noOpinion) return packAnswer('no-opinion', scale);
      const mean = findTruth(simulation, item.dimension)?.means[side] ?? (scale.min + scale.max) / 2;
      const point = roundTo(mean + (leanings[index] ?? 0) + spread.item * random.normal(), scale);
      return packAnswer(item.reverse ? scale.min + scale.max - point : point, scale);
    }),
  );
  const lastLeaning = leanings.at(-1) ?? 0;
  return {
    answers: {
      items: packed.join(''),
      points: new Map(
        questionnaire.points
          ? sharePoints(
              dimensions.map(({ id }) => id),
              simulation,
              random,
            )
          : [],
      ),
      outcomes: new Map(
        outcomes.map(({ id, min, max }) => {
          const middle = min + 0.65 * (max - min);
          return [id, roundTo(middle + lastLeaning + 0.6 * random.normal(), { min, max })];
        }),
      ),
      profile: new Map(),
      comments: new Map(),
    },
    seconds: Math.round(240 * Math.exp(0.35 * random.normal())),
  };
}

/** 100 points in steps of five around the true weights; the last dimension takes what is left. */
function sharePoints(
  ids: readonly string[],
  simulation: Simulation,
  random: Random,
): readonly (readonly [string, number])[] {
  let left = 100;
  return ids.map((id, index) => {
    const wanted = (findTruth(simulation, id)?.points ?? 100 / ids.length) + 6 * random.normal();
    const given = index === ids.length - 1 ? left : Math.min(left, Math.max(0, 5 * Math.round(wanted / 5)));
    left -= given;
    return [id, given] as const;
  });
}

/** What is said of a dimension, if anything; a dimension may have the name of something that every object carries. */
function findTruth({ dimensions }: Simulation, id: string): Simulation['dimensions'][string] | undefined {
  return Object.hasOwn(dimensions, id) ? dimensions[id] : undefined;
}

function roundTo(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}
