import { hash } from 'node:crypto';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { StaffForm } from '../../core/instrument/staffForm.ts';
import { languages, type Text } from '../../core/instrument/text.ts';
import { branchQuestion, listBranches, planSimulation } from '../../core/simulation/planSimulation.ts';
import type { Simulation } from '../../core/simulation/simulation.ts';
import { countPeople, type Truth } from '../../core/simulation/truth.ts';
import { simulatedDesign } from '../../core/simulation/truthNumbers.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import { usualSettings } from '../../core/study/settings.ts';
import { speak } from '../../words/catalogue.ts';
import type { Blueprint } from './makeStudy.ts';

/** A study of made data, with the questionnaires of all who are asked, the customers' first, and what is answered to each. */
export interface SimulatedStudy extends Blueprint {
  readonly asked: readonly [Asked, ...Asked[]];
}

export interface Asked {
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
    design: simulatedDesign,
    instrument,
    settings: {
      ...usualSettings,
      staff: (['manager', 'contact'] as const).filter((audience) => countPeople(truth, audience) > 0),
      // Nothing is chosen about causes, and none is better than some by chance.
      asksCauses: false,
      profile: branches.length > 0 ? [question] : [],
    },
  };
  const [customers, ...staff] = prepareQuestionnaires(study, staffForm).map((questionnaire) => ({
    questionnaire,
    simulation: planSimulation(questionnaire, truth),
  }));
  if (!customers) throw new Error('customers are always asked');
  const asked = [customers, ...staff] as const;
  return {
    study,
    asked,
    simulations: asked.map(({ questionnaire: { audience }, simulation }) => [audience, simulation]),
  };
}
