import type { Request, Response } from 'express';
import { type Speaker, speakerOf } from '../export/table/table.ts';
import { languageTag } from '../page/languageTag.ts';
import { renderView } from '../page/renderView.ts';
import { speak } from '../words/catalogue.ts';
import { joinSentences } from '../words/sentences.ts';
import { assetStamp } from './assets.ts';
import { findFrame } from './kiosk/frame.ts';
import { maskFormToken } from './manage/formToken.ts';
import { findVisitor } from './manage/visitor.ts';
import { carryLanguage, chooseLanguage, listOffered, withLanguage } from './visit.ts';

export interface Page {
  readonly view: string;
  readonly title: string;
  /** `respond` pages are a narrow column without the staff's navigation. */
  readonly kind?: 'respond' | 'staff';
  /** The style sheet; the one of its kind unless it needs less, or something of its own. A kiosk has its own. */
  readonly style?:
    | 'respond'
    | 'staff'
    | 'report'
    | 'result'
    | 'print'
    | 'paper'
    | 'classroom'
    | 'entry'
    | 'class'
    | 'present'
    | 'lesson';
  readonly status?: number;
  /** Where the language links lead, when the page came as the answer to a form at an address of its own. */
  readonly path?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What handlers need to speak to a visitor in the language of the request. */
export function listen(request: Request): Speaker {
  return speakerOf(chooseLanguage(request).language);
}

/** Renders a page of the site in the visitor's language and sends it. */
export function sendPage(request: Request, response: Response, page: Page): void {
  response
    .status(page.status ?? response.statusCode)
    .type('html')
    .send(renderPage(request, response, page));
}

export function renderPage(request: Request, response: Response, page: Page): string {
  const { view, title, data } = page;
  const kiosk = findFrame(response);
  const kind = kiosk ? 'respond' : (page.kind ?? 'staff');
  const { language, say, text } = listen(request);
  const visitor = findVisitor(response);
  // An address that begins with two slashes would lead to another site.
  const path = (page.path ?? request.path).replace(/^[/\\]+/, '/');
  return renderView(view, {
    language,
    lang: languageTag(language),
    say,
    text,
    join: (...sentences: readonly string[]) => joinSentences(sentences, language),
    title,
    kind,
    style: kiosk ? 'kiosk' : (page.style ?? kind),
    kiosk,
    idle: kiosk?.idle,
    stamp: assetStamp,
    url: (to: string) => carryLanguage(request, to),
    languageUrls: listLanguageUrls(request, path),
    account: visitor?.account.name,
    token: visitor && maskFormToken(visitor.formToken),
    ...data,
  });
}

/** Where a page is found in each of its languages; null where it is in one, of which there is no choice. */
function listLanguageUrls(request: Request, path: string) {
  const offered = listOffered(request);
  if (offered.length < 2) return null;
  return offered.map((each) => ({
    language: each,
    lang: languageTag(each),
    name: speak(each)('language'),
    href: withLanguage(path, each),
  }));
}
