import type { RequestHandler } from 'express';
import { listLinks, pickLink } from '../../storage/links.ts';
import { findResponse } from '../../storage/responses.ts';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import type { FindPlace } from './place.ts';
import { receiptNumber } from './receiptNumber.ts';

/** Thanks a respondent. The page exists only when the response does: no thanks for what was not stored. */
export function showReceipt(site: Site, findPlace: FindPlace): RequestHandler<Record<string, string>> {
  return async (request, response, next) => {
    const { responseId = '' } = request.params;
    const place = await findPlace(request.params);
    if (!place || !(await findResponse(site.db, place.survey.study.id, responseId))) {
      sendNotFound(request, response, next);
      return;
    }
    const { survey, address } = place;
    offerLanguages(request, survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    // Only the demonstration shows its report to everyone who answered; a real study's link is the owner's to give.
    const links = survey.study.isMade ? await listLinks(site.db, survey.study.id) : [];
    const report = pickLink(links, 'report');
    const { minGroup, showsResult, changes } = survey.study.settings;
    const isCustomer = survey.questionnaire.audience === 'customer';
    sendPage(request, response, {
      view: 'respond/receipt',
      title: listen(request).say('receipt.title'),
      kind: 'respond',
      data: {
        draft: address,
        receipt: receiptNumber(responseId),
        isCorrected: request.query['corrected'] !== undefined,
        minGroup,
        resultUrl: showsResult && isCustomer && carryLanguage(request, `${address}/receipts/${responseId}/result`),
        changesUrl: changes.length > 0 && carryLanguage(request, `${address}/changes`),
        reportUrl: report && carryLanguage(request, `/r/${report.publicId}`),
      },
    });
  };
}
