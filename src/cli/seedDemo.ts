import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { designs } from '../core/instrument/design.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Audience, audiences } from '../core/instrument/side.ts';
import { textSchema } from '../core/instrument/text.ts';
import { type Simulation, simulateResponses, simulationSchema } from '../core/simulation/simulate.ts';
import { prepareQuestionnaires } from '../core/study/prepareQuestionnaires.ts';
import { settingsSchema } from '../core/study/settings.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readStaffForm } from '../intake/readStaffForm.ts';
import { makeResponseId } from '../intake/responseId.ts';
import { createStudy } from '../storage/createStudy.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import type { Delivery, ResponseWriter } from '../storage/responseWriter.ts';
import type { Database } from '../storage/schema.ts';
import { findStudy, type Study } from '../storage/studies.ts';
import { newLinkId } from './ids.ts';

const demoSchema = z.strictObject({
  study: z.strictObject({ id: z.string(), title: textSchema, design: z.enum(designs) }),
  instrument: z.string(),
  settings: settingsSchema,
  /** What customers answer, managers and contact staff. */
  simulation: simulationSchema,
  managers: simulationSchema,
  contact: simulationSchema,
});

/**
 * Puts the demonstration study of `data/demo.yaml` into a database. Doing it again adds nothing, and finishes what was broken
 * off. The responses are made from seeds and marked as made.
 */
export async function seedDemo(db: Database, writer: ResponseWriter, now: Date): Promise<void> {
  const file = new URL('../../data/demo.yaml', import.meta.url);
  const {
    study: described,
    instrument: id,
    settings: said,
    ...made
  } = demoSchema.parse(parse(readFileSync(file, 'utf8')));
  const instrument = await readInstrument(id);
  if ('problems' in instrument) throw new Error(`the demo's instrument ${id} is not usable`);
  const form = await readStaffForm();
  const settings = { ...said, staff: ['manager' as const, 'contact' as const] };
  const study: Study = { ...described, isMade: true, instrument, settings, isArchived: false };
  const questionnaires = prepareQuestionnaires({ instrument, design: study.design, settings }, form);
  if (!(await findStudy(db, study.id))) await createStudy(db, study, questionnaires, newLinkId, now.toISOString());
  const simulations = { customer: made.simulation, manager: made.managers, contact: made.contact };
  for (const audience of audiences) {
    // An earlier version may have made the study and been broken off; then it asks no staff.
    const asked = (await findQuestionnaire(db, study.id, audience))?.questionnaire;
    if (asked) await writer.write(makeDeliveries(study, asked, simulations[audience], now));
  }
}

function makeDeliveries(
  study: Study,
  questionnaire: Questionnaire,
  simulation: Simulation,
  now: Date,
): readonly Delivery[] {
  const { audience } = questionnaire;
  const known = { studyId: study.id, audience, version: 1, wave: '1', source: 'made' } as const;
  return simulateResponses(questionnaire, simulation).map(({ answers, seconds }, index) => {
    const submittedAt = new Date(now.getTime() - (simulation.responses - index) * apart).toISOString();
    const response = {
      id: makeResponseId(study.id, ...whose(audience), simulation.seed, index),
      answers,
      wave: null,
      respondent: null,
      token: null,
      submittedAt,
      language: null,
      seconds,
    };
    return { submission: { ...known, submittedAt, response }, spareId: null };
  });
}

/** One made response after the other, in milliseconds: half an hour, so that they do not look like a burst. */
const apart = 1_800_000;

/** The ids of customers were made before there were others. */
function whose(audience: Audience): readonly string[] {
  return audience === 'customer' ? [] : [audience];
}
