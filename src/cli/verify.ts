import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audiences } from '../core/instrument/side.ts';
import { compareReports } from '../core/report/compareReports.ts';
import { bundleFiles } from '../export/bundle/bundleFiles.ts';
import { openBundle } from '../intake/bundle/openBundle.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { readBundled, recompute } from './recompute.ts';
import { removeInTheEnd } from './removeInTheEnd.ts';

/** Beyond this many their number is enough to see that it is another report. */
const mostListed = 50;

/**
 * Checks a bundle: the sums of its files, and whether this version computes from its answers the report that it holds. Says so in
 * both languages; what differs is listed on stdout, one a line, or all as JSON.
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
    const { confirmed, differing } = compareReports(bundled.report, again.report);
    if (differing.length > 0) {
      list({ figures: differing, confirmed });
      messages.tell('bundleDiffers', { count: differing.length, confirmed });
      return exitCodes.badData;
    }
    list({ confirmed });
    messages.tell('bundleConfirmed', { count: confirmed });
    return exitCodes.ok;
  });
}

/** The files that differ or cannot be read, the figures that differ, by their pointers, and how many do not. */
interface Found {
  readonly files?: readonly string[];
  readonly figures?: readonly string[];
  readonly confirmed?: number;
}

function listAsJson({ files = [], figures = [], confirmed = 0 }: Found): void {
  process.stdout.write(`${JSON.stringify({ confirmed, figures, files }, null, 2)}\n`);
}

function listAsLines({ files = [], figures = [] }: Found): void {
  const names = [...files, ...figures];
  const more = names.length > mostListed ? [`… ${names.length}`] : [];
  process.stdout.write(
    [...names.slice(0, mostListed), ...more].map((name) => `${JSON.stringify(name).slice(1, -1)}\n`).join(''),
  );
}
