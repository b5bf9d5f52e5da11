import { existsSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../core/instrument/text.ts';
import { tellMissing } from '../intake/tellMissing.ts';
import { type Verdict, verifyBundle } from '../web/analyse/verify/verifyBundle.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { printJson } from './printJson.ts';
import { readVersion } from './readVersion.ts';
import { removeInTheEnd } from './removeInTheEnd.ts';
import { withInput } from './withInput.ts';

/** Beyond this many their number is enough to see that it is another report. */
const mostListed = 50;

const messageOf = {
  changed: 'bundleChanged',
  unreadable: 'bundleUnreadable',
  differing: 'bundleDiffers',
  rewritten: 'bundleRewritten',
  figures: 'bundleFigures',
  confirmed: 'bundleConfirmed',
} as const;

interface VerifyOptions {
  readonly json?: true;
  readonly lang?: Language;
}

/**
 * Checks a bundle, also one on standard input, see `verifyBundle`, and says what came of it; what differs is listed on stdout, one a
 * line, or all as JSON.
 */
export function verify(path: string, options: VerifyOptions): Promise<ExitCode> {
  return withInput(path, (file) => verifyFile(file, options));
}

async function verifyFile(path: string, { json, lang }: VerifyOptions): Promise<ExitCode> {
  const messages = startMessages(lang ?? null);
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const problems = [await tellMissing(path)];
    messages.tellProblems(problems);
    return exitCodeOf(problems);
  }
  const folder = await mkdtemp(join(tmpdir(), 'fivegaps-verify-'));
  const own = readVersion();
  const verdict = await removeInTheEnd(folder, () => verifyBundle({ path, folder, version: own }));
  if (verdict === null) {
    messages.tellProblems([{ code: 'no-bundle' }]);
    return exitCodes.unusable;
  }
  const { outcome, found, problems, writtenBy: version } = verdict;
  const { confirmed, figures, files, unproven, added } = found;
  if (json) printJson(found);
  else process.stdout.write(listAsLines(found));
  if (added) messages.tell('bundleRepacked', { files: added.join(', ') });
  if (unproven) messages.tell('bundleOtherVersion', { version, own, files: unproven.join(', ') });
  messages.tellProblems(problems);
  messages.tellRest();
  const isRight = outcome === 'confirmed' || outcome === 'figures';
  const count = isRight ? confirmed : figures.length || files.length;
  messages.tell(messageOf[outcome], { count, confirmed });
  return isRight ? exitCodes.ok : exitCodes.badData;
}

function listAsLines({ figures, files }: Verdict['found']): string {
  const names = [...files, ...figures];
  const more = names.length > mostListed ? [`… ${names.length}`] : [];
  return [...names.slice(0, mostListed), ...more].map((name) => `${JSON.stringify(name).slice(1, -1)}\n`).join('');
}
