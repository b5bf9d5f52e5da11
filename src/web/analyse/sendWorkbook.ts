import type { RequestHandler } from 'express';
import { buildStudyWorkbook } from '../../export/workbook/studyWorkbook.ts';
import { languageTag } from '../../page/languageTag.ts';
import { findLastArrival } from '../../storage/studies.ts';
import { explainProblem } from '../../words/sentences.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseReport, leavesOutFlagged } from './leaveOut.ts';
import { listDataSources } from './listDataSources.ts';
import { sendPieces } from './sendPieces.ts';
import type { StudyReports } from './studyReport.ts';

/** The answers of all audiences with their codebooks and the whole report as one workbook: for the study's staff. */
export function sendWorkbook(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const upTo = await findLastArrival(site.db, study.id);
    const all = await reports.findOwn(study);
    const { computed } = chooseReport(request, all);
    const left = leavesOutFlagged(request) ? all.flagged : undefined;
    const sources = await listDataSources(site.db, study, upTo, left);
    const { samples, questionnaire, report, deep } = computed;
    const built = await buildStudyWorkbook(
      sources,
      { samples, questionnaire, report: { ...report, ...deep() } },
      speaker,
    );
    if ('problem' in built) {
      const { language, text, say } = speaker;
      const told = {
        lang: languageTag(language),
        title: text(study.title),
        text: explainProblem(built.problem, language),
      };
      sendPage(request, response, {
        view: 'manage/error',
        title: told.title,
        status: 422,
        data: { texts: [told], home: say('site.home') },
      });
      return;
    }
    response.attachment('responses.xlsx');
    await sendPieces(response, built.pieces);
  };
}
