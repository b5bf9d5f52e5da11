import type { RequestHandler, Response } from 'express';
import type { rememberSurveys } from '../respond/survey.ts';
import type { Site } from '../site.ts';

/** What every page below a kiosk's address is held in, so that nothing leads out and nobody's answers stay on the screen. */
export interface KioskFrame {
  /** The page that the next person finds. */
  readonly start: string;
  /** After so many seconds without a touch the page goes back there. */
  readonly idle: number;
  /** Differs with each page, and comes back with the form on it, see `showOnce`. */
  readonly once: string;
}

export const usualIdle = 60;

/** The hidden field that tells one page from another. */
export const onceField = 'once';

/**
 * A page that may be shown but is not OK: Chromium keeps pages whole, with all that was typed, and shows them to whoever goes back,
 * also those that are not to be stored; but only such as were answered with 200.
 */
const notKept = 203;

/** Holds all pages below a kiosk's address in its frame, error pages too. */
export function enterKiosk(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const { publicId } = request.params;
    const survey = await findSurvey(publicId);
    const start = `/k/${encodeURIComponent(publicId)}`;
    const idle = survey?.kiosk?.idleSeconds ?? usualIdle;
    response.locals['kiosk'] = { start, idle, once: site.newId() } satisfies KioskFrame;
    response.status(notKept).set('Cache-Control', 'no-store');
    next();
  };
}

/** The frame of the kiosk that an answer is for, if it is for one. */
export function findFrame(response: Response): KioskFrame | undefined {
  return response.locals['kiosk'] as KioskFrame | undefined;
}
