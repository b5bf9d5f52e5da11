import { Router } from 'express';
import { listStudies } from '../storage/studies.ts';
import { showSharedExplanation } from './analyse/explainPage.ts';
import { addImportRoutes } from './analyse/import/importRoutes.ts';
import { addReportRoutes } from './analyse/reportRoutes.ts';
import type { StudyReports } from './analyse/studyReport.ts';
import { keepUploads } from './analyse/uploads.ts';
import { buildApi } from './api/buildApi.ts';
import { forbidStoring } from './headers.ts';
import { showExit, showLeft, takeExit } from './kiosk/exitPage.ts';
import { enterKiosk } from './kiosk/frame.ts';
import { showStart } from './kiosk/startPage.ts';
import { showKioskSurvey, takeKioskSurvey } from './kiosk/surveyInKiosk.ts';
import { showThanks } from './kiosk/thanksPage.ts';
import { changeInvitations } from './manage/changeInvitations.ts';
import { sendDefinition, takeDefinition } from './manage/definition.ts';
import { showDeletion, takeArchive, takeDeletion } from './manage/endStudy.ts';
import { refuseForeignPosts, requireAccount, requireFormToken } from './manage/guard.ts';
import { sendInstrumentSchema, sendInstrumentSource } from './manage/instrumentFiles.ts';
import { showInstrument, takeInstrumentDeletion } from './manage/instrumentPage.ts';
import { showInstruments, takeInstrument } from './manage/instruments.ts';
import { showInvitations } from './manage/invitationsPage.ts';
import { showKiosk, takeKiosk, takeKioskEnd } from './manage/kioskPage.ts';
import { showLinks, takeLinks } from './manage/linksPage.ts';
import { showMail, takeMail } from './manage/mail/mailPage.ts';
import { loadMailRun, showMailRun, takeMailRun } from './manage/mail/mailRunPage.ts';
import { loadInstrument } from './manage/ownInstrument.ts';
import { loadLink, sendQr, takeRetirement } from './manage/ownLink.ts';
import { loadStudy, requirePublished } from './manage/ownStudy.ts';
import { showEntry } from './manage/paper/entryPage.ts';
import { showPaper } from './manage/paper/paperPage.ts';
import { showSettling } from './manage/paper/settlePage.ts';
import { takeEntry } from './manage/paper/takeEntry.ts';
import { takeSettling } from './manage/paper/takeSettling.ts';
import { showPlan, takePlan } from './manage/planPage.ts';
import { showPreview } from './manage/previewPage.ts';
import { showCards, showPoster } from './manage/printPages.ts';
import { showSetUp, takeSetUp } from './manage/setUp.ts';
import { showHome } from './manage/showHome.ts';
import { showStudy } from './manage/showStudy.ts';
import { showSignIn, takeSignIn, takeSignOut } from './manage/signIn.ts';
import { showStudies, takeStudy } from './manage/studies.ts';
import { takeInvitationFile, takeInvitations } from './manage/takeInvitations.ts';
import { showTokens, takeToken, takeTokenEnd } from './manage/tokens/tokensPage.ts';
import { recogniseVisitor } from './manage/visitor.ts';
import { readForm, readLongForm } from './readForm.ts';
import { rememberEmptySurveys } from './respond/emptySurveys.ts';
import { findByInvitation, showInvited, takeInvited } from './respond/invited.ts';
import { findByLink } from './respond/place.ts';
import { showResume, takeResume } from './respond/resumePage.ts';
import { showChanges } from './respond/showChanges.ts';
import { showReceipt } from './respond/showReceipt.ts';
import { showResult } from './respond/showResult.ts';
import { showSurvey } from './respond/showSurvey.ts';
import { showWithdrawal, showWithdrawn } from './respond/showWithdrawal.ts';
import { rememberSurveys } from './respond/survey.ts';
import { takeCorrection } from './respond/takeCorrection.ts';
import { takeDraft } from './respond/takeDraft.ts';
import { takeSurvey } from './respond/takeSurvey.ts';
import { takeWithdrawal } from './respond/takeWithdrawal.ts';
import type { Site } from './site.ts';
import { addClassRoutes, addJoinRoutes } from './teach/classRoutes.ts';
import { showClasses, takeClass } from './teach/openClassPage.ts';
import { showSharedReport } from './teach/showSharedReport.ts';
import { addTeachRoutes } from './teach/teachRoutes.ts';

/** The sitemap: every address of the program, by who comes there. */
export function buildRoutes(site: Site, reports: StudyReports): Router {
  const router = Router();
  const findSurvey = rememberSurveys(site);
  const renderEmpty = rememberEmptySurveys(site);
  const uploads = keepUploads(site);

  // Customers: no account, no cookie.
  const atLink = findByLink(findSurvey);
  router.get('/s/:publicId', showSurvey(site, findSurvey, renderEmpty));
  router.post('/s/:publicId', readForm, takeSurvey(site, findSurvey));
  router.get('/s/:publicId/receipts/:responseId', showReceipt(site, atLink));
  router.post('/s/:publicId/drafts', readForm, takeDraft(site, findSurvey));
  router.get('/s/:publicId/drafts', showResume(site, findSurvey));
  router.get('/s/:publicId/resume', showResume(site, findSurvey));
  router.post('/s/:publicId/resume', readForm, takeResume(site, findSurvey));
  router.get('/s/:publicId/receipts/:responseId/result', showResult(site, atLink));
  router.get('/s/:publicId/changes', showChanges(atLink));
  router.post('/s/:publicId/corrections', readForm, takeCorrection(site, findSurvey));
  router.get('/s/:publicId/withdraw', showWithdrawal(atLink));
  router.post('/s/:publicId/withdraw', readForm, takeWithdrawal(site, atLink, reports));
  router.get('/s/:publicId/withdrawn', showWithdrawn(atLink));

  // Whoever was invited, by a link that works once.
  const atInvitation = findByInvitation(site);
  router.get('/i/:token', showInvited(site, renderEmpty));
  router.post('/i/:token', readForm, takeInvited(site));
  router.get('/i/:token/receipts/:responseId', showReceipt(site, atInvitation));
  router.get('/i/:token/receipts/:responseId/result', showResult(site, atInvitation));
  router.get('/i/:token/changes', showChanges(atInvitation));
  router.get('/i/:token/withdraw', showWithdrawal(atInvitation));
  router.post('/i/:token/withdraw', readForm, takeWithdrawal(site, atInvitation, reports));
  router.get('/i/:token/withdrawn', showWithdrawn(atInvitation));

  // One customer after another, on a shared tablet.
  router.use('/k/:publicId', enterKiosk(site, findSurvey));
  router.get('/k/:publicId', showStart(site, findSurvey));
  router.get('/k/:publicId/survey', showKioskSurvey(site, findSurvey));
  router.post('/k/:publicId/survey', readForm, takeKioskSurvey(site, findSurvey));
  router.get('/k/:publicId/thanks/:responseId', showThanks(site, findSurvey));
  router.get('/k/:publicId/exit', showExit(findSurvey));
  router.post('/k/:publicId/exit', readForm, takeExit(site, findSurvey));
  router.get('/k/:publicId/left', showLeft(findSurvey));

  addJoinRoutes(router, site, findSurvey, renderEmpty);

  // Whoever was given a link to a report.
  router.get('/r/:publicId', showSharedReport(site, reports));
  router.get('/r/:publicId/explain', showSharedExplanation(site, reports));

  // Programs, by a token; then everybody, and those who sign in.
  router.use('/api', buildApi({ site, reports }));
  router.use(['/account', '/studies', '/instruments', '/cases', '/simulator'], refuseForeignPosts, forbidStoring);
  router.use(recogniseVisitor(site));
  router.get('/', showHome(site));
  router.get('/account/set-up', showSetUp(site));
  router.post('/account/set-up', readForm, takeSetUp(site));
  router.get('/account/sign-in', showSignIn(site));
  router.post('/account/sign-in', readForm, takeSignIn(site));
  router.post('/account/sign-out', readForm, requireFormToken, takeSignOut(site));

  // Staff.
  router.use(['/studies', '/instruments', '/cases', '/simulator', '/account/tokens'], requireAccount);
  router.get('/account/tokens', showTokens(site));
  router.post('/account/tokens', readForm, requireFormToken, takeToken(site));
  router.post('/account/tokens/:tokenId/revoke', readForm, requireFormToken, takeTokenEnd(site));
  router.get('/studies', showStudies(site));
  router.post('/studies', readForm, requireFormToken, takeStudy(site));
  router.post('/studies/definitions', takeDefinition(site, uploads));
  router.get('/studies/classes', showClasses(site));
  router.post('/studies/classes', readForm, requireFormToken, takeClass(site));
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
  router.get('/studies/:studyId/links', showLinks(site));
  router.post('/studies/:studyId/links', readForm, requireFormToken, takeLinks(site));
  const findLink = loadLink(site);
  router.get('/studies/:studyId/links/:publicId/poster', findLink, showPoster(site, reports));
  router.get('/studies/:studyId/links/:publicId/cards', findLink, showCards(site, reports));
  router.get('/studies/:studyId/links/:publicId/qr.svg', findLink, sendQr(site));
  router.post('/studies/:studyId/links/:publicId/retire', readForm, requireFormToken, findLink, takeRetirement(site));
  router.get('/studies/:studyId/links/:publicId/kiosk', findLink, showKiosk(site));
  router.post('/studies/:studyId/links/:publicId/kiosk', readForm, requireFormToken, findLink, takeKiosk(site));
  router.post('/studies/:studyId/links/:publicId/kiosk/end', readForm, requireFormToken, findLink, takeKioskEnd(site));
  router.get('/studies/:studyId/paper', showPaper(site));
  router.get('/studies/:studyId/entry', showEntry(site));
  router.post('/studies/:studyId/entry', readForm, requireFormToken, takeEntry(site));
  router.get('/studies/:studyId/entry/:responseId', showSettling(site));
  router.post('/studies/:studyId/entry/:responseId', readForm, requireFormToken, takeSettling(site));
  router.get('/studies/:studyId/invitations', showInvitations(site));
  router.post('/studies/:studyId/invitations', readLongForm, requireFormToken, takeInvitations(site));
  router.post('/studies/:studyId/invitations/file', takeInvitationFile(site, uploads));
  router.post('/studies/:studyId/invitations/change', readForm, requireFormToken, changeInvitations(site));
  router.get('/studies/:studyId/invitations/mail', showMail(site));
  router.post('/studies/:studyId/invitations/mail', readForm, requireFormToken, takeMail(site));
  const findMailRun = loadMailRun(site);
  router.get('/studies/:studyId/invitations/mail/:runId', findMailRun, showMailRun(site));
  router.post('/studies/:studyId/invitations/mail/:runId', readForm, requireFormToken, findMailRun, takeMailRun(site));
  addClassRoutes(router, site, reports);
  addReportRoutes(router, site, reports);
  addImportRoutes(router, site, uploads, reports);
  router.get('/instruments', showInstruments(site));
  router.post('/instruments', takeInstrument(site, uploads));
  router.get('/instruments/instrument.schema.json', sendInstrumentSchema);
  router.use('/instruments/:instrumentId', loadInstrument(site));
  router.get('/instruments/:instrumentId', showInstrument(site));
  router.get('/instruments/:instrumentId/source.yaml', sendInstrumentSource);
  router.post('/instruments/:instrumentId/delete', readForm, requireFormToken, takeInstrumentDeletion(site));

  addTeachRoutes(router, site, reports);

  // Machines.
  router.get('/healthz', (_, response) => void response.type('text').send('ok'));
  router.get('/readyz', async (_, response) => {
    await listStudies(site.db);
    response.type('text').send('ok');
  });
  return router;
}
