import type { Language } from '../core/instrument/text.ts';
import { deepenReport } from '../core/report/deepenReport.ts';
import { usualSeed } from '../core/report/usualSeed.ts';
import { speakerOf } from '../export/table/table.ts';
import { buildStudyWorkbook } from '../export/workbook/studyWorkbook.ts';
import type { Database } from '../storage/schema.ts';
import { findLastArrival, type Study } from '../storage/studies.ts';
import { buildStudyReport } from '../web/analyse/buildStudyReport.ts';
import { countAll, foldStudy } from '../web/analyse/foldStudy.ts';
import { listDataSources } from '../web/analyse/listDataSources.ts';
import { readVersion } from './readVersion.ts';

/** The answers of a study with codebook, tables and chart data, as the page of the study gives them. */
export async function buildWorkbookOf(db: Database, study: Study, language: Language) {
  const upTo = await findLastArrival(db, study.id);
  const { samples } = await foldStudy(db, study.id, () => countAll(upTo));
  const report = buildStudyReport(readVersion(), study.settings, samples);
  const whole = { ...report, ...deepenReport(report, samples, usualSeed) };
  return buildStudyWorkbook(
    await listDataSources(db, study, upTo),
    { samples, questionnaire: samples.customer.questionnaire, report: whole },
    speakerOf(language),
  );
}
