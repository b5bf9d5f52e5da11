import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { drawQr } from '../../export/picture/qr.ts';
import { setKiosk } from '../../storage/links.ts';
import { usualIdle } from '../kiosk/frame.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, originOf } from '../visit.ts';
import { nameSource } from './nameLink.ts';
import { ownLink } from './ownLink.ts';
import { ownStudy } from './ownStudy.ts';
import { hashPassword } from './passwords.ts';
import { readKiosk } from './readKiosk.ts';

/** Shows how one person after another can answer by a link on a shared tablet, and the form that settles it. */
export function showKiosk(site: Site): RequestHandler {
  return (request, response) => sendKiosk(site, request, response, {});
}

/** Makes a link a kiosk, or changes one. An empty PIN leaves the one of before, of which only the hash is known. */
export function takeKiosk(site: Site): RequestHandler {
  return async (request, response) => {
    const { say } = listen(request);
    const { publicId, kiosk } = ownLink(response);
    const typed = listFields(request.body);
    const { wanted, mistakes } = readKiosk(typed, kiosk !== null);
    if (mistakes.length > 0) {
      sendKiosk(site, request, response, { typed, mistakes: mistakes.map(({ key, values }) => say(key, values)) });
      return;
    }
    const pin = wanted.pin === null ? (kiosk?.pin ?? null) : await hashPassword(wanted.pin);
    if (pin === null) {
      sendKiosk(site, request, response, { typed, mistakes: [say('account.busy')] });
      return;
    }
    await setKiosk(site.db, publicId, { pin, idleSeconds: wanted.idleSeconds });
    response.redirect(303, carryLanguage(request, pathOf(response)));
  };
}

/** Ends a kiosk: its tablets say so. Answers that they could not send yet are still taken. */
export function takeKioskEnd(site: Site): RequestHandler {
  return async (request, response) => {
    await setKiosk(site.db, ownLink(response).publicId, null);
    response.redirect(303, carryLanguage(request, pathOf(response)));
  };
}

function sendKiosk(
  site: Site,
  request: Request,
  response: Response,
  { typed, mistakes = [] }: { readonly typed?: Fields; readonly mistakes?: readonly string[] },
): void {
  const { say, text } = listen(request);
  const study = ownStudy(response);
  const link = ownLink(response);
  const source = nameSource(link, say);
  const address = `${originOf(request, site.lanOrigin)}/k/${link.publicId}`;
  sendPage(request, response, {
    view: 'manage/kiosk',
    title: say('kiosk.of', { source }),
    path: pathOf(response),
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      action: carryLanguage(request, pathOf(response)),
      end: carryLanguage(request, `${pathOf(response)}/end`),
      isOn: link.kiosk !== null,
      address,
      svg: drawQr(address, { title: say('links.qr', { source }), description: address }),
      pin: typed ? readField(typed, 'pin') : '',
      idleSeconds: typed ? readField(typed, 'idle') : (link.kiosk?.idleSeconds ?? usualIdle),
      mistakes,
    },
  });
}

function pathOf(response: Response): string {
  const { studyId, publicId } = ownLink(response);
  return `/studies/${studyId}/links/${publicId}/kiosk`;
}
