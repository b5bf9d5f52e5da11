import { audiences } from '../../../core/instrument/side.ts';
import type { Problem } from '../../../core/problem.ts';
import { compareReports } from '../../../core/report/compareReports.ts';
import { bundleFiles } from '../../../export/bundle/bundleFiles.ts';
import { compareParts, type PartsCompared } from '../../../export/bundle/compareParts.ts';
import { openBundle } from '../../../intake/bundle/openBundle.ts';
import { readBundled, recompute } from './recompute.ts';

/** A bundle that is to be checked, a folder into which its answers are unpacked, and the version that checks it. */
export interface VerifyJob {
  readonly path: string;
  readonly folder: string;
  readonly version: string;
}

/** What came of a check. */
export interface Verdict {
  /**
   * The first of these that is so: files are not what their sums say; answers cannot be read back; figures do not follow from the
   * answers; other files do not; all figures do, and files of another version are not proven; everything does.
   */
  readonly outcome: 'changed' | 'unreadable' | 'differing' | 'rewritten' | 'figures' | 'confirmed';
  readonly found: Found;
  /** What is wrong with single files, beyond their sums. */
  readonly problems: readonly Problem[];
  /** The version that wrote the bundle, as far as that was looked at. */
  readonly writtenBy: string;
}

/** As outside programs read it. */
interface Found {
  /** How many figures were found again. */
  readonly confirmed: number;
  /** The figures that differ, by their pointers. */
  readonly figures: readonly string[];
  /** The files that differ or cannot be read. */
  readonly files: readonly string[];
  /** Which files of another version this one would write otherwise; left out where there are none. */
  readonly unproven?: readonly string[];
  /** Files that a system added which packed the bundle again; left out where there are none. They were not looked at. */
  readonly added?: readonly string[];
}

/**
 * Checks a bundle: the sums of its files, whether this version computes from its answers the report that it holds, and whether it
 * writes all its files as they are. Null where the file is no bundle. The folder is the caller's to remove.
 */
export async function verifyBundle({ path, folder, version }: VerifyJob): Promise<Verdict | null> {
  const wanted = audiences.map(bundleFiles.answers);
  const { about: settings, report: figuresFile, mapping } = bundleFiles;
  const texts = [settings, figuresFile, mapping, ...audiences.map(bundleFiles.definition)];
  const opened = await openBundle(path, { sums: bundleFiles.sums, texts, wanted }, folder);
  if (opened === null) return null;
  const packed = opened.added.length > 0 ? { added: opened.added } : {};
  if (opened.differing.length > 0) return judgeFiles('changed', opened.differing, packed);
  const bundled = readBundled(opened.texts);
  if (bundled === null) return null;
  const again = await recompute(bundled, folder);
  if ('unreadable' in again) return judgeFiles('unreadable', again.unreadable, packed);
  const { about, values } = bundled;
  const written = values.get(bundleFiles.report);
  const { confirmed, differing: figures } = compareReports(written, again.report);
  const isOwn = about.version === version;
  // Formulas and the program's name are no figures, but in a bundle of this version they are what they are.
  const { software, references } = again.report;
  const report = isOwn ? { ...(written as object), software, references } : written;
  const parts = await compareParts(again.bundled, opened.sums, new Map([...values, [bundleFiles.report, report]]));
  const { files, unproven } = judgeParts(parts, isOwn);
  const proven = unproven.length > 0 ? 'figures' : 'confirmed';
  return {
    outcome: figures.length > 0 ? 'differing' : files.length > 0 ? 'rewritten' : proven,
    found: { confirmed, figures, files, ...(unproven.length > 0 && { unproven }), ...packed },
    problems: describeParts(parts, files),
    writtenBy: about.version,
  };
}

function judgeFiles(outcome: Verdict['outcome'], files: readonly string[], packed: Pick<Found, 'added'>): Verdict {
  return { outcome, found: { confirmed: 0, figures: [], files, ...packed }, problems: [], writtenBy: '' };
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
