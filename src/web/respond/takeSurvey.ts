import type { Request, RequestHandler, Response } from 'express';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, wantsJson, withLanguage } from '../visit.ts';
import { sendUnknown } from './gate.ts';
import { receiptNumber } from './receiptNumber.ts';
import { receiptUrl } from './receiptUrl.ts';
import { receiveAnswers, type Taken } from './receiveAnswers.ts';
import { correctedChoice } from './showReceipt.ts';
import type { rememberSurveys } from './survey.ts';

/**
 * Takes a filled-in survey. A submission that has been stored before answers like the first time; the same id with other answers
 * is kept as well, and a page explains.
 */
export function takeSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  return async (request, response) => {
    const { publicId } = request.params;
    const survey = await findSurvey(publicId);
    if (!survey) {
      sendUnknown(request, response, 'gone');
      return;
    }
    const address = `/s/${publicId}`;
    const door = { address, chooseId: (sent: string | null) => sent, respondent: null };
    const receipt = await receiveAnswers(site, request, response, survey, door);
    if (receipt?.outcome === 'conflict') sendConflict(request, response, address, receipt);
    else if (receipt) sendReceipt(request, response, address, receipt);
  };
}

/** Leads to the receipt of a response; programs get it at once. */
export function sendReceipt(request: Request, response: Response, address: string, { outcome, id, code }: Taken): void {
  if (wantsJson(request)) {
    response.status(outcome === 'created' ? 201 : 200).json(describeTaken({ outcome, id, code }));
    return;
  }
  const path = receiptUrl(address, id, code);
  const whole = outcome === 'conflict' ? addChoice(path, correctedChoice, 'yes') : path;
  response.redirect(303, withLanguage(whole, listen(request).language));
}

/** What programs are told of a stored response. */
function describeTaken({ outcome, id, code }: Taken) {
  return { outcome, response: id, receipt: receiptNumber(id), ...(code && { code }) };
}

/** Asks what is meant by other answers in a form that was sent before; its form asks for the page in the other language as well. */
export function sendConflict(
  request: Request,
  response: Response,
  address: string,
  { id, code }: Pick<Taken, 'id' | 'code'>,
): void {
  const { language, say } = listen(request);
  if (wantsJson(request)) {
    response.status(409).json(describeTaken({ outcome: 'conflict', id, code }));
    return;
  }
  sendPage(request, response, {
    view: 'respond/conflict',
    title: say('conflict.title'),
    kind: 'respond',
    status: 409,
    path: `${address}/corrections`,
    data: {
      receipt: receiptNumber(id),
      draft: address,
      responseId: id,
      code,
      correctAction: withLanguage(`${address}/corrections`, language),
      languageForm: true,
    },
  });
}
