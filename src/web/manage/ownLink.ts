import type { RequestHandler, Response } from 'express';
import { readMarkup } from '../../page/svg.ts';
import { findLink, type Link, retireLink } from '../../storage/links.ts';
import { sendNotFound } from '../errors.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, originOf } from '../visit.ts';
import { drawLink } from './nameLink.ts';
import { ownStudy } from './ownStudy.ts';

/** Finds the survey link of the study that an address names; handlers below it can rely on `ownLink`. */
export function loadLink(site: Site): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const link = await findLink(site.db, 'survey', request.params.publicId);
    if (link?.studyId !== ownStudy(response).id) {
      sendNotFound(request, response, next);
      return;
    }
    response.locals['link'] = link;
    next();
  };
}

export function ownLink(response: Response): Link {
  return response.locals['link'] as Link;
}

/** Takes a link out of use, or back into use. */
export function takeRetirement(site: Site): RequestHandler {
  return async (request, response) => {
    const { publicId, studyId, retiredAt } = ownLink(response);
    await retireLink(site.db, publicId, retiredAt === null ? site.now().toISOString() : null);
    response.redirect(303, carryLanguage(request, `/studies/${studyId}/links`));
  };
}

/** Gives the QR code of a link as a file, for printed matter of one's own. */
export function sendQr(site: Site): RequestHandler {
  return (request, response) => {
    const link = ownLink(response);
    const svg = drawLink(link, originOf(request, site.lanOrigin), listen(request).say);
    response.attachment(`qr-${link.publicId}.svg`).type('image/svg+xml').send(readMarkup(svg));
  };
}
