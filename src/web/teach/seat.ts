import type { RequestHandler } from 'express';
import { readUuid } from '../../intake/responseId.ts';
import { findRole, startJoining } from '../../storage/classJoins.ts';
import { findResponse } from '../../storage/responses.ts';
import { listFields, readField } from '../readForm.ts';
import type { rememberEmptySurveys } from '../respond/emptySurveys.ts';
import { findShut } from '../respond/gate.ts';
import { receiptUrl } from '../respond/receiptUrl.ts';
import type { rememberSurveys } from '../respond/survey.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, carryLanguage, offerLanguages } from '../visit.ts';
import { forClass, forOpenClass, sendOver } from './joinPage.ts';
import type { FindClass } from './rememberClasses.ts';

const seatField = 'seat';
/** Asks for a seat of one's own on a phone that somebody else has joined with. */
const anewChoice = 'anew';
/** As long as a class lasts, in seconds. */
const keptSeconds = 4 * 60 * 60;

/**
 * The door of a class: one button, which takes a seat. Looking at the page takes none, as programs look at links, too. The phone
 * keeps the page with its seat, so that scanning the code once more, or going back, leads to the same seat without a script.
 */
export function showDoor(site: Site, findClass: FindClass): RequestHandler<Record<string, string>> {
  return forOpenClass(findClass, (request, response, { session, study }) => {
    const { text } = listen(request);
    const door = `/join/${session.code}`;
    const isAnew = request.query[anewChoice] !== undefined;
    const anew = addChoice(door, anewChoice, 'yes');
    if (!isAnew) response.set('Cache-Control', `private, max-age=${keptSeconds}`);
    sendPage(request, response, {
      view: 'teach/door',
      title: text(study.title),
      kind: 'respond',
      ...(isAnew && { path: anew }),
      data: {
        code: session.code,
        action: carryLanguage(request, `${door}/seat`),
        seat: site.newId(),
        anew: !isAnew && carryLanguage(request, anew),
      },
    });
  });
}

/**
 * Takes a seat, whose random id stands in the form and will be that of the response. Pressed twice, or again after the network
 * was lost, it is the same seat with the same role.
 */
export function takeSeat(site: Site, findClass: FindClass): RequestHandler<Record<string, string>> {
  const join = startJoining(site.db);
  return forOpenClass(findClass, async (request, response, { session, study }) => {
    const door = `/join/${session.code}`;
    const seat = readUuid(readField(listFields(request.body), seatField));
    if (seat !== null) await join(study.id, seat);
    response.redirect(303, carryLanguage(request, seat === null ? door : `${door}/${seat}`));
  });
}

/**
 * The survey at a seat, of whom the student plays: always with the same response id, however often it is opened. Who has
 * answered is led to the receipt, also when the class is over; whoever has no seat to the door.
 */
export function showSeat(
  site: Site,
  findClass: FindClass,
  findSurvey: ReturnType<typeof rememberSurveys>,
  renderEmpty: ReturnType<typeof rememberEmptySurveys>,
): RequestHandler<Record<string, string>> {
  return forClass(findClass, async (request, response, { session, study, surveys }) => {
    const { seat = '' } = request.params as Readonly<Record<string, string>>;
    const role = await findRole(site.db, study.id, seat);
    const publicId = role && surveys[role];
    const survey = publicId && (await findSurvey(publicId));
    if (!survey) {
      response.redirect(303, carryLanguage(request, `/join/${session.code}`));
      return;
    }
    const address = `/s/${publicId}`;
    offerLanguages(request, survey.questionnaire.languages);
    if (await findResponse(site.db, study.id, seat)) {
      response.redirect(303, carryLanguage(request, receiptUrl(address, seat, null)));
    } else if (session.closedAt !== null || findShut(survey, site.now())) sendOver(request, response, study);
    else {
      const page = renderEmpty(request, response, survey, { address, id: seat });
      response.set('Cache-Control', 'private, no-cache').type('html').send(page);
    }
  });
}
