import type { Router } from 'express';
import { showGlossary } from './glossaryPage.ts';
import { showLesson } from './lessonPage.ts';
import { showLessons } from './lessonsPage.ts';

/** The part of the sitemap that a class reads without an account. No page of it has anything of a study. */
export function addLessonRoutes(router: Router): void {
  router.get('/lessons', showLessons);
  router.get('/lessons/glossary', showGlossary);
  router.get('/lessons/:lesson', showLesson);
}
