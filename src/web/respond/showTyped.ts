import type { Request, Response } from 'express';
import { responseField } from '../../core/answers/fields.ts';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { shortenForm } from '../../core/study/shortForm.ts';
import { readUuid } from '../../intake/responseId.ts';
import { findFrame } from '../kiosk/frame.ts';
import { readField } from '../readForm.ts';
import type { Site } from '../site.ts';
import { openingField, signOpening } from './opening.ts';
import type { Survey } from './survey.ts';
import { renderSurvey } from './surveyPage.ts';

/** The field by which the form asks to be shown in the language of the address it is sent to. */
export const switchField = 'switch';

/**
 * Shows a survey with what was typed, in another language or on another device. Nothing is checked and nothing stored; it is the
 * same form, so that sending it from both places makes one response.
 */
export function showTyped(
  site: Site,
  request: Request,
  response: Response,
  survey: Survey,
  address: string,
  fields: Fields,
): void {
  const id = readUuid(readField(fields, responseField)) ?? site.newId();
  const opening = readField(fields, openingField) || signOpening(site.secret, id, site.now());
  const shown = { ...survey, asked: shortenForm(survey.asked, id) };
  // Going back shows the very page that was sent, as with an empty survey; but nobody is led back on a tablet that others use.
  if (!findFrame(response)) response.set('Cache-Control', 'private, no-cache');
  response
    .type('html')
    .send(renderSurvey(request, response, shown, { address, id, opening }, { fields, problems: [] }));
}
