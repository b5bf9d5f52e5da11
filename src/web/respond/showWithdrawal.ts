import type { Request, RequestHandler, Response } from 'express';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import { codeOf } from './receiptUrl.ts';
import type { rememberSurveys, Survey } from './survey.ts';

/** Explains how a respondent can have answers erased, and asks for the code; also when the survey takes no more answers. */
export function showWithdrawal(findSurvey: ReturnType<typeof rememberSurveys>): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const survey = await findSurvey(request.params.publicId);
    if (survey) sendWithdrawal(request, response, survey, { typed: codeOf(request), status: 200, mistakes: [] });
    else sendNotFound(request, response, next);
  };
}

/** The page that asks for the code, with what was typed and what is wrong with it. */
export function sendWithdrawal(
  request: Request,
  response: Response,
  survey: Survey,
  {
    typed,
    status,
    mistakes,
  }: { readonly typed: string; readonly status: number; readonly mistakes: readonly string[] },
): void {
  offerLanguages(request, survey.questionnaire.languages);
  const { say, text } = listen(request);
  const action = withdrawalPath(survey);
  response.set('Cache-Control', 'no-store');
  sendPage(request, response, {
    view: 'respond/withdraw',
    title: say('withdraw.title'),
    kind: 'respond',
    status,
    data: { study: text(survey.study.title), action: carryLanguage(request, action), typed, mistakes },
  });
}

/** Says that the answers are gone. Nothing is left by which the page could know whose. */
export function showWithdrawn(findSurvey: ReturnType<typeof rememberSurveys>): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const survey = await findSurvey(request.params.publicId);
    if (!survey) {
      sendNotFound(request, response, next);
      return;
    }
    offerLanguages(request, survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    const data = { publicId: survey.link.publicId };
    sendPage(request, response, {
      view: 'respond/withdrawn',
      title: listen(request).say('withdraw.done'),
      kind: 'respond',
      data,
    });
  };
}

export function withdrawalPath({ link }: Survey): string {
  return `/s/${encodeURIComponent(link.publicId)}/withdraw`;
}
