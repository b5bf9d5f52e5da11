import type { RequestHandler } from 'express';
import { sendNotFound } from '../errors.ts';
import type { Site } from '../site.ts';
import { offerLanguages } from '../visit.ts';
import type { rememberEmptySurveys } from './emptySurveys.ts';
import { findShut, sendShut } from './gate.ts';
import type { rememberSurveys } from './survey.ts';

/** Shows an empty survey, or says that it takes no answers now. */
export function showSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
  renderEmpty: ReturnType<typeof rememberEmptySurveys>,
): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const { publicId } = request.params;
    const survey = await findSurvey(publicId);
    if (!survey) {
      sendNotFound(request, response, next);
      return;
    }
    offerLanguages(request, survey.questionnaire.languages);
    const shut = findShut(survey, site.now());
    if (shut) {
      sendShut(request, response, survey, shut);
      return;
    }
    // A new visit asks anew and gets an id of its own. Going back shows the very page that was sent, so that sending it
    // again is the same response; a browser that must not keep it would bring the answers back under a new id.
    const page = renderEmpty(request, response, survey, { address: `/s/${publicId}`, id: site.newId() });
    response.set('Cache-Control', 'private, no-cache').type('html').send(page);
  };
}
