import { median } from 'simple-statistics';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { buildReport } from '../../core/report/buildReport.ts';
import type { Report } from '../../core/report/report.ts';
import { summarise } from '../../core/summary/summarise.ts';
import { mergeSummaries } from '../../core/summary/summary.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { readAnswers, stampResponses } from '../../storage/responses.ts';
import type { Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';

/** The report of a stored study, and what it was computed from. */
export interface StudyReport {
  readonly report: Report;
  readonly questionnaire: Questionnaire;
  /** The middle of the times that respondents took, in seconds; null when too few are known. */
  readonly medianSeconds: number | null;
}

/** Small enough that folding a block keeps respondents waiting for less than a hundredth of a second. */
const blockSize = 2000;
const maxRemembered = 50;

/** Computes reports of studies, and computes one anew only when the study's responses have changed. */
export function rememberReports(site: Site): (study: Study) => Promise<StudyReport> {
  const remembered = new Map<string, { readonly stamp: string; readonly computed: Promise<StudyReport> }>();
  return async (study) => {
    const stamp = await stampResponses(site.db, study.id);
    const known = remembered.get(study.id);
    if (known?.stamp === stamp) return known.computed;
    if (remembered.size >= maxRemembered) remembered.clear();
    const computed = computeReport(site, study);
    remembered.set(study.id, { stamp, computed });
    computed.catch(() => remembered.delete(study.id));
    return computed;
  };
}

async function computeReport(site: Site, study: Study): Promise<StudyReport> {
  const published = await findQuestionnaire(site.db, study.id, 'customer');
  if (!published) throw new Error(`study ${study.id} has no questionnaire`);
  const { questionnaire } = published;
  let summary = summarise(questionnaire, []);
  const seconds: number[] = [];
  for await (const block of readAnswers(site.db, study.id, 'customer', blockSize)) {
    summary = mergeSummaries(
      summary,
      summarise(
        questionnaire,
        block.map((row) => row.answers),
      ),
    );
    for (const row of block) if (row.seconds !== null) seconds.push(row.seconds);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const counts = { read: summary.n, duplicates: 0 };
  return {
    report: buildReport({ customer: { questionnaire, summary } }, counts, site.minGroup),
    questionnaire,
    medianSeconds: seconds.length > 0 && seconds.length >= site.minGroup ? median(seconds) : null,
  };
}
