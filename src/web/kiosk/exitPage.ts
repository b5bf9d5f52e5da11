import type { Request, Response } from 'express';
import { checkPassword } from '../manage/passwords.ts';
import { listFields, readField } from '../readForm.ts';
import { countTries } from '../respond/countTries.ts';
import type { rememberSurveys } from '../respond/survey.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import type { KioskFrame } from './frame.ts';
import { atKiosk, type KioskHandler } from './ownKiosk.ts';

/** How many PINs are looked at within a minute: of four digits, all would take more than a day. */
const mostTries = 5;

/** Asks staff for the PIN; also where the survey takes no answers now. */
export function showExit(findSurvey: ReturnType<typeof rememberSurveys>): KioskHandler {
  return atKiosk(findSurvey, (request, response, { frame }) =>
    sendExit(request, response, frame, response.statusCode, []),
  );
}

/** Leads staff who know the PIN out of the kiosk. What was typed is not shown again: customers are looking on. */
export function takeExit(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): KioskHandler {
  const tries = countTries(mostTries);
  return atKiosk(findSurvey, async (request, response, { frame, settings }) => {
    const { say } = listen(request);
    const seconds = tries.wait(frame.start, site.now());
    if (seconds > 0) {
      response.set('Retry-After', String(seconds));
      sendExit(request, response, frame, 429, [say('kiosk.pinPause')]);
      return;
    }
    // Counted before it is looked at: a hundred at once are a hundred.
    tries.addWrong(frame.start, site.now());
    const isRight = await checkPassword(readField(listFields(request.body), 'pin'), settings.pin);
    if (isRight) response.redirect(303, carryLanguage(request, `${frame.start}/left`));
    else if (isRight === null) sendExit(request, response, frame, 503, [say('account.busy')]);
    else sendExit(request, response, frame, 422, [say('kiosk.pinWrong')]);
  });
}

/** The kiosk is over on this tablet, until somebody starts it again. */
export function showLeft(findSurvey: ReturnType<typeof rememberSurveys>): KioskHandler {
  return atKiosk(findSurvey, (request, response, { frame }) => {
    const path = `${frame.start}/left`;
    const data = { idle: null };
    sendPage(request, response, { view: 'kiosk/left', title: listen(request).say('kiosk.left'), path, data });
  });
}

function sendExit(
  request: Request,
  response: Response,
  { start }: KioskFrame,
  status: number,
  mistakes: readonly string[],
): void {
  const path = `${start}/exit`;
  sendPage(request, response, {
    view: 'kiosk/exit',
    title: listen(request).say('kiosk.exit'),
    path,
    status,
    data: { action: carryLanguage(request, path), mistakes },
  });
}
