import type { DeepReport, Report } from '../core/report/report.ts';
import { writeBundle } from '../export/bundle/writeBundle.ts';
import type { Study } from '../intake/study/readStudy.ts';
import { readVersion } from './readVersion.ts';
import { writeOutput } from './writeOutput.ts';

/** Writes the report of files as a bundle with their answers. */
export async function bundleStudy(
  { samples, sources, mapping, read, duplicates, waveOrder, notes }: Study,
  report: Report & DeepReport,
  settings: { readonly study: string; readonly seed: number; readonly minGroup: number },
  output: string | undefined,
): Promise<void> {
  const about = {
    ...settings,
    version: readVersion(),
    read,
    duplicates,
    waveOrder: waveOrder && [...waveOrder],
    notes: notes.map((note) => ({ ...note })),
  };
  await writeOutput(output, writeBundle({ about, report, samples, sources, mapping }));
}
