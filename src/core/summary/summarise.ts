import { pointsOf, wholeImportance } from '../answers/importance.ts';
import type { Response } from '../answers/response.ts';
import { placeOfItem, placeOfRating } from '../instrument/layout.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { mostTogether, startColumns } from './answerColumns.ts';
import { collectCounts } from './counts.ts';
import { startDimension } from './dimensionScoring.ts';
import { collectDivisions } from './divisions.ts';
import { collectItemProducts } from './itemProducts.ts';
import { collectOutcome } from './outcomes.ts';
import { collectPoints } from './points.ts';
import { collectRepurchase } from './repurchase.ts';
import { mainSides, planAntecedents, planRatings, planScores, planSides } from './scorePlans.ts';
import { collectScores } from './scoreTable.ts';
import { startScoring } from './scoring.ts';
import { collectSigns } from './signCounts.ts';
import type { Summary } from './summary.ts';

/** What a summary takes from a response. */
export type Folded = Pick<Response, 'answers' | 'wave'>;

/** Folds responses into a summary. No responses give the empty one. */
export function summarise(questionnaire: Questionnaire, responses: Iterable<Folded>): Summary {
  const fold = startFold(questionnaire);
  for (const response of responses) fold.add(response);
  return fold.finish();
}

/**
 * Folds responses, in memory that grows with the questionnaire and its groups and not with the responses. They wait until so many
 * have come that are folded together. Answers to negatively worded items are turned round in the scores; the counts of items keep
 * them as given.
 */
export function startFold(questionnaire: Questionnaire) {
  const { dimensions, items, sides, ratings, scale, profile } = questionnaire;
  const readColumns = startColumns(questionnaire);
  const main = planSides(questionnaire, mainSides(questionnaire));
  const isMain = (plan: { readonly sides: readonly unknown[] }) => plan.sides.join() === main.sides.join();
  const plans = planScores(questionnaire);
  const mainScoring = startScoring(main);
  const whole = startTable(mainScoring);
  const scores = plans.map((plan) => (isMain(plan) ? whole : startTable(startScoring(plan))));
  const ratingScores = planRatings(questionnaire).map((plan) => startTable(startScoring(plan)));
  const products = plans.filter((plan) => plan.sides.length === 1 || isMain(plan)).map(collectItemProducts);
  const antecedents = planAntecedents(questionnaire).map((places) => {
    const dimension = startDimension({ sides: ['belief'], isEachSideAlone: true, scale }, places);
    return { dimension, counts: collectCounts(dimension.common) };
  });
  const ids = dimensions.map(({ id }) => id);
  const itemCounts = main.places.map((places) => places.length);
  const points = collectPoints(ids, itemCounts, wholeImportance(questionnaire), mainScoring.largest);
  const lastSide = sides.findIndex(({ side }) => side === main.sides.at(-1));
  const lastPlaces = items.map((_, item) => placeOfItem(questionnaire, item, lastSide));
  const outcomes = questionnaire.outcomes.map((outcome) => {
    const scoreCount = main.sides.length * dimensions.length;
    return { id: outcome.id, collected: collectOutcome(outcome, scoreCount, mainScoring.largest, lastPlaces, scale) };
  });
  const repurchase = collectRepurchase(questionnaire.outcomes);
  const divisions = collectDivisions(
    profile.map(({ id }) => id),
    mainScoring,
  );
  const rated = ratings.length > 0 ? dimensions : [];
  const signs = collectSigns(
    scale,
    items.map((_, item) => placeOfItem(questionnaire, item, 0)),
    sides.length,
  );
  const ratingSigns = collectSigns(
    scale,
    rated.map((_, dimension) => placeOfRating(questionnaire, dimension, 0)),
    ratings.length,
  );
  let waiting: Folded[] = [];
  let n = 0;

  const foldWaiting = () => {
    const people = waiting;
    waiting = [];
    const packed = people.map(({ answers }) => answers.items);
    const columns = readColumns(packed);
    signs.add(columns, packed);
    ratingSigns.add(columns, packed);
    const scored = mainScoring.read(columns);
    whole.table.add(scored);
    for (const each of scores) if (each !== whole) each.table.add(each.scoring.read(columns));
    for (const { scoring, table } of ratingScores) table.add(scoring.read(columns));
    for (const each of products) each.add(columns);
    for (const { dimension, counts } of antecedents)
      for (const score of dimension.read(columns).subarray(0, columns.count)) if (score >= 0) counts.add(score);
    divisions.add(people, scored);
    for (let person = 0; person < people.length; person++) {
      const { answers } = people[person] as Folded;
      const complete = sides.length > 0 ? mainScoring.readPerson(person) : null;
      points.add(pointsOf(questionnaire, answers.points), complete);
      for (const { id, collected } of outcomes) collected.add(answers.outcomes.get(id), columns, person, complete);
      repurchase?.add(answers);
    }
  };

  return {
    add(person: Folded): void {
      n++;
      waiting.push(person);
      if (waiting.length === mostTogether) foldWaiting();
    },
    /** The profile questions that were answered though the questionnaire does not ask them; so far, and in no order. */
    listUnasked(): readonly string[] {
      foldWaiting();
      return divisions.listUnasked();
    },
    finish(): Summary {
      foldWaiting();
      const table = whole.table.finish();
      const { complete: _, ...counted } = table;
      return {
        n,
        items: signs.finish(),
        scores: scores.map((each) => (each === whole ? table : each.table.finish())),
        itemProducts: products.map((each) => each.finish()),
        ratings: ratingScores.map(({ table }) => table.finish()),
        ratingAnswers: ratingSigns.finish(),
        antecedents: antecedents.map(({ dimension, counts }) => counts.finish(dimension.pack)),
        points: points.finish(),
        outcomes: outcomes.map(({ collected }) => collected.finish()),
        repurchase: repurchase?.finish() ?? null,
        ...divisions.finish({ n, scores: counted }),
      };
    },
  };
}

function startTable(scoring: ReturnType<typeof startScoring>) {
  return { scoring, table: collectScores(scoring) };
}
