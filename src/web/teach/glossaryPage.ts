import type { RequestHandler } from 'express';
import { languages } from '../../core/instrument/text.ts';
import { readGlossary } from '../../intake/readLessons.ts';
import { languageTag } from '../../page/languageTag.ts';
import { listen, sendPage } from '../sendPage.ts';

/** The words of the field with their other names, in both languages on either page: whoever looks one up may know it in the other only. */
export const showGlossary: RequestHandler = (request, response) => {
  const { say, text, language } = listen(request);
  const [other] = languages.filter((each) => each !== language);
  sendPage(request, response, {
    view: 'teach/glossary',
    title: say('lesson.glossary'),
    style: 'lesson',
    data: {
      otherLang: other && languageTag(other),
      terms: readGlossary().map(({ id, term, also, means, lesson }) => ({
        id,
        term: text(term),
        also: also[language].join(commas[language]),
        other: other && [term[other], ...also[other]].join(commas[other]),
        means: text(means),
        lesson,
      })),
    },
  });
};

const commas = { zh: '、', en: ', ' } as const;
