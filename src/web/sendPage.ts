import type { Request, Response } from 'express';
import { type Language, pickText, type Text } from '../core/instrument/text.ts';
import { renderView } from '../page/renderView.ts';
import { otherLanguage, type Say, speak } from '../words/catalogue.ts';
import { findVisitor } from './manage/visitor.ts';
import { carryLanguage, chooseLanguage, withLanguage } from './visit.ts';

export interface Page {
  readonly view: string;
  readonly title: string;
  /** `respond` pages are a narrow column without the staff's navigation. */
  readonly kind?: 'respond' | 'staff';
  readonly status?: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What handlers need to speak to a visitor in the language of the request. */
export function listen(request: Request): {
  readonly language: Language;
  readonly say: Say;
  readonly text: (text: Text) => string;
} {
  const { language } = chooseLanguage(request);
  return { language, say: speak(language), text: (text) => pickText(text, language) };
}

/** Renders a page of the site in the visitor's language and sends it. */
export function sendPage(request: Request, response: Response, page: Page): void {
  response.status(page.status ?? 200).type('html').send(renderPage(request, response, page));
}

export function renderPage(request: Request, response: Response, { view, title, kind = 'staff', data }: Page): string {
  const { language, say, text } = listen(request);
  const other = otherLanguage(language);
  const visitor = findVisitor(response);
  return renderView(view, {
    language,
    say,
    text,
    title,
    kind,
    brand: title,
    url: (path: string) => carryLanguage(request, path),
    otherLanguage: other,
    otherLanguageName: speak(other)('language'),
    otherLanguageUrl: withLanguage(request.path, other),
    account: visitor?.account.name,
    token: visitor?.formToken,
    ...data,
  });
}
