import type { Request } from 'express';
import { drawQr } from '../../export/picture/qr.ts';
import { openingField, readSecondsOpen, signOpening } from '../respond/opening.ts';
import { codeField, codeOf, knownCode, receiptUrl } from '../respond/receiptUrl.ts';
import type { rememberSurveys } from '../respond/survey.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, originOf, withLanguage } from '../visit.ts';
import { atKiosk, type KioskHandler } from './ownKiosk.ts';

/** How long the page stands by itself, and how long its address works: both in seconds. */
const standsFor = 20;
const worksFor = 45;

/** The address of a thanks for a response that is stored. It works for less than a minute, as the next person may go back to it. */
export function thanksUrl(
  site: Site,
  request: Request,
  start: string,
  { id, code }: { readonly id: string; readonly code: string | null },
): string {
  const sign = signOpening(site.secret, signedName(id), site.now());
  const path = addChoice(`${start}/thanks/${encodeURIComponent(id)}`, openingField, sign);
  return withLanguage(code === null ? path : addChoice(path, codeField, code), listen(request).language);
}

/** Thanks a person, whose receipt can be taken along as a QR code, and makes room for the next one. */
export function showThanks(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): KioskHandler {
  return atKiosk(findSurvey, (request, response, { frame }) => {
    const id = String(request.params['responseId']);
    const sign = String(request.query[openingField] ?? '');
    const seconds = readSecondsOpen(site.secret, signedName(id), sign, site.now());
    if (seconds === null || seconds > worksFor) {
      response.redirect(303, frame.start);
      return;
    }
    const { language, say } = listen(request);
    const code = knownCode(site.secret, id, codeOf(request));
    const address = receiptUrl(frame.start.replace('/k/', '/s/'), id, code);
    const takeAlong = originOf(request, site.lanOrigin) + withLanguage(address, language);
    sendPage(request, response, {
      view: 'kiosk/thanks',
      title: say('receipt.title'),
      kind: 'respond',
      data: {
        idle: 0,
        refresh: standsFor,
        stands: standsFor,
        languageUrls: null,
        code,
        svg: code && drawQr(takeAlong, { title: say('kiosk.qr'), description: takeAlong }),
        again: thanksUrl(site, request, frame.start, { id, code }),
      },
    });
  });
}

/** Not what the sign of a form is for: that one is given out before anything is stored. */
function signedName(id: string): string {
  return `thanks ${id}`;
}
