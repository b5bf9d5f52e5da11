import type { RequestHandler } from 'express';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import type { FindPlace } from './place.ts';

/** "You said, we did": tells customers what came of earlier answers. There is such a page where something did. */
export function showChanges(findPlace: FindPlace): RequestHandler<Record<string, string>> {
  return async (request, response, next) => {
    const place = await findPlace(request.params);
    if (!place || place.survey.study.settings.changes.length === 0) {
      sendNotFound(request, response, next);
      return;
    }
    const { survey, address } = place;
    offerLanguages(request, survey.questionnaire.languages);
    const { say, text } = listen(request);
    sendPage(request, response, {
      view: 'respond/changes',
      title: say('changes.title'),
      kind: 'respond',
      data: {
        study: text(survey.study.title),
        changes: survey.study.settings.changes.map(({ said, done }) => ({ said: text(said), done: text(done) })),
        surveyUrl: carryLanguage(request, address),
      },
    });
  };
}
