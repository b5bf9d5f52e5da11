import { pointsOf, wholeImportance } from '../answers/importance.ts';
import type { Response } from '../answers/response.ts';
import { placeOfItem, placeOfRating } from '../instrument/layout.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { countOne } from './counts.ts';
import { collectCrossings } from './crossings.ts';
import { collectItemProducts } from './itemProducts.ts';
import { collectOutcome } from './outcomes.ts';
import { collectPoints } from './points.ts';
import { mainSides, planAntecedents, planRatings, planScores, planSides } from './scorePlans.ts';
import { collectDimension, collectScores } from './scoreTable.ts';
import { collectSlices } from './slices.ts';
import type { Summary } from './summary.ts';
import { startTurning } from './turning.ts';

/** What a summary takes from a response. */
export type Folded = Pick<Response, 'answers' | 'wave'>;

/** Folds responses into a summary. No responses give the empty one. */
export function summarise(questionnaire: Questionnaire, responses: Iterable<Folded>): Summary {
  const fold = startFold(questionnaire);
  for (const response of responses) fold.add(response);
  return fold.finish();
}

/**
 * Folds responses one by one, in memory that grows with the questionnaire and its groups and not with the responses. Answers
 * to negatively worded items are turned round in the scores; the counts of items keep them as given.
 */
export function startFold(questionnaire: Questionnaire) {
  const { dimensions, ratings } = questionnaire;
  const turnRound = startTurning(questionnaire);
  const main = planSides(questionnaire, mainSides(questionnaire));
  const plans = planScores(questionnaire);
  const scores = plans.map(collectScores);
  const mainScores = scores[plans.findIndex(({ sides }) => sides.join() === main.sides.join())];
  const products = plans
    .filter(({ sides }) => sides.length === 1 || sides.join() === main.sides.join())
    .map(collectItemProducts);
  const ratingScores = planRatings(questionnaire).map(collectScores);
  const antecedents = planAntecedents(questionnaire).map((places) =>
    collectDimension({ sides: ['belief'], isEachSideAlone: true, scale: questionnaire.scale }, places),
  );
  const itemCounts = main.places.map((places) => places.length);
  const points = collectPoints(
    dimensions.map(({ id }) => id),
    itemCounts,
    wholeImportance(questionnaire),
  );
  const lastPlaces = questionnaire.items.map((_, item) =>
    placeOfItem(
      questionnaire,
      item,
      questionnaire.sides.findIndex(({ side }) => side === main.sides.at(-1)),
    ),
  );
  const outcomes = questionnaire.outcomes.map((outcome) =>
    collectOutcome(
      outcome,
      main.sides.length * dimensions.length,
      mainScores?.largest ?? 0n,
      lastPlaces,
      questionnaire.scale,
    ),
  );
  const waves = collectSlices(main);
  const segments = questionnaire.profile.map(() => collectSlices(main));
  const crossings = collectCrossings();
  const items = questionnaire.items.map(() => new Map<string, number>());
  const ratingAnswers = (ratings.length > 0 ? dimensions : []).map(() => new Map<string, number>());
  const width = questionnaire.sides.length;
  let n = 0;

  return {
    add({ answers, wave }: Folded): void {
      n++;
      const packed = answers.items;
      const offsets = turnRound(packed);
      for (let item = 0, from = 0; item < items.length; item++, from += width)
        countOne(items[item] as Map<string, number>, packed.slice(from, from + width));
      for (const [dimension, counts] of ratingAnswers.entries()) {
        const from = placeOfRating(questionnaire, dimension, 0);
        countOne(counts, packed.slice(from, from + ratings.length));
      }
      let complete: ReturnType<(typeof scores)[number]['add']> = null;
      for (const each of scores) {
        const found = each.add(offsets);
        if (each === mainScores) complete = found;
      }
      for (const each of products) each.add(offsets);
      for (const each of ratingScores) each.add(offsets);
      for (const each of antecedents) each.add(offsets);
      points.add(pointsOf(questionnaire, answers.points), complete);
      for (const [index, { id }] of questionnaire.outcomes.entries())
        outcomes[index]?.add(answers.outcomes.get(id), offsets, complete);
      waves.add(wave, offsets);
      for (const [index, { id }] of questionnaire.profile.entries())
        segments[index]?.add(answers.profile.get(id), offsets);
      if (mainScores?.isScored())
        crossings.add([wave, ...questionnaire.profile.map(({ id }) => answers.profile.get(id) ?? null)]);
    },
    finish: (): Summary => ({
      n,
      items,
      scores: scores.map((each) => each.finish()),
      itemProducts: products.map((each) => each.finish()),
      ratings: ratingScores.map((each) => each.finish()),
      ratingAnswers,
      antecedents: antecedents.map(({ counts }) => counts),
      points: points.finish(),
      outcomes: outcomes.map((each) => each.finish()),
      waves: waves.finish(),
      segments: segments.map((each) => each.finish()),
      crossings: crossings.finish(),
    }),
  };
}
