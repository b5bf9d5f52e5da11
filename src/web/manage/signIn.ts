import type { Request, RequestHandler, Response } from 'express';
import { findAccountByName, hasAccounts } from '../../storage/accounts.ts';
import { deleteSession } from '../../storage/sessions.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { checkPassword } from './passwords.ts';
import { clearSessionCookie, findVisitor, startSession } from './visitor.ts';

export function showSignIn(site: Site): RequestHandler {
  return async (request, response) => {
    sendSignIn(request, response, 200, [], { isFirst: !(await hasAccounts(site.db)) });
  };
}

/** Signs in. A wrong name and a wrong password get the same words after the same time. */
export function takeSignIn(site: Site): RequestHandler {
  return async (request, response) => {
    const { say } = listen(request);
    const fields = listFields(request.body);
    const name = readField(fields, 'name');
    const account = await findAccountByName(site.db, name);
    const isRight = await checkPassword(String(fields.get('password') ?? ''), account?.password);
    if (isRight && account) {
      await startSession(site, request, response, account.id);
      response.redirect(303, carryLanguage(request, '/studies'));
    } else if (isRight === null) sendSignIn(request, response, 503, [say('account.busy')], { name });
    else sendSignIn(request, response, 422, [say('account.wrong')], { name });
  };
}

/** Ends the session on the server as well, so that a copied cookie is worth nothing. */
export function takeSignOut(site: Site): RequestHandler {
  return async (request, response) => {
    const visitor = findVisitor(response);
    if (visitor) await deleteSession(site.db, visitor.sessionHash);
    clearSessionCookie(response);
    response.redirect(303, carryLanguage(request, '/'));
  };
}

function sendSignIn(
  request: Request,
  response: Response,
  status: number,
  mistakes: readonly string[],
  { name = '', isFirst = false },
): void {
  sendPage(request, response, {
    view: 'manage/signIn',
    title: listen(request).say('account.signIn'),
    status,
    data: { mistakes, values: { name }, isFirst },
  });
}
