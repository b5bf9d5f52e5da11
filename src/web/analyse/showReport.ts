import type { RequestHandler } from 'express';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { chooseReport } from './leaveOut.ts';
import { listPages, reportUrl } from './reportLinks.ts';
import { sendReport } from './reportPage.ts';
import type { StudyReports } from './studyReport.ts';

/** The gap report of a study, for its staff; with `?without=flagged`, without the responses that deserve a look. */
export function showReport(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const { say } = listen(request);
    const { computed, leftOut } = chooseReport(request, await reports.findOwn(study));
    const base = reportUrl(study.id);
    const pages = listPages(request, study.id, 'report', say);
    const withAll = carryLanguage(request, base);
    sendReport(site, request, response, study, computed, { base, staff: { pages, leftOut, withAll } });
  };
}
