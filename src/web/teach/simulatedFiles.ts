import { startAnswerKey } from '../../core/simulation/answerKey.ts';
import type { Truth } from '../../core/simulation/truth.ts';
import { writeResponsesCsv } from '../../export/responsesCsv.ts';
import { openSimulated, type SimulatedStudy } from './simulatedStudy.ts';

/** The made responses as our own CSV: as if people had given them, with nothing in it that tells the truth behind. */
export function writeSimulatedCsv(planned: SimulatedStudy): AsyncGenerator<string> {
  return writeResponsesCsv(planned.study.id, planned.questionnaire, () => openSimulated(planned));
}

/** The answer key to it as JSON: the truth, what the data show on average, and by row who is careless or at the ceiling. */
export async function* writeAnswerKey(planned: SimulatedStudy, truth: Truth): AsyncGenerator<string> {
  const key = startAnswerKey(planned.questionnaire, truth);
  for await (const _ of openSimulated(planned, key.add));
  yield `${JSON.stringify(key.finish(), null, 2)}\n`;
}
