import type { RequestHandler } from 'express';
import { listLinks, pickLink } from '../../storage/links.ts';
import { hasResponse } from '../../storage/responses.ts';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { receiptNumber } from './receiptNumber.ts';
import type { rememberSurveys } from './survey.ts';
import { nameDraft } from './surveyPage.ts';

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
    sendPage(request, response, {
      view: 'respond/receipt',
      title: listen(request).say('receipt.title'),
      kind: 'respond',
      data: {
        draft: nameDraft(`/s/${publicId}`),
        receipt: receiptNumber(responseId),
        isCorrected: request.query['corrected'] !== undefined,
        minGroup: survey.study.settings.minGroup,
        reportUrl: report && carryLanguage(request, `/r/${report.publicId}`),
      },
    });
  };
}
