import type { RequestHandler } from 'express';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { listPages, reportUrl } from './reportLinks.ts';
import { sendReport } from './reportPage.ts';
import type { StudyReports } from './studyReport.ts';

/** The gap report of a study, for its staff; with `?without=flagged`, without the responses that deserve a look. */
export function showReport(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const { say } = listen(request);
    const computed = await reports.findOwn(study);
    const isWithout = request.query['without'] === 'flagged' && computed.without !== undefined;
    const report = isWithout && computed.without ? computed.without() : computed.report;
    const { samples, questionnaire } = computed;
    sendReport(
      site,
      request,
      response,
      study,
      { report, samples, questionnaire },
      {
        base: reportUrl(study.id),
        staff: {
          pages: listPages(request, study.id, 'report', say),
          isWithout,
          flagged: computed.report.quality.flagged,
        },
      },
    );
  };
}
