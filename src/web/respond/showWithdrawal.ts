import type { Request, RequestHandler, Response } from 'express';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import type { FindPlace, Place } from './place.ts';
import { codeOf } from './receiptUrl.ts';

/** Explains how a respondent can have answers erased, and asks for the code; also when the survey takes no more answers. */
export function showWithdrawal(findPlace: FindPlace): RequestHandler<Record<string, string>> {
  return async (request, response, next) => {
    const place = await findPlace(request.params);
    if (place) sendWithdrawal(request, response, place, { typed: codeOf(request), status: 200, mistakes: [] });
    else sendNotFound(request, response, next);
  };
}

/** The page that asks for the code, with what was typed and what is wrong with it. */
export function sendWithdrawal(
  request: Request,
  response: Response,
  { survey, address }: Place,
  {
    typed,
    status,
    mistakes,
  }: { readonly typed: string; readonly status: number; readonly mistakes: readonly string[] },
): void {
  offerLanguages(request, survey.questionnaire.languages);
  const { say, text } = listen(request);
  const action = withdrawalPath(address);
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
export function showWithdrawn(findPlace: FindPlace): RequestHandler<Record<string, string>> {
  return async (request, response, next) => {
    const place = await findPlace(request.params);
    if (!place) {
      sendNotFound(request, response, next);
      return;
    }
    offerLanguages(request, place.survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    const data = { draft: place.address };
    sendPage(request, response, {
      view: 'respond/withdrawn',
      title: listen(request).say('withdraw.done'),
      kind: 'respond',
      data,
    });
  };
}

export function withdrawalPath(address: string): string {
  return `${address}/withdraw`;
}
