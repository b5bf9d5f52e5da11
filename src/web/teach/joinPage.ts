import type { Request, RequestHandler, Response } from 'express';
import type { Study } from '../../storage/studies.ts';
import { listen, sendPage } from '../sendPage.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import type { FindClass, FoundClass } from './rememberClasses.ts';

/** Asks for the code of a class; with one, leads to its door. */
export function showJoin(findClass: FindClass): RequestHandler {
  return async (request, response) => {
    const typed = typeof request.query['code'] === 'string' ? request.query['code'] : '';
    const found = await findClass(typed);
    if (found) response.redirect(303, carryLanguage(request, `/join/${found.session.code}`));
    else askCode(request, response, typed);
  };
}

/** Answers at the address of a class; where it is that of none, asks for the code again. */
export function forClass(
  findClass: FindClass,
  answer: (request: Request, response: Response, found: FoundClass) => Promise<void> | void,
): RequestHandler<Record<string, string>> {
  return async (given, response) => {
    const request = given as Request;
    response.set('Cache-Control', 'no-store');
    const { code = '' } = given.params;
    const found = await findClass(code);
    if (found) {
      offerLanguages(request, found.study.settings.languages);
      await answer(request, response, found);
    } else askCode(request, response, code);
  };
}

/** The same while the class lets students in; then says kindly that it is over. */
export function forOpenClass(
  findClass: FindClass,
  answer: Parameters<typeof forClass>[1],
): RequestHandler<Record<string, string>> {
  return forClass(findClass, async (request, response, found) => {
    if (found.session.closedAt === null && !found.study.isArchived) await answer(request, response, found);
    else sendOver(request, response, found.study);
  });
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
