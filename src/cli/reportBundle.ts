import { writeBundle } from '../export/bundle/writeBundle.ts';
import { gatherBundle } from '../web/analyse/gatherBundle.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { type StudyOptions, withStudy } from './withStudy.ts';
import { writeAndTell } from './writeAndTell.ts';
import { writeOutput } from './writeOutput.ts';

interface BundleOptions extends StudyOptions {
  readonly output: string;
  readonly json?: true;
  readonly seed: number;
}

/** Writes a study's report with the answers that it rests on, and what proves it. */
export async function bundleReport(studyId: string, options: BundleOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const { output, json, seed } = options;
  if (!/\.zip$/i.test(output)) {
    messages.tell('suffixZip', { file: output });
    return exitCodes.unusable;
  }
  return withStudy(studyId, options, messages, async ({ site, reports, study, filter }) => {
    const bundled = await gatherBundle(site, reports, study, { seed, filter });
    if ('problem' in bundled) {
      messages.tellProblems([bundled.problem]);
      return exitCodes.notFound;
    }
    await (json ? writeAndTell : writeOutput)(output, writeBundle(bundled));
    return exitCodes.ok;
  });
}
