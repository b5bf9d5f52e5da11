import type { Request, RequestHandler, Response } from 'express';
import { sendNotFound } from '../errors.ts';
import { listFields } from '../readForm.ts';
import type { Site } from '../site.ts';
import { offerLanguages } from '../visit.ts';
import { findOpenWave, findShut, sendShut } from './gate.ts';
import type { rememberSurveys, Survey } from './survey.ts';

export type SurveyHandler = RequestHandler<{ publicId: string }>;

/**
 * Answers at the address of a survey that takes answers, in one of its languages; else says why it takes none, and gives back what
 * was written. Whoever has begun is not turned away because enough others have answered meanwhile.
 */
export function forOpenSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
  answer: (request: Request, response: Response, survey: Survey, publicId: string) => void | Promise<void>,
): SurveyHandler {
  return async (request, response, next) => {
    const { publicId } = request.params;
    const survey = await findSurvey(publicId);
    if (!survey) {
      sendNotFound(request as Request, response, next);
      return;
    }
    offerLanguages(request as Request, survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    const now = site.now();
    if (findOpenWave(survey, now)) await answer(request as Request, response, survey, publicId);
    else {
      const shut = findShut(survey, now) ?? ({ reason: 'closed' } as const);
      sendShut(request as Request, response, survey, shut, listFields(request.body));
    }
  };
}
