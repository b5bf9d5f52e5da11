import { type Audience, audiences } from '../core/instrument/side.ts';
import { buildWholeReport } from '../core/report/buildWholeReport.ts';
import type { Sample } from '../core/report/sample.ts';
import { foldBlocks } from '../export/bundle/foldBlocks.ts';
import { writeBundle } from '../export/bundle/writeBundle.ts';
import type { DataSource } from '../export/workbook/dataSheet.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { findLastArrival } from '../storage/studies.ts';
import { openCounted } from '../web/analyse/openCounted.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import { startMessages } from './messages.ts';
import { readVersion } from './readVersion.ts';
import { writeOutput } from './writeOutput.ts';

interface BundleOptions {
  readonly db?: string;
  readonly output: string;
  readonly seed: number;
}

/**
 * Writes a study's report with the answers that it rests on, and what proves it. The report is computed from the answers as they
 * are handed over: where the time is told to the hour alone, nobody is flagged for a burst.
 */
export async function bundleReport(studyId: string, { db: asked, output, seed }: BundleOptions): Promise<ExitCode> {
  const messages = startMessages(null);
  if (!/\.zip$/i.test(output)) {
    messages.tell('suffixZip', { file: output });
    return exitCodes.unusable;
  }
  const opened = await openDatabase(asked, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    const study = await findStudyFor(db, studyId, messages);
    if (!study) return exitCodes.notFound;
    const upTo = await findLastArrival(db, studyId);
    const sources: DataSource[] = [];
    const samples = new Map<Audience, Sample>();
    for (const audience of audiences) {
      const published = await findQuestionnaire(db, studyId, audience);
      if (!published) continue;
      const openBlocks = openCounted(db, study, audience, upTo);
      const sample = await foldBlocks(published.questionnaire, openBlocks);
      samples.set(audience, sample);
      sources.push({ study: studyId, questionnaire: sample.questionnaire, openBlocks });
    }
    const customer = samples.get('customer');
    if (!customer) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    const { minGroup, waves } = study.settings;
    const about = {
      study: studyId,
      version: readVersion(),
      seed,
      read: customer.summary.n,
      duplicates: 0,
      minGroup,
      waveOrder: waves.length > 1 ? waves.map(({ id }) => id) : null,
      notes: [],
    };
    const all = { ...Object.fromEntries(samples), customer };
    const report = buildWholeReport(all, about, seed);
    await writeOutput(output, writeBundle({ about, report, samples: all, sources, mapping: null }));
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
