import type { Audience } from '../../core/instrument/side.ts';
import { buildWholeReport } from '../../core/report/buildWholeReport.ts';
import type { Sample } from '../../core/report/sample.ts';
import type { Filter } from '../../core/study/filter.ts';
import { foldBlocks } from '../../export/bundle/foldBlocks.ts';
import { writeBundle } from '../../export/bundle/writeBundle.ts';
import type { DataSource } from '../../export/workbook/dataSheet.ts';
import type { Database } from '../../storage/schema.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import type { Keep } from './choosePeople.ts';
import { listDataSources } from './listDataSources.ts';

/** What a bundle is made with, and which answers it holds: all, unless it says otherwise. */
interface BundleChoices {
  readonly version: string;
  readonly seed: number;
  readonly filter?: Filter;
  readonly without?: 'flagged';
  readonly keep?: Keep;
}

/**
 * A study's report with the answers that it rests on, and what proves it, as the pieces of a zip file; null where customers are
 * not asked. The report is computed from the answers as they are handed over: where the time is told to the hour alone, nobody is
 * flagged for a burst.
 */
export async function buildStudyBundle(
  db: Database,
  study: Study,
  { keep, seed, ...chosen }: BundleChoices,
): Promise<AsyncGenerator<Uint8Array> | null> {
  const sources: DataSource[] = [];
  const samples = new Map<Audience, Sample>();
  for (const source of await listDataSources(db, study, await findLastArrival(db, study.id), keep)) {
    const sample = await foldBlocks(source.questionnaire, source.openBlocks);
    samples.set(sample.questionnaire.audience, sample);
    sources.push({ ...source, questionnaire: sample.questionnaire });
  }
  const customer = samples.get('customer');
  if (!customer) return null;
  const { minGroup, waves } = study.settings;
  const about = {
    study: study.id,
    ...chosen,
    seed,
    read: customer.summary.n,
    duplicates: 0,
    minGroup,
    waveOrder: waves.length > 1 ? waves.map(({ id }) => id) : null,
    notes: [],
  };
  const all = { ...Object.fromEntries(samples), customer };
  return writeBundle({
    about,
    report: buildWholeReport(all, about, seed),
    samples: all,
    sources,
    mapping: null,
  });
}
