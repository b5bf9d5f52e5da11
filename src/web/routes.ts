import { Router } from 'express';
import { countResponses } from '../storage/responses.ts';
import { showExplanation, showSharedExplanation } from './analyse/explainPage.ts';
import { showImportance } from './analyse/importancePage.ts';
import { showImport, takeDecision, takeImport } from './analyse/importPages.ts';
import { showMeasurement } from './analyse/measurementPage.ts';
import { showPlanner } from './analyse/plannerPage.ts';
import { showQuality } from './analyse/qualityPage.ts';
import { showScores } from './analyse/scoresPage.ts';
import { sendResponses } from './analyse/sendResponses.ts';
import { showReport } from './analyse/showReport.ts';
import { rememberReports } from './analyse/studyReport.ts';
import { showTests } from './analyse/testsPage.ts';
import { keepUploads } from './analyse/uploads.ts';
import { forbidStoring } from './headers.ts';
import { sendDefinition, takeDefinition } from './manage/definition.ts';
import { showDeletion, takeArchive, takeDeletion } from './manage/endStudy.ts';
import { refuseForeignPosts, requireAccount, requireFormToken } from './manage/guard.ts';
import { loadStudy, requirePublished } from './manage/ownStudy.ts';
import { showPlan, takePlan } from './manage/planPage.ts';
import { showPreview } from './manage/previewPage.ts';
import { showSetUp, takeSetUp } from './manage/setUp.ts';
import { showHome } from './manage/showHome.ts';
import { showStudy } from './manage/showStudy.ts';
import { showSignIn, takeSignIn, takeSignOut } from './manage/signIn.ts';
import { showStudies, takeStudy } from './manage/studies.ts';
import { recogniseVisitor } from './manage/visitor.ts';
import { readForm } from './readForm.ts';
import { showReceipt } from './respond/showReceipt.ts';
import { showSurvey } from './respond/showSurvey.ts';
import { showWithdrawal, showWithdrawn } from './respond/showWithdrawal.ts';
import { rememberSurveys } from './respond/survey.ts';
import { takeCorrection } from './respond/takeCorrection.ts';
import { takeSurvey } from './respond/takeSurvey.ts';
import { takeWithdrawal } from './respond/takeWithdrawal.ts';
import type { Site } from './site.ts';
import { showSharedReport } from './teach/showSharedReport.ts';

/** The sitemap: every address of the program, by who comes there. */
export function buildRoutes(site: Site): Router {
  const router = Router();
  const findSurvey = rememberSurveys(site);
  const reports = rememberReports(site);
  const uploads = keepUploads(site);

  // Customers: no account, no cookie.
  router.get('/s/:publicId', showSurvey(site, findSurvey));
  router.post('/s/:publicId', readForm, takeSurvey(site, findSurvey));
  router.get('/s/:publicId/receipts/:responseId', showReceipt(site, findSurvey));
  router.post('/s/:publicId/corrections', readForm, takeCorrection(site, findSurvey));
  router.get('/s/:publicId/withdraw', showWithdrawal(findSurvey));
  router.post('/s/:publicId/withdraw', readForm, takeWithdrawal(site, findSurvey, reports));
  router.get('/s/:publicId/withdrawn', showWithdrawn(findSurvey));

  // Whoever was given a link to a report.
  router.get('/r/:publicId', showSharedReport(site, reports));
  router.get('/r/:publicId/explain', showSharedExplanation(site, reports));

  // Everybody, and those who sign in.
  router.use(['/account', '/studies'], refuseForeignPosts, forbidStoring);
  router.use(recogniseVisitor(site));
  router.get('/', showHome(site));
  router.get('/account/set-up', showSetUp(site));
  router.post('/account/set-up', readForm, takeSetUp(site));
  router.get('/account/sign-in', showSignIn(site));
  router.post('/account/sign-in', readForm, takeSignIn(site));
  router.post('/account/sign-out', readForm, requireFormToken, takeSignOut(site));

  // Staff.
  router.use('/studies', requireAccount);
  router.get('/studies', showStudies(site));
  router.post('/studies', readForm, requireFormToken, takeStudy(site));
  router.post('/studies/definitions', takeDefinition(site, uploads));
  router.use('/studies/:studyId', loadStudy(site));
  router.get('/studies/:studyId/plan', showPlan(site));
  router.post('/studies/:studyId/plan', readForm, requireFormToken, takePlan(site));
  router.get('/studies/:studyId/preview', showPreview(site));
  router.get('/studies/:studyId/definition.json', sendDefinition(site));
  router.post('/studies/:studyId/archive', readForm, requireFormToken, takeArchive(site));
  router.get('/studies/:studyId/delete', showDeletion(site));
  router.post('/studies/:studyId/delete', readForm, requireFormToken, takeDeletion(site));
  router.use('/studies/:studyId', requirePublished(site));
  router.get('/studies/:studyId', showStudy(site, reports));
  router.get('/studies/:studyId/report', showReport(site, reports));
  router.get('/studies/:studyId/report/scores', showScores(reports));
  router.get('/studies/:studyId/report/tests', showTests(reports));
  router.get('/studies/:studyId/report/measurement', showMeasurement(reports));
  router.get('/studies/:studyId/report/importance', showImportance(reports));
  router.get('/studies/:studyId/report/quality', showQuality(reports));
  router.get('/studies/:studyId/report/planner', showPlanner(reports));
  router.get('/studies/:studyId/report/explain', showExplanation(reports));
  router.get('/studies/:studyId/responses.csv', sendResponses(site, reports));
  router.get('/studies/:studyId/import', showImport(site));
  router.post('/studies/:studyId/import', takeImport(site, uploads));
  router.post('/studies/:studyId/import/:uploadId', readForm, requireFormToken, takeDecision(site, uploads));

  // Machines.
  router.get('/healthz', (_, response) => void response.type('text').send('ok'));
  router.get('/readyz', async (_, response) => {
    await countResponses(site.db);
    response.type('text').send('ok');
  });
  return router;
}
