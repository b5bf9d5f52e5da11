import type { Request } from 'express';
import { type Language, languages } from '../core/instrument/text.ts';

/**
 * The language of a request: `?lang=` where it names one, else what the browser prefers, else Chinese. Nothing is
 * remembered on the respondent's device for it, so addresses carry it on.
 */
export function chooseLanguage(request: Request): { readonly language: Language; readonly isChosen: boolean } {
  const offered = listOffered(request);
  const asked = offered.find((language) => language === request.query['lang']);
  if (asked) return { language: asked, isChosen: true };
  const preferred = request.acceptsLanguages([...offered]);
  return { language: offered.find((language) => language === preferred) ?? offered[0] ?? 'zh', isChosen: false };
}

/** Offers the page of a request in these languages only, as a survey may be that has been published in one. */
export function offerLanguages(request: Request, offered: readonly Language[]): void {
  offeredByRequest.set(request, offered);
}

/** The languages that the page of a request is offered in. */
export function listOffered(request: Request): readonly Language[] {
  return offeredByRequest.get(request) ?? languages;
}

const offeredByRequest = new WeakMap<Request, readonly Language[]>();

/** A path of this site with the chosen language, if one was chosen. */
export function carryLanguage(request: Request, path: string): string {
  const { language, isChosen } = chooseLanguage(request);
  return isChosen ? withLanguage(path, language) : path;
}

export function withLanguage(path: string, language: Language): string {
  return addChoice(path, 'lang', language);
}

/** A path with one more choice in its query. */
export function addChoice(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

/**
 * The address of the site for links that are to be passed on: the one that the visitor used, unless that leads nowhere but
 * to this very machine.
 */
export function originOf(request: Request, lanOrigin: string | null): string {
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname);
  return isLoopback && lanOrigin ? lanOrigin : `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}

/** Whether a program asks, which wants JSON, rather than a browser. */
export function wantsJson(request: Request): boolean {
  return request.accepts(['html', 'json']) === 'json';
}
