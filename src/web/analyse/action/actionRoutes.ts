import type { Router } from 'express';
import { requireFormToken } from '../../manage/guard.ts';
import { readForm } from '../../readForm.ts';
import type { Site } from '../../site.ts';
import type { StudyReports } from '../studyReport.ts';
import { sendActionsFile, showActions } from './actionsPage.ts';
import { takeChange } from './changeAction.ts';
import { takeAction } from './takeAction.ts';

/** The part of the sitemap for what is done about gaps. */
export function addActionRoutes(router: Router, site: Site, reports: StudyReports): void {
  router.get('/studies/:studyId/actions', showActions(site, reports));
  router.post('/studies/:studyId/actions', readForm, requireFormToken, takeAction(site, reports));
  router.get('/studies/:studyId/actions.csv', sendActionsFile(site, reports));
  router.post('/studies/:studyId/actions/:actionId', readForm, requireFormToken, takeChange(site, reports));
}
