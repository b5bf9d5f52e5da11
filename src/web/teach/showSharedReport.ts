import type { RequestHandler } from 'express';
import { findLink, listLinks, pickLink } from '../../storage/links.ts';
import { findStudy } from '../../storage/studies.ts';
import { sendReport } from '../analyse/reportPage.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { sendNotFound } from '../errors.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { lessonWithTable } from './studyTable.ts';

/** The gap report behind a shared link: whoever has the link sees it, without an account. */
export function showSharedReport(site: Site, reports: StudyReports): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const link = await findLink(site.db, 'report', request.params.publicId);
    const study = link && (await findStudy(site.db, link.studyId));
    if (!study) {
      sendNotFound(request, response, next);
      return;
    }
    const survey = pickLink(await listLinks(site.db, study.id), 'survey');
    const surveyUrl = survey && carryLanguage(request, `/s/${survey.publicId}`);
    const base = `/r/${encodeURIComponent(link.publicId)}`;
    sendReport(site, request, response, study, await reports.findShared(study), {
      base,
      lessonWithTable: lessonWithTable(request, { report: link.publicId }),
      surveyUrl,
    });
  };
}
