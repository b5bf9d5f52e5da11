import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { type ApiToken, insertApiToken, listApiTokens, revokeApiToken } from '../../../storage/apiTokens.ts';
import type { Say } from '../../../words/catalogue.ts';
import { describeScope, scopes } from '../../api/scopes.ts';
import { sendError } from '../../errors.ts';
import { hashToken } from '../../hashToken.ts';
import { listFields } from '../../readForm.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage, originOf } from '../../visit.ts';
import { findVisitor } from '../visitor.ts';
import { lifetimes, readToken, usualLifetime, type WantedToken } from './readToken.ts';

const address = '/account/tokens';
const dayMilliseconds = 86_400_000;

/** The tokens by which programs act for who is signed in, and the form for another. */
export function showTokens(site: Site): RequestHandler {
  return (request, response) => sendTokens(site, request, response, {});
}

/** Makes a token and shows it this once: what is stored cannot bring it back. Programs that look for secrets know `fg_`. */
export function takeToken(site: Site): RequestHandler {
  return async (request, response) => {
    const { say } = listen(request);
    const { wanted, mistakes } = readToken(listFields(request.body));
    if (wanted.id === '') {
      sendError(request, response, 'bad-request');
      return;
    }
    if (mistakes.length > 0) {
      await sendTokens(site, request, response, { wanted, mistakes: mistakes.map((key) => say(key)) });
      return;
    }
    const secret = `fg_${randomBytes(32).toString('base64url')}`;
    const { id, name, scopes } = wanted;
    const now = site.now();
    const isNew = await insertApiToken(site.db, {
      ...{ id, name, scopes, accountId: ownerOf(response), tokenHash: hashToken(secret) },
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + wanted.days * dayMilliseconds).toISOString(),
    });
    await sendTokens(site, request, response, isNew ? { secret } : { mistakes: [say('token.madeBefore')] });
  };
}

/** Ends a token at once and for good. */
export function takeTokenEnd(site: Site): RequestHandler<{ tokenId: string }> {
  return async (request, response) => {
    await revokeApiToken(site.db, ownerOf(response as Response), request.params.tokenId, site.now().toISOString());
    response.redirect(303, carryLanguage(request as Request, address));
  };
}

interface Shown {
  readonly wanted?: WantedToken;
  readonly mistakes?: readonly string[];
  /** The token that was made just now. */
  readonly secret?: string;
}

async function sendTokens(
  site: Site,
  request: Request,
  response: Response,
  { wanted, mistakes = [], secret }: Shown,
): Promise<void> {
  const { say } = listen(request);
  const now = site.now().toISOString();
  const tokens = await listApiTokens(site.db, ownerOf(response));
  sendPage(request, response, {
    view: 'manage/tokens',
    title: say('token.title'),
    path: address,
    status: mistakes.length > 0 ? 422 : secret === undefined ? 200 : 201,
    data: {
      mistakes,
      secret,
      example: `curl -H "Authorization: Bearer ${secret}" ${originOf(request, site.lanOrigin)}/api/v1/studies`,
      id: site.newId(),
      name: wanted?.name ?? '',
      scopes: scopes.map((scope) => ({
        scope,
        about: describeScope(scope, say),
        isChosen: wanted?.scopes.includes(scope) ?? false,
      })),
      lifetimes: lifetimes.map((days) => ({ days, isChosen: days === (wanted?.days ?? usualLifetime) })),
      tokens: tokens.map((token) => describeToken(token, now, say)),
      // Going on to the other language would lose the token.
      ...(secret !== undefined && { languageUrls: null }),
    },
  });
}

function describeToken(token: ApiToken, now: string, say: Say) {
  const { id, name, createdAt, expiresAt, lastUsedOn, revokedAt } = token;
  const state = revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'active';
  return {
    id,
    name,
    state,
    scopes: scopes.filter((scope) => token.scopes.includes(scope)).map((scope) => describeScope(scope, say)),
    facts: [
      say('token.created', { day: createdAt.slice(0, 10) }),
      state === 'revoked'
        ? say('token.revoked', { day: (revokedAt ?? '').slice(0, 10) })
        : say(`token.${state === 'active' ? 'expires' : 'expired'}`, { day: expiresAt.slice(0, 10) }),
      lastUsedOn === null ? say('token.unused') : say('token.used', { day: lastUsedOn }),
    ],
  };
}

function ownerOf(response: Response): string {
  const visitor = findVisitor(response);
  if (!visitor) throw new Error('nobody is signed in');
  return visitor.account.id;
}
