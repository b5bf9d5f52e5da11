import { z } from 'zod';
import type { Answers } from '../answers/answers.ts';
import { packAnswer } from '../answers/packedAnswers.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { type Side, sides } from '../instrument/side.ts';
import { type Random, startRandom } from './random.ts';

const truth = z.strictObject({
  /** The mean answer aimed at on each side or rating, in points of the scale, before rounding and clipping to the scale. */
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
  /** The share of people who press one point from top to bottom and are done in a minute. */
  careless: z.number().min(0).max(1).exactOptional(),
  dimensions: z.record(z.string(), truth),
  /** The mean aimed at on the statements of an antecedent, once those that speak of something bad are turned round. */
  antecedents: z.record(z.string(), z.number()).exactOptional(),
  /** How the answers to a profile question are shared out; what the shares leave of 1 gives no answer. */
  profile: z.record(z.string(), z.record(z.string(), z.number().min(0).max(1))).exactOptional(),
});
export type Simulation = z.infer<typeof simulationSchema>;

export interface SimulatedResponse {
  readonly answers: Answers;
  readonly seconds: number;
}

/**
 * Made responses to a questionnaire: each person has a leaning of their own on every side, rating and antecedent, each answer
 * adds chance, and the result is rounded to the scale. Outcomes follow the person's perceptions. The same seed gives the same
 * responses. Profile answers, and who is careless, have a chance of their own, so that they change no other answer.
 */
export function simulateResponses(questionnaire: Questionnaire, simulation: Simulation): readonly SimulatedResponse[] {
  const random = startRandom(simulation.seed);
  const profileRandom = startRandom(~simulation.seed);
  const carelessRandom = startRandom(simulation.seed + 1);
  return Array.from({ length: simulation.responses }, () => {
    const response = simulateOne(questionnaire, simulation, random, profileRandom);
    const isCareless = carelessRandom.uniform() < (simulation.careless ?? 0);
    return isCareless ? hurryThrough(questionnaire, response, carelessRandom) : response;
  });
}

/** The same person, who presses one point for everything. */
function hurryThrough({ scale }: Questionnaire, { answers }: SimulatedResponse, random: Random): SimulatedResponse {
  const point = roundTo((scale.min + 2 * scale.max) / 3 + random.normal(), scale);
  const items = packAnswer(point, scale).repeat(answers.items.length);
  return { answers: { ...answers, items }, seconds: Math.round(45 + 15 * random.uniform()) };
}

function simulateOne(
  questionnaire: Questionnaire,
  simulation: Simulation,
  random: Random,
  profileRandom: Random,
): SimulatedResponse {
  const { scale, items, sides, dimensions, ratings, outcomes } = questionnaire;
  const { spread, blank, noOpinion } = simulation;
  const middle = (scale.min + scale.max) / 2;
  const drawLeaning = () => spread.person * random.normal();
  const drawAnswer = (aim: number, leaning: number, isReversed: boolean): string => {
    const chance = random.uniform();
    if (chance < blank) return packAnswer('blank', scale);
    if (chance < blank + noOpinion) return packAnswer('no-opinion', scale);
    const point = roundTo(aim + leaning + spread.item * random.normal(), scale);
    return packAnswer(isReversed ? scale.min + scale.max - point : point, scale);
  };
  const aimAt = (dimension: string, side: Side) => find(simulation.dimensions, dimension)?.means[side] ?? middle;

  const leanings = sides.map(drawLeaning);
  const itemAnswers = items.flatMap(({ dimension, reverse }) =>
    sides.map(({ side }, index) => drawAnswer(aimAt(dimension, side), leanings[index] ?? 0, reverse)),
  );
  const ratingLeanings = ratings.map(drawLeaning);
  const ratingAnswers = dimensions.flatMap(({ id }) =>
    ratings.map(({ side }, index) => drawAnswer(aimAt(id, side), ratingLeanings[index] ?? 0, false)),
  );
  const antecedentAnswers = questionnaire.antecedents.flatMap((antecedent) => {
    const aim = find(simulation.antecedents ?? {}, antecedent.id) ?? middle;
    const leaning = drawLeaning();
    return antecedent.items.map(({ reverse }) => drawAnswer(aim, leaning, reverse));
  });
  const lastLeaning = leanings.at(-1) ?? 0;
  return {
    answers: {
      items: [...itemAnswers, ...ratingAnswers, ...antecedentAnswers].join(''),
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
          const usual = min + 0.65 * (max - min);
          return [id, roundTo(usual + lastLeaning + 0.6 * random.normal(), { min, max })];
        }),
      ),
      profile: drawProfile(questionnaire, simulation, profileRandom),
      comments: new Map(),
    },
    seconds: Math.round(240 * Math.exp(0.35 * random.normal())),
  };
}

/** An answer to each profile question that something is said of, by its shares. */
function drawProfile({ profile }: Questionnaire, simulation: Simulation, random: Random): ReadonlyMap<string, string> {
  return new Map(
    profile.flatMap(({ id }) => {
      const shares = find(simulation.profile ?? {}, id);
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
function sharePoints(
  ids: readonly string[],
  simulation: Simulation,
  random: Random,
): readonly (readonly [string, number])[] {
  let left = 100;
  return ids.map((id, index) => {
    const wanted = (find(simulation.dimensions, id)?.points ?? 100 / ids.length) + 6 * random.normal();
    const given = index === ids.length - 1 ? left : Math.min(left, Math.max(0, 5 * Math.round(wanted / 5)));
    left -= given;
    return [id, given] as const;
  });
}

/** What is said under a name, if anything: a dimension may have the name of something that every object carries. */
function find<Value>(said: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(said, name) ? said[name] : undefined;
}

function roundTo(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}
