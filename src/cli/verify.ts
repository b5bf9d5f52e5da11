import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audiences } from '../core/instrument/side.ts';
import type { Problem } from '../core/problem.ts';
import { compareReports } from '../core/report/compareReports.ts';
import { bundleFiles } from '../export/bundle/bundleFiles.ts';
import { compareParts, type PartsCompared } from '../export/bundle/compareParts.ts';
import { openBundle } from '../intake/bundle/openBundle.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { readVersion } from './readVersion.ts';
import { readBundled, recompute } from './recompute.ts';
import { removeInTheEnd } from './removeInTheEnd.ts';

/** Beyond this many their number is enough to see that it is another report. */
const mostListed = 50;

/**
 * Checks a bundle: the sums of its files, whether this version computes from its answers the report that it holds, and whether it
 * writes all its files as they are. Says so in both languages; what differs is listed on stdout, one a line, or all as JSON.
 */
export async function verify(path: string, { json }: { readonly json?: true }): Promise<ExitCode> {
  const list = json ? listAsJson : listAsLines;
  const messages = startMessages(null);
  if (!existsSync(path)) {
    messages.tellProblems([{ code: 'file-missing', values: { file: path } }]);
    return exitCodes.notFound;
  }
  const folder = await mkdtemp(join(tmpdir(), 'fivegaps-verify-'));
  return removeInTheEnd(folder, async () => {
    const wanted = audiences.map(bundleFiles.answers);
    const opened = await openBundle(path, { sums: bundleFiles.sums, texts: /\.json$/, wanted }, folder);
    if (opened === null) {
      messages.tell('noBundle', { file: path });
      return exitCodes.unusable;
    }
    if (opened.differing.length > 0) {
      list({ files: opened.differing });
      messages.tell('bundleChanged', { count: opened.differing.length });
      return exitCodes.badData;
    }
    const bundled = readBundled(opened.texts);
    if (bundled === null) {
      messages.tell('noBundle', { file: path });
      return exitCodes.unusable;
    }
    const again = await recompute(bundled, folder);
    if ('unreadable' in again) {
      list({ files: again.unreadable });
      messages.tell('bundleUnreadable');
      return exitCodes.badData;
    }
    const { about, values } = bundled;
    const written = values.get(bundleFiles.report);
    const { confirmed, differing } = compareReports(written, again.report);
    const own = readVersion();
    const isOwn = about.version === own;
    // Formulas and the program's name are no figures, but in a bundle of this version they are what they are.
    const { software, references } = again.report;
    const report = isOwn ? { ...(written as object), software, references } : written;
    const parts = await compareParts(again.bundled, opened.sums, new Map([...values, [bundleFiles.report, report]]));
    const { files, unproven } = judgeParts(parts, isOwn);
    list({ files, figures: differing, confirmed, ...(unproven.length > 0 && { unproven }) });
    if (unproven.length > 0)
      messages.tell('bundleOtherVersion', { version: about.version, own, files: unproven.join(', ') });
    messages.tellProblems(describeParts(parts, files));
    messages.tellRest();
    if (differing.length > 0) messages.tell('bundleDiffers', { count: differing.length, confirmed });
    else if (files.length > 0) messages.tell('bundleRewritten', { count: files.length, confirmed });
    else messages.tell(unproven.length > 0 ? 'bundleFigures' : 'bundleConfirmed', { count: confirmed });
    return files.length + differing.length > 0 ? exitCodes.badData : exitCodes.ok;
  });
}

/**
 * Which files are at fault, and which are only not proven: another version may word a script otherwise or have had none. A file that
 * no bundle has is at fault whoever wrote the others.
 */
function judgeParts({ changed, missing, unknown }: PartsCompared, isOwn: boolean) {
  const differing = [...changed, ...missing];
  return {
    files: [...(isOwn ? differing : []), ...unknown].sort(),
    unproven: isOwn ? [] : differing.sort(),
  };
}

function describeParts({ missing, unknown }: PartsCompared, files: readonly string[]): readonly Problem[] {
  return files.map((file) => {
    const code = unknown.includes(file) ? 'part-unknown' : missing.includes(file) ? 'part-missing' : 'part-changed';
    return { code, values: { file } };
  });
}

/**
 * The files that differ or cannot be read, the figures that differ, by their pointers, and how many do not; and which files of
 * another version this one would write otherwise.
 */
interface Found {
  readonly files?: readonly string[];
  readonly figures?: readonly string[];
  readonly confirmed?: number;
  readonly unproven?: readonly string[];
}

function listAsJson({ files = [], figures = [], confirmed = 0, ...rest }: Found): void {
  process.stdout.write(`${JSON.stringify({ confirmed, figures, files, ...rest }, null, 2)}\n`);
}

function listAsLines({ files = [], figures = [] }: Found): void {
  const names = [...files, ...figures];
  const more = names.length > mostListed ? [`… ${names.length}`] : [];
  process.stdout.write(
    [...names.slice(0, mostListed), ...more].map((name) => `${JSON.stringify(name).slice(1, -1)}\n`).join(''),
  );
}
