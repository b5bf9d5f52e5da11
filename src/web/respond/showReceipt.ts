import type { RequestHandler } from 'express';
import { listLinks, pickLink } from '../../storage/links.ts';
import { hasResponse } from '../../storage/responses.ts';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, carryLanguage } from '../visit.ts';
import { receiptNumber } from './receiptNumber.ts';
import { codeField, codeOf, knownCode, receiptUrl } from './receiptUrl.ts';
import { withdrawalPath } from './showWithdrawal.ts';
import type { rememberSurveys } from './survey.ts';

/** Says of a receipt that it is one of a correction. */
export const correctedChoice = 'corrected';

/** Thanks a respondent. The page exists only when the response does: no thanks for what was not stored. */
export function showReceipt(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string; responseId: string }> {
  return async (request, response, next) => {
    const { publicId, responseId } = request.params;
    const survey = await findSurvey(publicId);
    if (!survey || !(await hasResponse(site.db, survey.study.id, responseId))) {
      sendNotFound(request, response, next);
      return;
    }
    response.set('Cache-Control', 'no-store');
    // Only the demonstration shows its report to everyone who answered; a real study's link is the owner's to give.
    const links = survey.study.isMade ? await listLinks(site.db, survey.study.id) : [];
    const report = pickLink(links, 'report');
    const isCorrected = request.query[correctedChoice] !== undefined;
    const code = knownCode(site.secret, responseId, codeOf(request));
    const path = receiptUrl(publicId, responseId, code);
    sendPage(request, response, {
      view: 'respond/receipt',
      title: listen(request).say('receipt.title'),
      kind: 'respond',
      path: isCorrected ? addChoice(path, correctedChoice, 'yes') : path,
      data: {
        publicId,
        receipt: receiptNumber(responseId),
        isCorrected,
        code,
        withdrawUrl: code && carryLanguage(request, addChoice(withdrawalPath(survey), codeField, code)),
        minGroup: survey.study.settings.minGroup,
        reportUrl: report && carryLanguage(request, `/r/${report.publicId}`),
      },
    });
  };
}
