import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { type Account, findAccount } from '../../storage/accounts.ts';
import { findSession, insertSession } from '../../storage/sessions.ts';
import { hashToken } from '../hashToken.ts';
import type { Site } from '../site.ts';

const cookieName = 'fivegaps_session';
const sessionHours = 12;

/** Somebody who is signed in. The form token proves that a form came from a page of this very session. */
export interface Visitor {
  readonly account: Account;
  readonly sessionHash: string;
  readonly formToken: string;
}

/** Who is signed in, for pages below `recogniseVisitor`. */
export function findVisitor(response: Response): Visitor | undefined {
  return response.locals['visitor'] as Visitor | undefined;
}

/** Reads the session cookie, on staff pages only: respondents have none and get none. */
export function recogniseVisitor(site: Site): RequestHandler {
  return async (request, response, next) => {
    const token = readCookie(request);
    const sessionHash = token && hashToken(token);
    const accountId = sessionHash && (await findSession(site.db, sessionHash, site.now().toISOString()));
    const account = accountId && (await findAccount(site.db, accountId));
    if (token && sessionHash && account)
      response.locals['visitor'] = { account, sessionHash, formToken: hashToken(`form ${token}`) } satisfies Visitor;
    next();
  };
}

/** Starts a session for an account and sets its cookie. The token is new each time, so that none can be planted before. */
export async function startSession(site: Site, request: Request, response: Response, accountId: string): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const now = site.now();
  const expires = new Date(now.getTime() + sessionHours * 3_600_000);
  await insertSession(
    site.db,
    { tokenHash: hashToken(token), accountId, expiresAt: expires.toISOString() },
    now.toISOString(),
  );
  response.cookie(cookieName, token, { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/', expires });
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(cookieName, { path: '/' });
}

function readCookie(request: Request): string | undefined {
  const found = (request.headers.cookie ?? '').split(';').find((pair) => pair.trim().startsWith(`${cookieName}=`));
  return found?.split('=')[1]?.trim();
}
