import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from '../../core/answers/response.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { StaffForm } from '../../core/instrument/staffForm.ts';
import { languages, type Text } from '../../core/instrument/text.ts';
import { branchQuestion, listBranches, planSimulation } from '../../core/simulation/planSimulation.ts';
import type { SimulatedResponse } from '../../core/simulation/simulate.ts';
import type { Simulation } from '../../core/simulation/simulation.ts';
import type { Truth } from '../../core/simulation/truth.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import { usualSettings } from '../../core/study/settings.ts';
import { speak } from '../../words/catalogue.ts';
import { makeResponses } from './madeResponses.ts';
import type { Blueprint } from './makeStudy.ts';

/** A study of made data, with the customers' questionnaire and what they answer. */
export interface SimulatedStudy extends Blueprint {
  readonly questionnaire: Questionnaire;
  readonly simulation: Simulation;
}

/** The study of made data that a truth means. The same choices are the same study, with the same ids and answers. */
export function planSimulatedStudy(instrument: Instrument, truth: Truth, staffForm: StaffForm): SimulatedStudy {
  const branches = listBranches(truth);
  const inAll = (key: string, values: Readonly<Record<string, unknown>> = {}): Text =>
    Object.fromEntries(languages.map((language) => [language, speak(language)(`simulator.${key}`, values)]));
  const question = {
    id: branchQuestion,
    text: inAll('branchQuestion'),
    choices: branches.map(({ id }) => ({ id, text: { zh: id, en: id } })),
  };
  const chosen = [instrument.id, { ...truth, means: [...truth.means] }];
  const study = {
    id: `simulated-${hash('sha256', JSON.stringify(chosen)).slice(0, 8)}`,
    title: inAll('studyTitle', { seed: truth.seed }),
    design: 'chain' as const,
    instrument,
    settings: { ...usualSettings, profile: branches.length > 0 ? [question] : [] },
  };
  const [questionnaire] = prepareQuestionnaires(study, staffForm);
  if (!questionnaire) throw new Error('customers are always asked');
  const simulation = planSimulation(questionnaire, truth);
  return { study, questionnaire, simulation, simulations: [['customer', simulation]] };
}

/** How many responses are made at a stretch before others have their turn. */
const atOnce = 100;

/** The made responses block by block; what only their maker knows of each is told on the way. */
export async function* openSimulated(
  { study, questionnaire, simulation }: SimulatedStudy,
  tell?: (simulated: SimulatedResponse) => void,
): AsyncGenerator<readonly Response[]> {
  let block: Response[] = [];
  for (const { response, simulated } of makeResponses(study.id, questionnaire, simulation)) {
    tell?.(simulated);
    if (block.push(response) < atOnce) continue;
    yield block;
    block = [];
    await nextTurn();
  }
  yield block;
}
