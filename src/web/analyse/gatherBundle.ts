import type { Audience } from '../../core/instrument/side.ts';
import type { Problem } from '../../core/problem.ts';
import { buildReport } from '../../core/report/buildReport.ts';
import type { Sample } from '../../core/report/sample.ts';
import { type Filter, isEverybody } from '../../core/study/filter.ts';
import { foldBlocks } from '../../export/bundle/foldBlocks.ts';
import type { Bundled } from '../../export/bundle/listBundleParts.ts';
import type { DataSource } from '../../export/workbook/dataSheet.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import type { ReportSite } from '../site.ts';
import { type Keep, keepCounted } from './choosePeople.ts';
import { deepen } from './deepenElsewhere.ts';
import { knowFlagged } from './leaveOut.ts';
import { listDataSources } from './listDataSources.ts';
import type { StudyReports } from './studyReport.ts';

/** What a bundle is made with, and which answers it holds. */
interface BundleChoices {
  readonly seed: number;
  readonly filter: Filter;
  readonly without?: 'flagged';
}

/**
 * A study's report with the answers that it rests on. The report is computed from the answers
 * as they are handed over: where the time is told to the hour alone, nobody is flagged for a burst. Where nothing may be shown of
 * those chosen there is nothing to prove, which is a problem.
 */
export async function gatherBundle(
  site: ReportSite,
  reports: StudyReports,
  study: Study,
  { seed, filter, without }: BundleChoices,
): Promise<Bundled | { readonly problem: Problem }> {
  const { minGroup, waves } = study.settings;
  let keep: Keep | undefined;
  if (!isEverybody(filter) || without) {
    const { refusal, flagged } = await reports.findOwn(study, filter);
    if (refusal) return { problem: { code: 'filter-refused', values: { min: minGroup } } };
    const isCounted = keepCounted(study, filter, (await reports.findOwn(study)).samples);
    const isLeft = knowFlagged(without ? flagged : undefined);
    keep = (audience) => (each) => isCounted(audience)(each) && !isLeft(audience)(each);
  }
  const sources: DataSource[] = [];
  const samples = new Map<Audience, Sample>();
  for (const source of await listDataSources(site, study, await findLastArrival(site.db, study.id), keep)) {
    const sample = await foldBlocks(source.questionnaire, source.openBlocks);
    samples.set(sample.questionnaire.audience, sample);
    sources.push({ ...source, questionnaire: sample.questionnaire });
  }
  const customer = samples.get('customer');
  if (!customer) throw new Error(`study ${study.id} has no questionnaire`);
  const about = {
    study: study.id,
    version: site.version,
    ...(!isEverybody(filter) && { filter }),
    ...(without && { without }),
    seed,
    read: customer.summary.n,
    duplicates: 0,
    minGroup,
    waveOrder: waves.length > 1 ? waves.map(({ id }) => id) : null,
    notes: [],
  };
  const all = { ...Object.fromEntries(samples), customer };
  const report = buildReport(all, about);
  const whole = { ...report, ...(await deepen(site, { report, samples: all, seed })) };
  return { about, report: whole, samples: all, sources, mapping: null };
}
