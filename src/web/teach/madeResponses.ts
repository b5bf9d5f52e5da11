import type { Response } from '../../core/answers/response.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { type SimulatedResponse, simulateEach } from '../../core/simulation/simulate.ts';
import type { Simulation } from '../../core/simulation/simulation.ts';
import { makeResponseId } from '../../intake/responseId.ts';

export interface MadeResponse {
  readonly response: Response;
  readonly simulated: SimulatedResponse;
}

/** The responses of a made study one after another, each with an id that follows from the study, the seed and its place. */
export function* makeResponses(
  studyId: string,
  questionnaire: Questionnaire,
  simulation: Simulation,
): Generator<MadeResponse> {
  let index = 0;
  for (const simulated of simulateEach(questionnaire, simulation)) {
    const { answers, seconds, wave } = simulated;
    const id = makeResponseId(studyId, ...whose(questionnaire.audience), simulation.seed, index++);
    const unknown = { respondent: null, token: null, submittedAt: null, language: null } as const;
    yield { response: { id, answers, seconds, wave, ...unknown, source: 'made' }, simulated };
  }
}

/** The ids of customers were made before there were others. */
function whose(audience: Audience): readonly string[] {
  return audience === 'customer' ? [] : [audience];
}
