import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { languages } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { languageTag } from '../page/languageTag.ts';
import { speak } from '../words/catalogue.ts';
import { explainProblem } from '../words/sentences.ts';
import { sendPage } from './sendPage.ts';
import type { Site } from './site.ts';
import { chooseLanguage, wantsJson } from './visit.ts';

const statusByCode = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  unsupported: 415,
  unexpected: 500,
  busy: 503,
} as const;
export type ErrorCode = keyof typeof statusByCode;

/** An error page in both languages, the visitor's first; or its code as JSON for programs. */
export function sendError(request: Request, response: Response, code: ErrorCode, number?: string): void {
  const status = statusByCode[code];
  if (code === 'busy') response.set('Retry-After', '5');
  response.set('Cache-Control', 'no-store');
  const { language } = chooseLanguage(request);
  const inOrder = [language, ...languages.filter((each) => each !== language)];
  const texts = inOrder.map((each) => {
    const say = speak(each);
    return {
      lang: languageTag(each),
      title: say(`error.${code}.title`),
      text: say(`error.${code}.text`),
    };
  });
  if (wantsJson(request)) {
    response.status(status).json({ error: code, message: texts, ...(number && { number }) });
    return;
  }
  const say = speak(language);
  const data = { texts, number, numberLabel: say('error.number'), home: say('site.home') };
  sendPage(request, response, { view: 'manage/error', title: texts[0]?.title ?? '', status, data });
}

/** A page that says what in an address, or of what it asks for, is a mistake; or its code as JSON for programs. */
export function sendProblem(request: Request, response: Response, status: 404 | 422, problem: Problem): void {
  const { language } = chooseLanguage(request);
  const inOrder = [language, ...languages.filter((each) => each !== language)];
  const texts = inOrder.map((each) => ({
    lang: languageTag(each),
    title: speak(each)('error.problem'),
    text: explainProblem(problem, each),
  }));
  if (wantsJson(request)) {
    response.status(status).json({ error: problem.code, message: texts });
    return;
  }
  const data = { texts, home: speak(language)('site.home') };
  sendPage(request, response, { view: 'manage/error', title: texts[0]?.title ?? '', status, data });
}

export const sendNotFound: RequestHandler = (request, response) => sendError(request, response, 'not-found');

/**
 * The one place where thrown errors end. What the request did wrong gets its 4xx page, a full disk a 503, and a bug a
 * number that also stands in the log. Neither bodies nor stacks reach the visitor or, with answers in them, the log.
 */
export function catchErrors(site: Site): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = classifyError(error);
    if (code !== 'unexpected') {
      sendError(request, response, code);
      return;
    }
    const number = randomUUID().slice(0, 8);
    site.logError(number, error);
    sendError(request, response, code, number);
  };
}

/** What a thrown error means for whoever sent the request. */
export function classifyError(
  error: unknown,
): Extract<ErrorCode, 'bad-request' | 'busy' | 'too-large' | 'unexpected' | 'unsupported'> {
  const { status, code } = Object(error) as { readonly status?: unknown; readonly code?: unknown };
  if (typeof code === 'string' && /^SQLITE_(FULL|BUSY|READONLY|IOERR)/.test(code)) return 'busy';
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'unexpected';
}
