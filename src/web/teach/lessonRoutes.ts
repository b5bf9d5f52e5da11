import type { Router } from 'express';
import type { StudyReports } from '../analyse/studyReport.ts';
import type { Site } from '../site.ts';
import { showGlossary } from './glossaryPage.ts';
import { showLesson } from './lessonPage.ts';
import { showLessons } from './lessonsPage.ts';

/** The part of the sitemap that a class reads without an account. Of a study it has only what its report shows the visitor. */
export function addLessonRoutes(router: Router, site: Site, reports: StudyReports): void {
  router.get('/lessons', showLessons);
  router.get('/lessons/glossary', showGlossary);
  router.get('/lessons/:lesson', showLesson(site, reports));
}
