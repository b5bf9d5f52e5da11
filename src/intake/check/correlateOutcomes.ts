import { offsetAt } from '../../core/answers/packedAnswers.ts';
import { placeOfItem } from '../../core/instrument/layout.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { ResponseRow } from '../readResponses.ts';
import { collectCorrelation } from './collectCorrelation.ts';

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
  const collected = outcomes.map(() => collectCorrelation());

  return {
    add({ response }: ResponseRow): void {
      if (response === null || side < 0 || response.answers.outcomes.size === 0) return;
      const offsets = places.map((place) => offsetAt(response.answers.items, place)).filter((offset) => offset >= 0);
      if (offsets.length === 0) return;
      const x = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
      for (const [index, { id }] of outcomes.entries()) {
        const y = response.answers.outcomes.get(id);
        if (y !== undefined) collected[index]?.add(x, y);
      }
    },
    finish(): boolean {
      const found = collected.flatMap((each) => each.finish() ?? []);
      return found.length > 0 && found.every((r) => r <= clearlyAgainst);
    },
  };
}
