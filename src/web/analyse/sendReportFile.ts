import type { RequestHandler } from 'express';
import { type ReportFormat, writeReportFile } from '../../export/reportFile.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseReport } from './leaveOut.ts';
import { aroundReport } from './reportPage.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** The report as a file, for the study's staff, by the choices of the address. */
export function sendReportFile(site: Site, reports: StudyReports, format: ReportFormat): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const { report, deep, samples, questionnaire } = chooseReport(
      request,
      await reports.findOwn(study, filterOf(request)),
    ).computed;
    const about = {
      ...aroundReport(site, study, { questionnaire }, true),
      title: speaker.text(study.title),
      isMade: study.isMade,
    };
    const whole = { report: { ...report, ...(await deep()) }, samples, questionnaire };
    response.attachment(`report.${format}`).send(writeReportFile(format, whole, about, speaker));
  };
}
