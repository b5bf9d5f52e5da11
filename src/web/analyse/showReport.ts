import type { RequestHandler } from 'express';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { sendReport } from './reportPage.ts';
import type { rememberReports } from './studyReport.ts';

/** The gap report of a study, for its staff. */
export function showReport(site: Site, findReport: ReturnType<typeof rememberReports>): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    sendReport(site, request, response, study, await findReport(study));
  };
}
