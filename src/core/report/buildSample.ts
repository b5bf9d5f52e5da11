import type { Response } from '../answers/response.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Sample } from './sample.ts';
import { foldFirst, foldSecond } from './samplePasses.ts';

/** The sample of responses that are at hand. */
export function buildSample(questionnaire: Questionnaire, responses: readonly Response[]): Sample {
  const first = startSample(questionnaire);
  for (const response of responses) first.add(response);
  const second = first.startSecondPass();
  for (const response of responses) second.add(response);
  return second.finish();
}

/** Makes a sample in two passes over the same responses, the second only where it is needed: `foldFirst` and `foldSecond`. */
export function startSample(questionnaire: Questionnaire) {
  const first = foldFirst(questionnaire);
  return { add: first.add, startSecondPass: () => foldSecond(questionnaire, first.finish()) };
}
