import type { Request, RequestHandler, Response } from 'express';
import { readClassCode } from '../../core/classroom/classCode.ts';
import { type ClassSession, findClass } from '../../storage/classSessions.ts';
import { findStudy, type Study } from '../../storage/studies.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';

/** A class that a code opens, and its study. */
export interface FoundClass {
  readonly session: ClassSession;
  readonly study: Study;
}

/** Asks for the code of a class; with one, leads to its door. */
export function showJoin(site: Site): RequestHandler {
  return async (request, response) => {
    const typed = typeof request.query['code'] === 'string' ? request.query['code'] : '';
    const found = typed.trim() === '' ? undefined : await findByCode(site, typed);
    if (found) response.redirect(303, carryLanguage(request, `/join/${found.session.code}`));
    else askCode(request, response, typed);
  };
}

/**
 * Answers at the address of a class that is open; else says kindly that it is over, or asks for the code again where it is that
 * of no class.
 */
export function forOpenClass(
  site: Site,
  answer: (request: Request, response: Response, found: FoundClass) => Promise<void> | void,
  isOver: (found: FoundClass) => boolean = ({ session, study }) => session.closedAt !== null || study.isArchived,
): RequestHandler<Record<string, string>> {
  return async (given, response) => {
    const request = given as Request;
    response.set('Cache-Control', 'no-store');
    const { code = '' } = given.params;
    const found = await findByCode(site, code);
    if (!found) {
      askCode(request, response, code);
      return;
    }
    offerLanguages(request, found.study.settings.languages);
    if (isOver(found)) sendOver(request, response, found.study);
    else await answer(request, response, found);
  };
}

async function findByCode(site: Site, typed: string): Promise<FoundClass | undefined> {
  const code = readClassCode(typed);
  const session = code === null ? undefined : await findClass(site.db, { code });
  const study = session && (await findStudy(site.db, session.studyId));
  return study && { session, study };
}

function askCode(request: Request, response: Response, typed: string): void {
  const { say, language } = listen(request);
  const isWrong = typed.trim() !== '';
  response.set('Cache-Control', 'no-store');
  sendPage(request, response, {
    view: 'teach/join',
    title: say('join.title'),
    kind: 'respond',
    status: isWrong ? 404 : 200,
    path: '/join',
    data: { typed, mistake: isWrong && say('join.unknown'), chosen: request.query['lang'] ? language : null },
  });
}

/** Says kindly that a class is over. */
export function sendOver(request: Request, response: Response, study: Study): void {
  const { say, text } = listen(request);
  sendPage(request, response, {
    view: 'respond/shut',
    title: text(study.title),
    kind: 'respond',
    status: 410,
    data: { heading: say('join.over'), sentence: say('join.overText'), opens: null, written: [] },
  });
}
