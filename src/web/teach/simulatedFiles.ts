import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from '../../core/answers/response.ts';
import { startAnswerKey } from '../../core/simulation/answerKey.ts';
import type { SimulatedResponse } from '../../core/simulation/simulate.ts';
import type { Truth } from '../../core/simulation/truth.ts';
import { writeResponsesCsv } from '../../export/responsesCsv.ts';
import type { TellShare } from '../../intake/table/row.ts';
import { makeResponses } from './madeResponses.ts';
import type { Asked, SimulatedStudy } from './simulatedStudy.ts';

/**
 * What an audience answers, as our own CSV: as if people had given it, with nothing in it that tells the truth behind.
 *
 * @param tellShare is told how much of it has been made, each time it is made
 */
export function writeSimulatedCsv(
  { study }: SimulatedStudy,
  asked: Asked,
  tellShare: TellShare = () => {},
): AsyncGenerator<string> {
  return writeResponsesCsv(study.id, asked.questionnaire, () => {
    let made = 0;
    return openSimulated(study.id, asked, () => tellShare(++made / asked.simulation.responses));
  });
}

/** The answer key as JSON: the truth, what the data show on average, and which customers, by row, are careless or at the ceiling. */
export async function* writeAnswerKey({ study, asked }: SimulatedStudy, truth: Truth): AsyncGenerator<string> {
  const [customers, ...staff] = asked;
  const key = startAnswerKey([customers.questionnaire, ...staff.map(({ questionnaire }) => questionnaire)], truth);
  for await (const _ of openSimulated(study.id, customers, key.add));
  yield `${JSON.stringify(key.finish(), null, 2)}\n`;
}

/** How many responses are made at a stretch before others have their turn. */
const atOnce = 100;

/** The made responses block by block; what only their maker knows of each is told on the way. */
async function* openSimulated(
  studyId: string,
  { questionnaire, simulation }: Asked,
  tell: (simulated: SimulatedResponse) => void,
): AsyncGenerator<readonly Response[]> {
  let block: Response[] = [];
  for (const { response, simulated } of makeResponses(studyId, questionnaire, simulation)) {
    tell(simulated);
    if (block.push(response) < atOnce) continue;
    yield block;
    block = [];
    await nextTurn();
  }
  yield block;
}
