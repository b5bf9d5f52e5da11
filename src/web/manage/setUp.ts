import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { hasAccounts, insertFirstAccount } from '../../storage/accounts.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { hashPassword, longestPassword, shortestPassword } from './passwords.ts';
import { startSession } from './visitor.ts';

/** The page on which the first account is made; once there is one, it only leads to the sign-in page. */
export function showSetUp(site: Site): RequestHandler {
  return async (request, response) => {
    if (await hasAccounts(site.db)) response.redirect(303, carryLanguage(request, '/account/sign-in'));
    else sendSetUp(request, response, [], {});
  };
}

/** Makes the first account with the code that the start printed, and signs it in. */
export function takeSetUp(site: Site): RequestHandler {
  return async (request, response) => {
    const fields = listFields(request.body);
    const [code, name] = [readField(fields, 'code'), readField(fields, 'name')];
    const password = fields.get('password');
    const mistakes = findMistakes(site, request, code, name, password);
    const hash = mistakes.length === 0 ? await hashPassword(String(password)) : null;
    if (hash === null) {
      const shown = mistakes.length > 0 ? mistakes : [listen(request).say('account.busy')];
      sendSetUp(request, response, shown, { code, name });
      return;
    }
    const account = { id: site.newId(), name, password: hash };
    const isFirst = await insertFirstAccount(site.db, account, site.now().toISOString());
    if (isFirst) await startSession(site, request, response, account.id);
    response.redirect(303, carryLanguage(request, isFirst ? '/studies' : '/account/sign-in'));
  };
}

function findMistakes(site: Site, request: Request, code: string, name: string, password: unknown): readonly string[] {
  const { say } = listen(request);
  const length = typeof password === 'string' ? [...password].length : 0;
  return [
    isSetUpCode(code, site.setUpCode) ? [] : [say('account.codeWrong')],
    name.length >= 1 && name.length <= 60 ? [] : [say('account.nameBad')],
    length >= shortestPassword ? [] : [say('account.passwordShort', { min: shortestPassword })],
    length <= longestPassword ? [] : [say('account.passwordLong', { max: longestPassword })],
  ].flat();
}

/** Spaces, dashes and small letters are forgiven. */
function isSetUpCode(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((code) => Buffer.from(code.toUpperCase().replaceAll(/[\s-]/g, '')));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}

function sendSetUp(
  request: Request,
  response: Response,
  mistakes: readonly string[],
  values: Readonly<Record<string, string>>,
): void {
  sendPage(request, response, {
    view: 'manage/setUp',
    title: listen(request).say('account.setUp'),
    status: mistakes.length > 0 ? 422 : 200,
    data: { mistakes, values, shortest: shortestPassword },
  });
}
