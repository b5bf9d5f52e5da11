import type { Speaker } from '../../export/table/table.ts';
import { buildStudyWorkbook } from '../../export/workbook/studyWorkbook.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import type { Keep } from './choosePeople.ts';
import { joinDeep } from './joinDeep.ts';
import { listDataSources } from './listDataSources.ts';
import type { Stored } from './openCounted.ts';
import type { StudyReport } from './studyReport.ts';

/** The answers of a study that are meant, with codebooks, the tables of a report and chart data. */
export async function buildWorkbookOf(site: Stored, study: Study, computed: StudyReport, keep: Keep, speaker: Speaker) {
  const sources = await listDataSources(site, study, await findLastArrival(site.db, study.id), keep);
  const { samples, questionnaire } = computed;
  return buildStudyWorkbook(sources, { samples, questionnaire, report: await joinDeep(computed) }, speaker);
}
