import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Problem } from '../../core/problem.ts';
import { languageTag } from '../../page/languageTag.ts';
import { listen } from '../sendPage.ts';
import { describeProblems } from './problemShape.ts';

/** Every way in which the API refuses a request, as a closed list, each with its status. */
export const statusByRefusal = {
  'bad-request': 400,
  'query-invalid': 400,
  unauthorized: 401,
  'insufficient-scope': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'not-published': 409,
  conflict: 409,
  'study-ended': 410,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  unexpected: 500,
  busy: 503,
} as const;
export type RefusalCode = keyof typeof statusByRefusal;
export const refusalCodes = Object.keys(statusByRefusal) as readonly RefusalCode[];

/** Where the document of the API describes a refusal: its address is what programs know it by. */
function typeOfRefusal(code: RefusalCode): string {
  return `/api/v1/openapi.json#/components/responses/${code}`;
}

/** Why a request was not carried out, as a value. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** A sentence on this very case instead of the usual one. */
  readonly detail?: string;
  /** All that is wrong with what was sent, each with its place. */
  readonly problems?: readonly Problem[];
  /** What else a program needs to know, by name. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Sends a refusal as RFC 9457 has it, in the language of the request; `number` is also what stands in the log. */
export function sendRefusal(
  request: Request,
  response: Response,
  { refused, detail, problems, more }: Refusal,
  number: string = randomUUID(),
): void {
  const { say, language } = listen(request);
  const status = statusByRefusal[refused];
  if (refused === 'busy') response.set('Retry-After', '5');
  response.set('Cache-Control', 'no-store').set('Content-Language', languageTag(language));
  const body = {
    type: typeOfRefusal(refused),
    title: say(`api.refusal.${refused}.title`),
    status,
    detail: detail ?? say(`api.refusal.${refused}.text`),
    instance: `urn:uuid:${number}`,
    ...(problems && { problems: describeProblems(problems, language) }),
    ...more,
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
