import { buildStudyBundle } from '../web/analyse/buildStudyBundle.ts';
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

/** Writes a study's report with the answers that it rests on, and what proves it. */
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
    const pieces = await buildStudyBundle(db, study, { version: readVersion(), seed });
    if (!pieces) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    await writeOutput(output, pieces);
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
