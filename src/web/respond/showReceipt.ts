import type { RequestHandler } from 'express';
import { listLinks, pickLink } from '../../storage/links.ts';
import { findResponse } from '../../storage/responses.ts';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, carryLanguage, offerLanguages } from '../visit.ts';
import { sendUnknown } from './gate.ts';
import type { FindPlace } from './place.ts';
import { receiptNumber } from './receiptNumber.ts';
import { codeField, codeOf, knownCode, receiptUrl } from './receiptUrl.ts';
import { withdrawalPath } from './showWithdrawal.ts';

/** Says of a receipt that it is one of a correction. */
export const correctedChoice = 'corrected';

/** Thanks a respondent. The page exists only when the response does: no thanks for what was not stored. */
export function showReceipt(site: Site, findPlace: FindPlace): RequestHandler<Record<string, string>> {
  return async (request, response, next) => {
    const { responseId = '' } = request.params;
    const place = await findPlace(request.params);
    if (!place) {
      sendNotFound(request, response, next);
      return;
    }
    const { survey, address } = place;
    offerLanguages(request, survey.questionnaire.languages);
    if (!(await findResponse(site.db, survey.study.id, responseId))) {
      sendUnknown(request, response, 'erased');
      return;
    }
    response.set('Cache-Control', 'no-store');
    // Only the demonstration shows its report to everyone who answered; a real study's link is the owner's to give.
    const links = survey.study.isMade ? await listLinks(site.db, survey.study.id) : [];
    const report = pickLink(links, 'report');
    const { minGroup, showsResult, changes } = survey.study.settings;
    const isCustomer = survey.questionnaire.audience === 'customer';
    const isCorrected = request.query[correctedChoice] !== undefined;
    const code = knownCode(site.secret, responseId, codeOf(request));
    const path = receiptUrl(address, responseId, code);
    sendPage(request, response, {
      view: 'respond/receipt',
      title: listen(request).say('receipt.title'),
      kind: 'respond',
      path: isCorrected ? addChoice(path, correctedChoice, 'yes') : path,
      data: {
        draft: address,
        receipt: receiptNumber(responseId),
        isCorrected,
        code,
        withdrawUrl: code && carryLanguage(request, addChoice(withdrawalPath(address), codeField, code)),
        minGroup,
        resultUrl:
          showsResult && isCustomer && carryLanguage(request, receiptUrl(address, responseId, code, '/result')),
        changesUrl: changes.length > 0 && carryLanguage(request, `${address}/changes`),
        reportUrl: report && carryLanguage(request, `/r/${report.publicId}`),
      },
    });
  };
}
