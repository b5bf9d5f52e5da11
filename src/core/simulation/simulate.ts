import type { Answers } from '../answers/answers.ts';
import { packAnswer } from '../answers/packedAnswers.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { type Aims, startAims } from './aims.ts';
import { drawOutcomes, drawProfile, roundTo, sharePoints } from './drawAround.ts';
import { deriveSeed, type Random, startRandom } from './random.ts';
import { findSaid, type Simulation } from './simulation.ts';

export interface SimulatedResponse {
  readonly answers: Answers;
  readonly seconds: number;
  /** Null where the simulation has no waves. */
  readonly wave: string | null;
  readonly isCareless: boolean;
  /** Whether the most was expected of everything. */
  readonly isAtCeiling: boolean;
}

/** The made responses as a list. */
export function simulateResponses(questionnaire: Questionnaire, simulation: Simulation): readonly SimulatedResponse[] {
  return [...simulateEach(questionnaire, simulation)];
}

/**
 * Made responses to a questionnaire, wave by wave: each person has a leaning of their own on every side, rating and antecedent,
 * each answer adds chance, and the result is rounded to the scale. The same seed gives the same responses. Profile answers,
 * outcomes after the first, who is careless, and who expects the most have a chance of their own, so that they change no other answer.
 */
export function* simulateEach(questionnaire: Questionnaire, simulation: Simulation): Generator<SimulatedResponse> {
  const random = startRandom(simulation.seed);
  const profileRandom = startRandom(~simulation.seed);
  const carelessRandom = startRandom(simulation.seed + 1);
  const ceilingRandom = startRandom(deriveSeed(simulation.seed, 2));
  const furtherRandom = startRandom(deriveSeed(simulation.seed, 4));
  const findAims = startAims(questionnaire, simulation);
  for (const wave of simulation.waves ?? [null])
    for (let made = 0; made < simulation.responses; made++) {
      const profile = drawProfile(questionnaire, simulation, profileRandom);
      const { answers, seconds } = simulateOne(questionnaire, simulation, findAims({ wave, profile }), {
        first: random,
        further: furtherRandom,
      });
      const isCareless = carelessRandom.uniform() < (simulation.careless ?? 0);
      const isAtCeiling = ceilingRandom.uniform() < (simulation.ceiling ?? 0) && !isCareless;
      const items = isAtCeiling ? expectTheMost(questionnaire, answers.items) : answers.items;
      const said = { answers: { ...answers, items, profile }, seconds };
      yield {
        ...(isCareless ? hurryThrough(questionnaire, said.answers, carelessRandom) : said),
        ...{ wave, isCareless, isAtCeiling },
      };
    }
}

/** The same person, who presses one point for everything. */
function hurryThrough({ scale }: Questionnaire, answers: Answers, random: Random) {
  const point = roundTo(usualOfHurried(scale) + random.normal(), scale);
  const items = packAnswer(point, scale).repeat(answers.items.length);
  return { answers: { ...answers, items }, seconds: Math.round(45 + 15 * random.uniform()) };
}

/** Around which point people press who look at nothing; they differ by a standard deviation of 1. */
export function usualOfHurried(scale: Questionnaire['scale']): number {
  return (scale.min + 2 * scale.max) / 3;
}

/** The same answers with the best point wherever an expectation is given. */
function expectTheMost({ scale, items, sides }: Questionnaire, packed: string): string {
  const best = items.map(({ reverse }) => packAnswer(reverse ? scale.min : scale.max, scale));
  return packed.replace(/[0-9a-z]/g, (sign, place: number) => {
    const item = Math.floor(place / sides.length);
    const isExpected = sides[place % sides.length]?.side === 'expectation';
    return isExpected ? (best[item] ?? sign) : sign;
  });
}

function simulateOne(
  questionnaire: Questionnaire,
  simulation: Simulation,
  aims: Aims,
  randoms: { readonly first: Random; readonly further: Random },
): Pick<SimulatedResponse, 'answers' | 'seconds'> {
  const { scale, items, sides, dimensions, ratings } = questionnaire;
  const random = randoms.first;
  const { spread, blank, noOpinion } = simulation;
  const drawLeaning = () => spread.person * random.normal();
  const drawAnswer = (aim: number, leaning: number, isReversed: boolean): string => {
    const chance = random.uniform();
    if (chance < blank) return packAnswer('blank', scale);
    if (chance < blank + noOpinion) return packAnswer('no-opinion', scale);
    const point = roundTo(aim + leaning + spread.item * random.normal(), scale);
    return packAnswer(isReversed ? scale.min + scale.max - point : point, scale);
  };

  const leanings = sides.map(drawLeaning);
  const ownLeanings = new Map(
    (spread.dimension === undefined ? [] : dimensions).map(
      ({ id }) => [id, sides.map(() => (spread.dimension ?? 0) * random.normal())] as const,
    ),
  );
  const lean = (dimension: string, index: number) =>
    (leanings[index] ?? 0) + (ownLeanings.get(dimension)?.[index] ?? 0);
  const itemAnswers = items.flatMap(({ dimension, reverse }, item) =>
    sides.map((_, index) => drawAnswer(aims.items[item]?.[index] ?? 0, lean(dimension, index), reverse)),
  );
  const ratingLeanings = ratings.map(drawLeaning);
  const ratingAnswers = dimensions.flatMap(({ id }) =>
    ratings.map(({ side }, index) => drawAnswer(aims.of(id, side), ratingLeanings[index] ?? 0, false)),
  );
  const antecedentAnswers = questionnaire.antecedents.flatMap((antecedent) => {
    const aim = findSaid(simulation.antecedents, antecedent.id) ?? (scale.min + scale.max) / 2;
    const leaning = drawLeaning();
    return antecedent.items.map(({ reverse }) => drawAnswer(aim, leaning, reverse));
  });
  const last = sides.length - 1;
  const side = sides[last]?.side ?? 'perception';
  const levelOf = (dimension: string) => {
    const usual = findSaid(simulation.dimensions, dimension)?.means[side] ?? 0;
    return aims.of(dimension, side) - usual + lean(dimension, last);
  };
  return {
    answers: {
      items: [...itemAnswers, ...ratingAnswers, ...antecedentAnswers].join(''),
      points: sharePoints(questionnaire, simulation, random),
      outcomes: drawOutcomes(questionnaire, simulation, randoms, { leaning: leanings[last] ?? 0, levelOf }),
      profile: new Map(),
      comments: new Map(),
    },
    seconds: Math.round(240 * Math.exp(0.35 * random.normal())),
  };
}
