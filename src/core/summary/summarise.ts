import { offsetAt, type PackedAnswers } from '../answers/packedAnswers.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { countOne } from './counts.ts';
import { collectCrossProducts } from './crossProducts.ts';
import { itemsNeeded, packScore, scoreDenominator, sumBase } from './dimensionScore.ts';
import { type ScoreTable, type Summary, scoredSides } from './summary.ts';

/**
 * Folds responses into a summary. Answers to negatively worded items are turned round in the scores; the item counts keep
 * them as given. No responses give the empty summary. Time and memory grow with the questionnaire, not with what is already
 * folded, so a long stream is folded block by block and merged.
 */
export function summarise(questionnaire: Questionnaire, responses: Iterable<PackedAnswers>): Summary {
  const sideCount = questionnaire.sides.length;
  const itemCount = questionnaire.items.length;
  const items = questionnaire.items.map(() => new Map<string, number>());
  const scores = scoredSides(questionnaire).map((sides) => collectScores(questionnaire, sides));
  const offsets = new Int8Array(itemCount * sideCount);
  const span = questionnaire.scale.max - questionnaire.scale.min;
  const reversed = questionnaire.items.map((item) => item.reverse);
  let n = 0;

  for (const packed of responses) {
    n++;
    for (let item = 0; item < itemCount; item++) {
      const from = item * sideCount;
      countOne(items[item] as Map<string, number>, packed.slice(from, from + sideCount));
      for (let place = from; place < from + sideCount; place++) {
        const offset = offsetAt(packed, place);
        offsets[place] = reversed[item] && offset >= 0 ? span - offset : offset;
      }
    }
    for (const score of scores) score.add(offsets);
  }
  return { n, items, scores: scores.map((score) => score.finish()) };
}

/** Collects the score table of one side or of several over the items answered on all of them. */
function collectScores(questionnaire: Questionnaire, sides: readonly Side[]) {
  const { scale, dimensions } = questionnaire;
  const sideCount = questionnaire.sides.length;
  const sidePlaces = sides.map((side) => questionnaire.sides.findIndex((asked) => asked.side === side));
  const plans = dimensions.map(({ id }) => {
    const starts = itemsOf(questionnaire, id).map(({ index }) => index * sideCount);
    return {
      starts,
      needed: itemsNeeded(starts.length),
      base: sumBase(starts.length, scale),
      denominator: scoreDenominator(starts.length),
      counts: new Map<number, number>(),
    };
  });
  const span = BigInt(scale.max - scale.min);
  const largest = plans.reduce((most, { denominator }) => (denominator > most ? denominator : most), 0n) * span;
  const complete = collectCrossProducts(dimensions.length * sides.length, largest);
  const isSafe = largest * largest <= BigInt(Number.MAX_SAFE_INTEGER);
  const numbers = new Float64Array(dimensions.length * sides.length);
  const bigints = new Array<bigint>(numbers.length).fill(0n);
  const factors = plans.map(({ denominator, starts }) =>
    Array.from({ length: starts.length + 1 }, (_, answered) => (answered ? denominator / BigInt(answered) : 0n)),
  );
  const safeFactors = factors.map((row) => row.map(Number));
  const sums = new Float64Array(sides.length);

  return {
    add(offsets: Int8Array): void {
      let scored = 0;
      for (const [d, { starts, needed, base, counts }] of plans.entries()) {
        let answered = 0;
        sums.fill(0);
        for (const start of starts) {
          if (sidePlaces.some((place) => (offsets[start + place] ?? -1) < 0)) continue;
          answered++;
          for (const [s, place] of sidePlaces.entries()) sums[s] = (sums[s] ?? 0) + (offsets[start + place] ?? 0);
        }
        if (answered < needed) continue;
        scored++;
        countOne(counts, packScore(answered, sums, base));
        for (let s = 0; s < sums.length; s++) {
          const variable = s * plans.length + d;
          if (isSafe) numbers[variable] = (sums[s] ?? 0) * (safeFactors[d]?.[answered] ?? 0);
          else bigints[variable] = BigInt(sums[s] ?? 0) * (factors[d]?.[answered] ?? 0n);
        }
      }
      if (scored === plans.length) complete.add(isSafe ? numbers : bigints);
    },
    finish(): ScoreTable {
      return { sides, dimensions: plans.map(({ counts }) => counts), complete: complete.finish() };
    },
  };
}
