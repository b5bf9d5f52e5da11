import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Audience } from '../../core/instrument/side.ts';
import type { Simulation } from '../../core/simulation/simulation.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import { createStudy } from '../../storage/createStudy.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Delivery } from '../../storage/responseWriter.ts';
import type { Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';
import { makeResponses } from './madeResponses.ts';

/** What the making of a study needs of the site. */
export type Workshop = Pick<Site, 'db' | 'writer' | 'staffForm' | 'newLinkId'> & { readonly now: () => Date };

/** What is made: a study that has its instrument, and who answers it how. */
export interface Blueprint {
  readonly study: Omit<Study, 'isMade' | 'isArchived' | 'instrument'> & { readonly instrument: Instrument };
  readonly simulations: readonly (readonly [Audience, Simulation])[];
}

/**
 * Makes a study with its responses and marks it as made. Doing it again adds nothing, and finishes what was broken off: the
 * responses and their ids follow from seeds.
 */
export async function makeStudy(workshop: Workshop, { study: described, simulations }: Blueprint): Promise<void> {
  const { db, writer, staffForm, newLinkId } = workshop;
  const now = workshop.now();
  const study = { ...described, isMade: true, isArchived: false };
  const questionnaires = prepareQuestionnaires(study, staffForm);
  await createStudy(db, study, questionnaires, newLinkId, now.toISOString());
  for (const [audience, simulation] of simulations) {
    // An earlier version may have made the study and been broken off; then it asks no staff.
    const asked = (await findQuestionnaire(db, study.id, audience))?.questionnaire;
    if (!asked) continue;
    for (const deliveries of makeDeliveries(study, asked, simulation, now)) await writer.write(deliveries);
  }
}

/** How many are made at a stretch, so that phones that answer another study hardly wait. */
const atOnce = 500;

function* makeDeliveries(
  study: Blueprint['study'],
  questionnaire: Questionnaire,
  simulation: Simulation,
  now: Date,
): Generator<readonly Delivery[]> {
  const { audience } = questionnaire;
  const known = { studyId: study.id, audience, version: 1, source: 'made' } as const;
  const usualWave = study.settings.waves[0]?.id ?? '1';
  let left = simulation.responses * (simulation.waves?.length ?? 1);
  let block: Delivery[] = [];
  for (const { response } of makeResponses(study.id, questionnaire, simulation)) {
    const submittedAt = new Date(now.getTime() - left-- * apart).toISOString();
    const submission = { ...known, wave: response.wave ?? usualWave, submittedAt };
    block.push({ submission: { ...submission, response: { ...response, submittedAt } }, spareId: null });
    if (block.length < atOnce) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** One made response after the other, in milliseconds: half an hour, so that they do not look like a burst. */
const apart = 1_800_000;
