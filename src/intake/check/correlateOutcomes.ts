import { offsetAt } from '../../core/answers/packedAnswers.ts';
import { placeOfItem } from '../../core/instrument/layout.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { ResponseRow } from '../readResponses.ts';

/** Below this many people who answered both, a correlation says too little to ask about. */
const fewestPeople = 30;

/** People whose perceptions are good are satisfied: a correlation of this much the other way is no chance. */
const clearlyAgainst = -0.3;

/**
 * Finds out whether perceptions run against what people say of the whole: then 1 may be the best answer of the file. Compared are
 * each person's mean of the positively worded items and each outcome; all outcomes that enough people gave must say so.
 */
export function startOutcomeSearch(questionnaire: Questionnaire) {
  const { items, sides, outcomes } = questionnaire;
  const side = sides.findIndex((asked) => asked.side === 'perception');
  const places = items.flatMap(({ reverse }, item) => (reverse ? [] : [placeOfItem(questionnaire, item, side)]));
  const sums = outcomes.map(() => new Float64Array(6));

  return {
    add({ response }: ResponseRow): void {
      if (response === null || side < 0 || response.answers.outcomes.size === 0) return;
      const offsets = places.map((place) => offsetAt(response.answers.items, place)).filter((offset) => offset >= 0);
      if (offsets.length === 0) return;
      const x = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
      for (const [index, { id }] of outcomes.entries()) {
        const y = response.answers.outcomes.get(id);
        const own = sums[index];
        if (y === undefined || own === undefined) continue;
        for (const [at, each] of [1, x, y, x * x, y * y, x * y].entries()) own[at] = (own[at] ?? 0) + each;
      }
    },
    finish(): boolean {
      const found = sums.flatMap((each) => correlate(each) ?? []);
      return found.length > 0 && found.every((r) => r <= clearlyAgainst);
    },
  };
}

/** From n and the sums; null for too few people, or where all gave the same. */
function correlate([n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0]: Float64Array): number | null {
  if (n < fewestPeople) return null;
  const r = (xy - (x * y) / n) / Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n));
  return Number.isFinite(r) ? r : null;
}
