import type { RequestHandler } from 'express';
import { tabulateOwnResult } from '../../export/table/ownResultTable.ts';
import { findResponse } from '../../storage/responses.ts';
import { sendNotFound } from '../errors.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import type { FindPlace } from './place.ts';
import { codeOf, knownCode, receiptUrl } from './receiptUrl.ts';

/** Shows customers how their own answers come out, where the study wants that. The address is as secret as the response's id. */
export function showResult(site: Site, findPlace: FindPlace): RequestHandler<Record<string, string>> {
  return async (request, response, next) => {
    const { responseId = '' } = request.params;
    const place = await findPlace(request.params);
    const isShown = place?.survey.study.settings.showsResult && place.survey.questionnaire.audience === 'customer';
    const own = isShown ? await findResponse(site.db, place.survey.study.id, responseId) : undefined;
    if (!place || !own) {
      sendNotFound(request, response, next);
      return;
    }
    const { survey, address } = place;
    offerLanguages(request, survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    const speaker = listen(request);
    const table = tabulateOwnResult(own, survey.questionnaire, speaker);
    const kind = ['adequacy', 'gap'].find((key) => table.columns.some((column) => column.key === key)) ?? 'means';
    // Who goes back to the receipt finds the withdrawal code there again.
    const code = knownCode(site.secret, responseId, codeOf(request));
    sendPage(request, response, {
      view: 'respond/result',
      title: speaker.say('result.title'),
      kind: 'respond',
      style: 'result',
      path: receiptUrl(address, responseId, code, '/result'),
      data: {
        table,
        about: speaker.say(`result.about.${kind}`),
        backUrl: carryLanguage(request, receiptUrl(address, responseId, code)),
      },
    });
  };
}
