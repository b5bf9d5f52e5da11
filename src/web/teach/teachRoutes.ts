import type { Router } from 'express';
import type { StudyReports } from '../analyse/studyReport.ts';
import { requireFormToken } from '../manage/guard.ts';
import { readForm } from '../readForm.ts';
import type { Site } from '../site.ts';
import { showCase, takeCase } from './casePage.ts';
import { showCases } from './casesPage.ts';
import { addLessonRoutes } from './lessonRoutes.ts';
import { showSimulator } from './simulatorPage.ts';
import { sendAnswerKey, sendSimulatedCsv, takeSimulation } from './takeSimulation.ts';

/** The part of the sitemap for trainers that belongs to no study. */
export function addTeachRoutes(router: Router, site: Site, reports: StudyReports): void {
  addLessonRoutes(router, site, reports);
  router.get('/cases', showCases);
  router.get('/cases/:caseId', showCase(site));
  router.post('/cases/:caseId', readForm, requireFormToken, takeCase(site));
  router.get('/simulator', showSimulator(site));
  router.get('/simulator/data.csv', sendSimulatedCsv(site, 'customer'));
  router.get('/simulator/managers.csv', sendSimulatedCsv(site, 'manager'));
  router.get('/simulator/contact.csv', sendSimulatedCsv(site, 'contact'));
  router.get('/simulator/key.json', sendAnswerKey(site));
  router.post('/simulator', readForm, requireFormToken, takeSimulation(site));
}
