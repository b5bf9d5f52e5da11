import type { Request, RequestHandler } from 'express';
import { shortenForm } from '../../core/study/shortForm.ts';
import { sendNotFound } from '../errors.ts';
import { readField } from '../readForm.ts';
import { signOpening } from '../respond/opening.ts';
import { type Door, receiveAnswers } from '../respond/receiveAnswers.ts';
import type { rememberSurveys } from '../respond/survey.ts';
import { renderSurvey } from '../respond/surveyPage.ts';
import type { Site } from '../site.ts';
import { wantsJson } from '../visit.ts';
import { findFrame, onceField } from './frame.ts';
import { atOpenKiosk, type KioskHandler } from './ownKiosk.ts';
import { showOnce } from './showOnce.ts';
import { thanksUrl } from './thanksPage.ts';

/** Shows an empty survey, with a response id of its own each time. */
export function showKioskSurvey(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): KioskHandler {
  return atOpenKiosk(site, findSurvey, (request, response, { survey, frame }) => {
    const id = site.newId();
    const form = { address: `${frame.start}/survey`, id, opening: signOpening(site.secret, id, site.now()) };
    const shown = { ...survey, asked: shortenForm(survey.asked, id) };
    response.type('html').send(renderSurvey(request, response, shown, form));
  });
}

/**
 * Takes a filled-in survey, also where the kiosk has been ended meanwhile: answers may have waited on the tablet for a network. What
 * comes twice with other answers is kept and thanked for as well; here it may be two persons, of whom none corrects the other.
 */
export function takeKioskSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  const isFirstTime = showOnce();
  return async (request, response, next) => {
    const survey = await findSurvey(request.params.publicId);
    const frame = findFrame(response);
    if (!survey || !frame) {
      sendNotFound(request, response, next);
      return;
    }
    const door: Door = {
      address: `${frame.start}/survey`,
      chooseId: (sent) => sent,
      respondent: null,
      mayShow(fields) {
        const may = wantsJson(request as Request) || isFirstTime(readField(fields, onceField));
        if (!may) response.redirect(303, frame.start);
        return may;
      },
    };
    const taken = await receiveAnswers(site, request as Request, response, survey, door);
    if (!taken) return;
    const thanks = thanksUrl(site, request as Request, frame.start, taken);
    if (!wantsJson(request as Request)) response.redirect(303, thanks);
    else response.status(taken.outcome === 'created' ? 201 : 200).json({ outcome: taken.outcome, thanks });
  };
}
