import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { type BuildOptions, buildReport } from './reportBuild.ts';

/** The slides of a study: `report build` of a deck, under the name by which trainers look for it. */
export async function buildDeck(
  studyId: string,
  options: BuildOptions & { readonly output: string },
): Promise<ExitCode> {
  if (/\.pptx$/i.test(options.output)) return buildReport(studyId, options);
  startMessages(options.lang ?? null).tell('suffix', { file: options.output, suffixes: '.pptx' });
  return exitCodes.unusable;
}
