import type { RequestHandler } from 'express';
import { lessonGroups } from '../../core/teaching/lesson.ts';
import { readLessons } from '../../intake/readLessons.ts';
import { listen, sendPage } from '../sendPage.ts';

/** All lessons as cards, gaps and dimensions and ideas apart, and the way to the glossary. */
export const showLessons: RequestHandler = (request, response) => {
  const { say, text } = listen(request);
  const lessons = readLessons();
  sendPage(request, response, {
    view: 'teach/lessons',
    title: say('lesson.all'),
    style: 'lesson',
    data: {
      groups: lessonGroups.map((group) => ({
        title: say(`lesson.group.${group}`),
        lessons: lessons
          .filter((lesson) => lesson.group === group)
          .map(({ name, title, what }) => ({ name, title: text(title), what: text(what) })),
      })),
    },
  });
};
