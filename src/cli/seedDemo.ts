import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildQuestionnaire } from '../core/instrument/questionnaire.ts';
import { textSchema } from '../core/instrument/text.ts';
import { simulateResponses, simulationSchema } from '../core/simulation/simulate.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { makeResponseId } from '../intake/responseId.ts';
import { createStudy } from '../storage/createStudy.ts';
import type { ResponseWriter } from '../storage/responseWriter.ts';
import type { Database } from '../storage/schema.ts';
import { findStudy } from '../storage/studies.ts';
import { newPublicId } from './ids.ts';

const demoSchema = z.strictObject({
  study: z.strictObject({ id: z.string(), title: textSchema }),
  instrument: z.string(),
  simulation: simulationSchema,
});

/**
 * Puts the demonstration study of `data/demo.yaml` into a database. Doing it again adds nothing, and finishes what was broken
 * off. The responses are made from a seed and marked as made.
 */
export async function seedDemo(db: Database, writer: ResponseWriter, now: Date): Promise<void> {
  const file = new URL('../../data/demo.yaml', import.meta.url);
  const demo = demoSchema.parse(parse(readFileSync(file, 'utf8')));
  const instrument = await readInstrument(demo.instrument);
  if ('problems' in instrument) throw new Error(`the demo's instrument ${demo.instrument} is not usable`);

  const questionnaire = buildQuestionnaire(instrument, 'customer');
  const study = { ...demo.study, isMade: true, openWave: '1' };
  const submittedAt = now.toISOString();
  if (!(await findStudy(db, study.id)))
    await createStudy(db, study, questionnaire, { survey: newPublicId(), report: newPublicId() }, submittedAt);
  const known = { studyId: study.id, audience: 'customer', version: 1, wave: study.openWave, source: 'made' } as const;
  await writer.write(
    simulateResponses(questionnaire, demo.simulation).map(({ answers, seconds }, index) => ({
      submission: {
        ...known,
        submittedAt,
        response: {
          id: makeResponseId(study.id, demo.simulation.seed, index),
          answers,
          wave: null,
          respondent: null,
          language: null,
          seconds,
        },
      },
      spareId: null,
    })),
  );
}
