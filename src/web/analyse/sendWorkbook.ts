import type { RequestHandler } from 'express';
import { buildStudyWorkbook } from '../../export/workbook/studyWorkbook.ts';
import { findLastArrival } from '../../storage/studies.ts';
import { sendProblem } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseReport, chooseResponses } from './leaveOut.ts';
import { listDataSources } from './listDataSources.ts';
import { filterOf } from './requestFilter.ts';
import { sendPieces } from './sendPieces.ts';
import type { StudyReports } from './studyReport.ts';

/** The answers of all audiences with their codebooks and the whole report as one workbook, by the choices of the address: for the study's staff. */
export function sendWorkbook(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const upTo = await findLastArrival(site.db, study.id);
    const { computed } = chooseReport(request, await reports.findOwn(study, filterOf(request)));
    const sources = await listDataSources(site.db, study, upTo, await chooseResponses(request, study, reports));
    const { samples, questionnaire, report, deep } = computed;
    const built = await buildStudyWorkbook(
      sources,
      { samples, questionnaire, report: { ...report, ...deep() } },
      speaker,
    );
    if ('problem' in built) {
      sendProblem(request, response, 422, built.problem);
      return;
    }
    response.attachment('responses.xlsx');
    await sendPieces(response, built.pieces);
  };
}
