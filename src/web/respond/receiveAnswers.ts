import type { Request, Response } from 'express';
import { type Answers, isEmpty } from '../../core/answers/answers.ts';
import { profileField, responseField } from '../../core/answers/fields.ts';
import { type Fields, parseAnswers } from '../../core/answers/parseAnswers.ts';
import type { Problem } from '../../core/problem.ts';
import { listUnasked, shortenForm } from '../../core/study/shortForm.ts';
import { readUuid } from '../../intake/responseId.ts';
import type { Receipt } from '../../storage/responseWriter.ts';
import { describeInAll } from '../../words/sentences.ts';
import { listFields, readField } from '../readForm.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { offerLanguages, wantsJson } from '../visit.ts';
import { consentField, readConsent } from './consent.ts';
import { findOpenWave, findShut, sendShut } from './gate.ts';
import { openingField, readSecondsOpen, signOpening } from './opening.ts';
import { showTyped, switchField } from './showTyped.ts';
import type { Survey } from './survey.ts';
import { renderSurvey } from './surveyPage.ts';
import { withdrawalCode } from './withdrawalCode.ts';

/** A field that people do not see; what fills it in is a program. */
const trapField = 'website';

/** Says of an item that the form did not ask it. */
export const notShown = '-8';

/** How somebody came to a survey. */
export interface Door {
  /** Where the form is sent. */
  readonly address: string;
  /** The id that a response by this door has, from the one in the form; null where there is none. */
  readonly chooseId: (sent: string | null) => string | null;
  /** Whose answers these are, where a study is named. */
  readonly respondent: string | null;
  /** The invitation that is used up by them. */
  readonly invitation?: string;
  /** Whether what was typed may be shown again in an answer to this form; where not, the visitor has been led elsewhere. */
  readonly mayShow?: (fields: Fields) => boolean;
}

/** The receipt of a response, with the code to withdraw it for whoever sent it. */
export type Taken = Receipt & { readonly code: string | null };

/**
 * Takes a filled-in survey and gives its receipt, or answers by itself and gives null: where no answers are taken now, where the
 * form only asks for another language, and with all problems at once and everything typed still there.
 */
export async function receiveAnswers(
  site: Site,
  request: Request,
  response: Response,
  survey: Survey,
  door: Door,
): Promise<Taken | null> {
  offerLanguages(request, survey.questionnaire.languages);
  const { language } = listen(request);
  response.set('Cache-Control', 'no-store');
  const fields = new Map([...listFields(request.body), ...survey.settled]);
  const now = site.now();
  const wave = findOpenWave(survey, now);
  if (!wave) {
    sendShut(request, response, survey, findShut(survey, now) ?? { reason: 'closed' }, fields);
    return null;
  }
  if (readField(fields, switchField) !== '') {
    if (door.mayShow?.(fields) ?? true) showTyped(site, request, response, survey, door.address, fields);
    return null;
  }
  const id = door.chooseId(readUuid(readField(fields, responseField)));
  // What the form did not ask is not what somebody left blank.
  if (id !== null)
    for (const field of listUnasked(survey.questionnaire, id)) if (!fields.has(field)) fields.set(field, notShown);
  const { answers, problems } = parseAnswers(survey.questionnaire, fields);
  const consent = readConsent(survey.questionnaire, fields, language);
  const all: readonly Problem[] = [
    ...(consent === 'missing' ? [{ code: 'consent-missing', field: consentField } as const] : []),
    ...(id === null ? [{ code: 'response-id-missing' } as const] : []),
    ...problems,
    ...(problems.length === 0 && isEmpty(leaveOutSettled(answers, survey.settled))
      ? [{ code: 'nothing-answered' } as const]
      : []),
  ];
  if (id === null || all.length > 0) {
    if (door.mayShow?.(fields) === false) return null;
    const freshId = site.newId();
    const opening = readField(fields, openingField) || signOpening(site.secret, freshId, now);
    refuse(request, response, survey, { address: door.address, id: id ?? freshId, opening }, fields, all);
    return null;
  }
  const submittedAt = now.toISOString();
  const submission = {
    studyId: survey.study.id,
    audience: survey.questionnaire.audience,
    version: survey.version,
    wave: wave.id,
    source: survey.source,
    submittedAt,
    response: {
      id,
      answers,
      wave: null,
      respondent: door.respondent,
      token: null,
      submittedAt,
      language,
      seconds: readSecondsOpen(site.secret, id, readField(fields, openingField), now),
      isTrapped: readField(fields, trapField) !== '',
    },
    ...(consent && { consent }),
  };
  const { invitation } = door;
  const delivery = { submission, spareId: site.newId(), ...(invitation !== undefined && { invitation }) };
  const [receipt] = await site.writer.write([delivery]);
  if (!receipt) return null;
  // Who sends known answers again may have them from an export; who opened the form has its sign.
  const isSender = receipt.outcome === 'created' || submission.response.seconds !== null;
  return { ...receipt, code: isSender ? withdrawalCode(site.secret, receipt.id) : null };
}

/** The answers that the respondent gave: what the address settles by itself is not one. */
function leaveOutSettled(answers: Answers, settled: Fields): Answers {
  return { ...answers, profile: new Map([...answers.profile].filter(([id]) => !settled.has(profileField(id)))) };
}

function refuse(
  request: Request,
  response: Response,
  survey: Survey,
  form: { readonly address: string; readonly id: string; readonly opening: string },
  fields: Fields,
  problems: readonly Problem[],
): void {
  response.status(422);
  const shown = { ...survey, asked: shortenForm(survey.asked, form.id) };
  if (wantsJson(request))
    response.json({ problems: problems.map((problem) => ({ ...problem, message: describeInAll(problem) })) });
  else response.type('html').send(renderSurvey(request, response, shown, form, { fields, problems }));
}
