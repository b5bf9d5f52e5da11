import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { findDraft } from '../../storage/drafts.ts';
import { sendNotFound } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { offerLanguages, withLanguage } from '../visit.ts';
import { draftLife, hashCode } from './draftCode.ts';
import { findOpenWave, findShut, sendShut } from './gate.ts';
import { limitGuesses } from './limitGuesses.ts';
import { showTyped } from './showTyped.ts';
import type { rememberSurveys, Survey } from './survey.ts';

type Handler = RequestHandler<{ publicId: string }>;

/** Asks for the code that was given out with a draft. */
export function showResume(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): Handler {
  return forOpenSurvey(site, findSurvey, (request, response, _, publicId) => askCode(request, response, publicId));
}

/** Shows the survey as it was left, with the same response id, by its code. */
export function takeResume(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): Handler {
  const guesses = limitGuesses();
  return forOpenSurvey(site, findSurvey, async (request, response, survey, publicId) => {
    const now = site.now();
    const typed = readField(listFields(request.body), 'code');
    if (guesses.isPaused(publicId, now)) {
      askCode(request, response, publicId, { status: 429, mistake: 'draft.pause', typed });
      return;
    }
    const hash = hashCode(site.secret, publicId, typed);
    const kept = await findDraft(site.db, hash, new Date(now.getTime() - draftLife).toISOString());
    if (kept === undefined) {
      guesses.countWrong(publicId, now);
      askCode(request, response, publicId, { status: 422, mistake: 'draft.unknown', typed });
      return;
    }
    const fields: Fields = new Map(JSON.parse(kept) as readonly (readonly [string, unknown])[]);
    showTyped(site, request, response, survey, `/s/${publicId}`, fields);
  });
}

function forOpenSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
  answer: (request: Request, response: Response, survey: Survey, publicId: string) => void | Promise<void>,
): Handler {
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
    // Whoever kept a draft has begun: that enough others have answered meanwhile turns nobody away.
    if (findOpenWave(survey, now)) await answer(request as Request, response, survey, publicId);
    else sendShut(request as Request, response, survey, findShut(survey, now) ?? { reason: 'closed' });
  };
}

function askCode(
  request: Request,
  response: Response,
  publicId: string,
  { status = 200, mistake = '', typed = '' } = {},
): void {
  const { language, say } = listen(request);
  const address = `/s/${publicId}`;
  sendPage(request, response, {
    view: 'respond/resume',
    title: say('draft.resume'),
    kind: 'respond',
    status,
    path: `${address}/resume`,
    data: {
      action: withLanguage(`${address}/resume`, language),
      survey: withLanguage(address, language),
      mistake: mistake && say(mistake),
      typed,
    },
  });
}
