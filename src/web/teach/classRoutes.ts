import type { Router } from 'express';
import type { StudyReports } from '../analyse/studyReport.ts';
import { requireFormToken } from '../manage/guard.ts';
import { readForm } from '../readForm.ts';
import type { rememberEmptySurveys } from '../respond/emptySurveys.ts';
import type { rememberSurveys } from '../respond/survey.ts';
import type { Site } from '../site.ts';
import { sendClassEvents } from './classEvents.ts';
import { showClass, takeClassStage } from './classScreen.ts';
import { showJoin } from './joinPage.ts';
import { loadClass } from './ownClass.ts';
import { rememberClasses } from './rememberClasses.ts';
import { showDoor, showSeat, takeSeat } from './seat.ts';

/** The part of the sitemap for students of a class: no account, no cookie. */
export function addJoinRoutes(
  router: Router,
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
  renderEmpty: ReturnType<typeof rememberEmptySurveys>,
): void {
  const findClass = rememberClasses(site);
  router.get('/join', showJoin(findClass));
  router.get('/join/:code', showDoor(site, findClass));
  // An address of its own: phones forget a page that they have kept once a form is sent to its address.
  router.post('/join/:code/seat', readForm, takeSeat(site, findClass));
  router.get('/join/:code/:seat', showSeat(site, findClass, findSurvey, renderEmpty));
}

/** The part of it for the screen of a class. */
export function addClassRoutes(router: Router, site: Site, reports: StudyReports): void {
  const findClass = loadClass(site);
  router.get('/studies/:studyId/class', findClass, showClass(site, reports));
  router.post('/studies/:studyId/class', readForm, requireFormToken, findClass, takeClassStage(site));
  router.get('/studies/:studyId/class/events', findClass, sendClassEvents(site, reports));
}
