import type { RequestHandler } from 'express';
import { type ReportFormat, writeReportFile } from '../../export/reportFile.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseReport } from './leaveOut.ts';
import { aroundReport } from './reportPage.ts';
import type { StudyReports } from './studyReport.ts';

/** The report as a file, for the study's staff; with `?without=flagged`, without the responses that deserve a look. */
export function sendReportFile(site: Site, reports: StudyReports, format: ReportFormat): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const { report, deep, samples, questionnaire } = chooseReport(request, await reports.findOwn(study)).computed;
    const about = {
      ...aroundReport(site, study, { questionnaire }, true),
      title: speaker.text(study.title),
      isMade: study.isMade,
    };
    const whole = { report: { ...report, ...deep() }, samples, questionnaire };
    response.attachment(`report.${format}`).send(writeReportFile(format, whole, about, speaker));
  };
}
