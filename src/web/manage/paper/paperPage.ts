import type { RequestHandler } from 'express';
import type { PaperPart } from '../../../core/paper/paperForm.ts';
import { sendNotFound } from '../../errors.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { offerLanguages } from '../../visit.ts';
import { ownStudy } from '../ownStudy.ts';
import { findDesk } from './desk.ts';

/** More circles than this beside a statement are too small for a pen: then people write the number. */
const mostCircles = 26;

/** Shows the questionnaire of an audience for printing, in one of its languages. */
export function showPaper(site: Site): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const desk = await findDesk(site, study, { audience: String(request.query['audience'] ?? ''), wave: '' });
    if (!desk) {
      sendNotFound(request, response, next);
      return;
    }
    const { questionnaire, parts, audience } = desk;
    offerLanguages(request, questionnaire.languages);
    const { say, text } = listen(request);
    sendPage(request, response, {
      view: 'manage/paper',
      title: say('paper.title'),
      style: 'paper',
      path: `${request.path}?audience=${audience}`,
      data: {
        id: study.id,
        study: text(study.title),
        audience,
        questionnaire,
        parts: parts.map((part) => ({ ...part, isWritten: countCircles(part) > mostCircles })),
      },
    });
  };
}

/** How many circles a row has at most. */
function countCircles({ rows }: PaperPart): number {
  const counts = rows.map(({ answers }) =>
    answers.reduce((sum, { scale, takesNoOpinion }) => {
      const points = scale === null ? 0 : scale.max - scale.min + 1;
      return sum + points + (takesNoOpinion ? 1 : 0);
    }, 0),
  );
  return Math.max(...counts);
}
