import type { Request, RequestHandler } from 'express';
import { sendError } from '../errors.ts';
import { listFields } from '../readForm.ts';
import { carryLanguage } from '../visit.ts';
import { isFormToken } from './formToken.ts';
import { findVisitor } from './visitor.ts';

/** Lets only signed-in visitors through; others are led to the sign-in page. */
export const requireAccount: RequestHandler = (request, response, next) => {
  if (findVisitor(response)) next();
  else response.redirect(303, carryLanguage(request, '/account/sign-in'));
};

/**
 * Refuses what another site made the browser send. Browsers that say where a request comes from are believed; with older
 * ones the Origin must be this address. Forms of signed-in people carry their session's token besides: see `isFormToken`.
 */
export const refuseForeignPosts: RequestHandler = (request, response, next) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isFromHere(request)) next();
  else sendError(request, response, 'forbidden');
};

/** Lets a form of a signed-in visitor through when it carries the token of this very session. */
export const requireFormToken: RequestHandler = (request, response, next) => {
  const token = listFields(request.body).get('token');
  if (isFormToken(token, findVisitor(response)?.formToken)) next();
  else sendError(request, response, 'forbidden');
};

function isFromHere(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('Origin');
  return origin === undefined || origin === `${request.protocol}://${request.headers.host ?? ''}`;
}
