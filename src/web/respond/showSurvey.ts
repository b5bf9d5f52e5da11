import type { RequestHandler } from 'express';
import { sendNotFound } from '../errors.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { offerLanguages } from '../visit.ts';
import { findShut, sendShut } from './gate.ts';
import { signOpening } from './opening.ts';
import type { rememberSurveys } from './survey.ts';
import { renderSurvey } from './surveyPage.ts';

/** Stand in the rendered page where each visitor's response id goes, and the sign of when the form was opened. */
const idPlace = 'RESPONSE-ID-GOES-HERE';
const openingPlace = 'OPENING-GOES-HERE';
const maxRendered = 200;

/**
 * Shows an empty survey, or says that it takes no answers now. The page is the same for everybody but for the response id and
 * the sign of when it was opened, so it is rendered once for each address, questionnaire version and language, and only these
 * are put in.
 */
export function showSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  const rendered = new Map<string, readonly string[]>();
  const places = new RegExp(`(${idPlace}|${openingPlace})`);
  return async (request, response, next) => {
    const survey = await findSurvey(request.params.publicId);
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
    const key = [survey.link.publicId, survey.version, listen(request).language].join();
    let parts = rendered.get(key);
    if (!parts) {
      parts = renderSurvey(request, response, survey, { id: idPlace, opening: openingPlace }).split(places);
      if (rendered.size >= maxRendered) rendered.clear();
      rendered.set(key, parts);
    }
    // A new visit asks anew and gets an id of its own. Going back shows the very page that was sent, so that sending it
    // again is the same response; a browser that must not keep it would bring the answers back under a new id.
    const id = site.newId();
    const fill: Readonly<Record<string, string>> = {
      [idPlace]: id,
      [openingPlace]: signOpening(site.secret, id, site.now()),
    };
    const page = parts.map((part) => fill[part] ?? part).join('');
    response.set('Cache-Control', 'private, no-cache').type('html').send(page);
  };
}
