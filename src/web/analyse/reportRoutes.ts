import type { Router } from 'express';
import type { Site } from '../site.ts';
import { addActionRoutes } from './action/actionRoutes.ts';
import { showDownloads } from './downloadsPage.ts';
import { showExplanation } from './explainPage.ts';
import { showImportance } from './importancePage.ts';
import { showMeasurement } from './measurementPage.ts';
import { sendPicture, showPictures } from './picturesPage.ts';
import { showPlanner } from './plannerPage.ts';
import { showQuality } from './qualityPage.ts';
import { admitFilter } from './requestFilter.ts';
import { showScores } from './scoresPage.ts';
import { sendBundle, sendBundleFile } from './sendBundle.ts';
import { sendCodebook } from './sendCodebook.ts';
import { sendReportFile } from './sendReportFile.ts';
import { sendResponses } from './sendResponses.ts';
import { sendWorkbook } from './sendWorkbook.ts';
import { showReport } from './showReport.ts';
import type { StudyReports } from './studyReport.ts';
import { showTests } from './testsPage.ts';

/** The part of the sitemap that shows or hands over what people answered: one filter in the address drives all of it. */
export function addReportRoutes(router: Router, site: Site, reports: StudyReports): void {
  const filter = admitFilter(reports);
  router.get('/studies/:studyId/report', filter, showReport(site, reports));
  router.get('/studies/:studyId/report.json', filter, sendReportFile(site, reports, 'json'));
  router.get('/studies/:studyId/report.csv', filter, sendReportFile(site, reports, 'csv'));
  router.get('/studies/:studyId/report.html', filter, sendReportFile(site, reports, 'html'));
  router.get('/studies/:studyId/report/scores', filter, showScores(reports));
  router.get('/studies/:studyId/report/tests', filter, showTests(reports));
  router.get('/studies/:studyId/report/measurement', filter, showMeasurement(reports));
  router.get('/studies/:studyId/report/importance', filter, showImportance(reports));
  router.get('/studies/:studyId/report/quality', filter, showQuality(reports));
  router.get('/studies/:studyId/report/planner', filter, showPlanner(reports));
  router.get('/studies/:studyId/report/explain', filter, showExplanation(reports));
  router.get('/studies/:studyId/pictures', filter, showPictures(reports));
  router.get('/studies/:studyId/pictures/:name.svg', filter, sendPicture(reports));
  router.get('/studies/:studyId/downloads', filter, showDownloads(reports));
  router.get('/studies/:studyId/responses.csv', filter, sendResponses(site, reports));
  router.get('/studies/:studyId/responses.xlsx', filter, sendWorkbook(site, reports));
  router.get('/studies/:studyId/codebook.csv', sendCodebook(reports));
  router.get('/studies/:studyId/bundle.zip', filter, sendBundle(site, reports));
  router.get('/studies/:studyId/bundle/:file', filter, sendBundleFile(site, reports));
  addActionRoutes(router, site, reports);
}
