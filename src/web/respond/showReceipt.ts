import type { Request, RequestHandler, Response } from 'express';
import { listLinks, pickLink } from '../../storage/links.ts';
import { hasResponse } from '../../storage/responses.ts';
import type { Study } from '../../storage/studies.ts';
import { sendError, sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { receiptNumber } from './receiptNumber.ts';
import type { rememberSurveys } from './survey.ts';
import { nameDraft } from './surveyPage.ts';

/** Thanks a respondent of a survey's public address. */
export function showReceipt(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string; responseId: string }> {
  return async (request, response, next) => {
    const { publicId, responseId } = request.params;
    const survey = await findSurvey(publicId);
    if (survey) await sendThanks(site, request, response, survey.study, { address: `/s/${publicId}`, responseId });
    else sendNotFound(request, response, next);
  };
}

/** The thanks for a response. The page exists only when the response does: no thanks for what was not stored. */
export async function sendThanks(
  site: Site,
  request: Request,
  response: Response,
  study: Study,
  { address, responseId }: { readonly address: string; readonly responseId: string },
): Promise<void> {
  if (!(await hasResponse(site.db, study.id, responseId))) {
    sendError(request, response, 'not-found');
    return;
  }
  response.set('Cache-Control', 'no-store');
  // Only the demonstration shows its report to everyone who answered; a real study's link is the owner's to give.
  const links = study.isMade ? await listLinks(site.db, study.id) : [];
  const report = pickLink(links, 'report');
  sendPage(request, response, {
    view: 'respond/receipt',
    title: listen(request).say('receipt.title'),
    kind: 'respond',
    data: {
      draft: nameDraft(address),
      receipt: receiptNumber(responseId),
      isCorrected: request.query['corrected'] !== undefined,
      minGroup: study.settings.minGroup,
      reportUrl: report && carryLanguage(request, `/r/${report.publicId}`),
    },
  });
}
