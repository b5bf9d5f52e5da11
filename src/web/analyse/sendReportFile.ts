import type { Request, Response } from 'express';
import { type ReportFormat, writeReportFile } from '../../export/reportFile.ts';
import type { Site } from '../site.ts';
import type { StudyReports } from './studyReport.ts';
import { findWholeReport } from './wholeReport.ts';

/** The report as a file, for the study's staff, by the choices of the address. */
export function sendReportFile(site: Site, reports: StudyReports, format: ReportFormat) {
  return async (request: Request, response: Response): Promise<void> => {
    const { whole, about, speaker } = await findWholeReport(site, reports, request, response);
    response.attachment(`report.${format}`).send(writeReportFile(format, whole, about, speaker));
  };
}
