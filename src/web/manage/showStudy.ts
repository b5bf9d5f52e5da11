import type { RequestHandler } from 'express';
import { listLinks } from '../../storage/links.ts';
import { formatCount } from '../../words/numbers.ts';
import type { rememberReports } from '../analyse/studyReport.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { originOf } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';

/** A study at a glance: how many answered, and where the survey, the import and the report are. */
export function showStudy(site: Site, findReport: ReturnType<typeof rememberReports>): RequestHandler {
  return async (request, response) => {
    const { say, text } = listen(request);
    const study = ownStudy(response);
    const { report, medianSeconds } = await findReport(study);
    const links = await listLinks(site.db, study.id);
    const addressOf = (kind: string, prefix: string) =>
      `${originOf(request, site.lanOrigin)}${prefix}${links.find((link) => link.kind === kind)?.publicId ?? ''}`;
    const news = (['imported', 'already', 'left'] as const).flatMap((key) => {
      const count = Number(request.query[key] ?? 0);
      return Number.isSafeInteger(count) && count > 0 ? [say(`study.${key}`, { count })] : [];
    });
    sendPage(request, response, {
      view: 'manage/study',
      title: text(study.title),
      data: {
        id: study.id,
        isMade: study.isMade,
        isEmpty: report.responses.used === 0,
        count: formatCount(report.responses.used),
        medianMinutes: medianSeconds && (medianSeconds / 60).toFixed(1),
        surveyUrl: addressOf('survey', '/s/'),
        reportUrl: addressOf('report', '/r/'),
        news,
      },
    });
  };
}
