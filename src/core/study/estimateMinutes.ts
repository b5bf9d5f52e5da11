import { listScaleFields } from '../answers/fields.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';

/** What a practised thumb needs for one rating, in seconds: the 44 of SERVQUAL make three minutes. */
const perRating = 4;

/** About how many whole minutes a questionnaire takes, as long as nobody's time is known. */
export function estimateMinutes(questionnaire: Questionnaire): number {
  return Math.max(1, Math.round((listScaleFields(questionnaire).length * perRating) / 60));
}
