import type { Request, RequestHandler, Response } from 'express';
import { findShut, sendShut, sendUnknown } from '../respond/gate.ts';
import type { rememberSurveys, Survey } from '../respond/survey.ts';
import type { Site } from '../site.ts';
import { offerLanguages } from '../visit.ts';
import { findFrame, type KioskFrame } from './frame.ts';

export type KioskHandler = RequestHandler<{ publicId: string }>;

/** A kiosk that answers a request. */
export interface OwnKiosk {
  readonly survey: Survey;
  readonly frame: KioskFrame;
  readonly settings: NonNullable<Survey['kiosk']>;
}

/** Answers at the address of a kiosk in one of its survey's languages; says kindly where there is none, or where it was ended. */
export function atKiosk(
  findSurvey: ReturnType<typeof rememberSurveys>,
  answer: (request: Request, response: Response, kiosk: OwnKiosk) => void | Promise<void>,
): KioskHandler {
  return async (request, response) => {
    const survey = await findSurvey(request.params.publicId);
    const frame = findFrame(response);
    if (!survey?.kiosk || !frame) {
      sendUnknown(request as Request, response, 'kiosk');
      return;
    }
    offerLanguages(request as Request, survey.questionnaire.languages);
    await answer(request as Request, response, { survey, frame, settings: survey.kiosk });
  };
}

/** The same where a person can begin now; else the page says why not and has nothing else. */
export function atOpenKiosk(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
  answer: (request: Request, response: Response, kiosk: OwnKiosk) => void | Promise<void>,
): KioskHandler {
  return atKiosk(findSurvey, (request, response, kiosk) => {
    const shut = findShut(kiosk.survey, site.now());
    if (!shut) return answer(request, response, kiosk);
    sendShut(request, response, kiosk.survey, shut);
  });
}
