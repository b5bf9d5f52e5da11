import type { RequestHandler } from 'express';
import { sendNotFound } from '../errors.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import type { rememberSurveys } from './survey.ts';
import { renderSurvey } from './surveyPage.ts';

/** Stands in the rendered page where each visitor's response id goes. */
const idPlace = 'RESPONSE-ID-GOES-HERE';
const maxRendered = 200;

/**
 * Shows an empty survey. The page is the same for everybody but for the response id, so it is rendered once for each
 * address, questionnaire version and language, and only the id is put in.
 */
export function showSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  const rendered = new Map<string, readonly string[]>();
  return async (request, response, next) => {
    const survey = await findSurvey(request.params.publicId);
    if (!survey) {
      sendNotFound(request, response, next);
      return;
    }
    const key = [survey.link.publicId, survey.version, listen(request).language].join();
    let parts = rendered.get(key);
    if (!parts) {
      parts = renderSurvey(request, response, survey, idPlace).split(idPlace);
      if (rendered.size >= maxRendered) rendered.clear();
      rendered.set(key, parts);
    }
    // A new visit asks anew and gets an id of its own. Going back shows the very page that was sent, so that sending it
    // again is the same response; a browser that must not keep it would bring the answers back under a new id.
    response.set('Cache-Control', 'private, no-cache').type('html').send(parts.join(site.newId()));
  };
}
