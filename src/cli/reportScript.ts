import type { Audience } from '../core/instrument/side.ts';
import { usualSeed } from '../core/report/usualSeed.ts';
import { bundleFiles } from '../export/bundle/bundleFiles.ts';
import { findBundlePart } from '../export/bundle/listBundleParts.ts';
import { gatherBundle } from '../web/analyse/gatherBundle.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { chooseLanguage, startMessages } from './messages.ts';
import { type StudyOptions, withStudy } from './withStudy.ts';
import { writeAndTell } from './writeAndTell.ts';
import { writeOutput } from './writeOutput.ts';

interface ScriptOptions extends StudyOptions {
  readonly output: string;
  readonly json?: true;
  readonly audience?: Audience;
}

/** Writes one script of the bundle alone, by the suffix of the file, and says which tables it reads beside it. */
export async function writeScript(studyId: string, options: ScriptOptions): Promise<ExitCode> {
  const { output, json, audience = 'customer', lang = null } = options;
  const messages = startMessages(lang);
  const suffix = /\.(r|py|sps)$/i.exec(output)?.[1]?.toLowerCase();
  if (suffix === undefined) {
    messages.tell('suffix', { file: output, suffixes: '.R, .py, .sps' });
    return exitCodes.unusable;
  }
  return withStudy(studyId, options, messages, async ({ site, reports, study, filter }) => {
    const bundled = await gatherBundle(site, reports, study, { seed: usualSeed, filter });
    if ('problem' in bundled) {
      messages.tellProblems([bundled.problem]);
      return exitCodes.notFound;
    }
    const isSpss = suffix === 'sps';
    const language = chooseLanguage(lang, process.env);
    const name = isSpss ? bundleFiles.spss(audience, language) : suffix === 'r' ? bundleFiles.r : bundleFiles.python;
    const script = findBundlePart(bundled, name);
    if (!script) {
      messages.tell(isSpss ? 'audienceMissing' : 'scriptHidden', { study: studyId });
      return exitCodes.notFound;
    }
    await (json ? writeAndTell : writeOutput)(output, script.pieces);
    const tables = isSpss
      ? [bundleFiles.spssData(audience).replace('spss/', '')]
      : bundled.sources.map(({ questionnaire }) => bundleFiles.answers(questionnaire.audience));
    messages.tell('scriptReads', { files: tables.join(', ') });
    return exitCodes.ok;
  });
}
