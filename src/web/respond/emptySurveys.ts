import type { Request, Response } from 'express';
import { findVersion, shortenForm } from '../../core/study/shortForm.ts';
import { classSource } from '../../storage/links.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { signOpening } from './opening.ts';
import type { Survey } from './survey.ts';
import { renderSurvey } from './surveyPage.ts';

/** Stand in the rendered page where the address goes, each visitor's response id, and the sign of when the form was opened. */
const addressPlace = '/ADDRESS-GOES-HERE';
const idPlace = 'RESPONSE-ID-GOES-HERE';
const openingPlace = 'OPENING-GOES-HERE';
const places = new RegExp(`(${addressPlace}|${idPlace}|${openingPlace})`);
const maxRendered = 400;

/**
 * Empty surveys as pages. A survey is the same for everybody but for the address it is sent to, the response id and the sign
 * of when it was opened, so it is rendered once for each questionnaire version, short form and language, and only these are
 * put in.
 */
export function rememberEmptySurveys(site: Site) {
  const rendered = new Map<string, readonly string[]>();
  return (
    request: Request,
    response: Response,
    survey: Survey,
    form: { readonly address: string; readonly id: string },
  ): string => {
    const { study, version, asked, settled, isNamed, source } = survey;
    const { language } = listen(request);
    const short = asked.isShort ? findVersion(asked, form.id) : null;
    const isLink = form.address.startsWith('/s/');
    const key = JSON.stringify([
      isLink,
      study.id,
      study.title,
      asked.audience,
      version,
      short,
      [...settled],
      isNamed,
      source === classSource,
      language,
    ]);
    let parts = rendered.get(key);
    if (!parts) {
      const empty = { address: addressPlace, isLink, id: idPlace, opening: openingPlace };
      const shown = { ...survey, asked: shortenForm(asked, form.id) };
      parts = renderSurvey(request, response, shown, empty).split(places);
      if (rendered.size >= maxRendered) rendered.clear();
      rendered.set(key, parts);
    }
    const fill: Readonly<Record<string, string>> = {
      [addressPlace]: form.address,
      [idPlace]: form.id,
      [openingPlace]: signOpening(site.secret, form.id, site.now()),
    };
    return parts.map((part) => fill[part] ?? part).join('');
  };
}
