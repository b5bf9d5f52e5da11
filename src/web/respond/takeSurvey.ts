import type { Request, RequestHandler, Response } from 'express';
import { isEmpty } from '../../core/answers/answers.ts';
import { responseField } from '../../core/answers/fields.ts';
import { type Fields, parseAnswers } from '../../core/answers/parseAnswers.ts';
import type { Problem } from '../../core/problem.ts';
import { readUuid } from '../../intake/responseId.ts';
import type { Receipt } from '../../storage/responseWriter.ts';
import { describeInAll } from '../../words/sentences.ts';
import { sendNotFound } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { offerLanguages, wantsJson, withLanguage } from '../visit.ts';
import { consentField, readConsent } from './consent.ts';
import { findOpenWave, findShut, sendShut } from './gate.ts';
import { openingField, readSecondsOpen, signOpening } from './opening.ts';
import { receiptNumber } from './receiptNumber.ts';
import { receiptUrl } from './receiptUrl.ts';
import type { rememberSurveys, Survey } from './survey.ts';
import { renderSurvey } from './surveyPage.ts';
import { withdrawalCode } from './withdrawalCode.ts';

/** A field that people do not see; what fills it in is a program. */
const trapField = 'website';

/**
 * Takes a filled-in survey. All problems come back at once with everything typed still there; a submission that has been
 * stored before answers like the first time; the same id with other answers is kept as well, and a page explains.
 */
export function takeSurvey(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const survey = await findSurvey(request.params.publicId);
    if (!survey) {
      sendNotFound(request, response, next);
      return;
    }
    offerLanguages(request, survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    const fields = listFields(request.body);
    const now = site.now();
    const wave = findOpenWave(survey, now);
    if (!wave) {
      sendShut(request, response, survey, findShut(survey, now) ?? { reason: 'closed' }, fields);
      return;
    }
    const id = readUuid(readField(fields, responseField));
    const { answers, problems } = parseAnswers(survey.questionnaire, fields);
    const consent = readConsent(survey.questionnaire, fields, listen(request).language);
    const all: readonly Problem[] = [
      ...(consent === 'missing' ? [{ code: 'consent-missing', field: consentField } as const] : []),
      ...(id === null ? [{ code: 'response-id-missing' } as const] : []),
      ...problems,
      ...(problems.length === 0 && isEmpty(answers) ? [{ code: 'nothing-answered' } as const] : []),
    ];
    if (id === null || all.length > 0) {
      const freshId = site.newId();
      const opening = readField(fields, openingField) || signOpening(site.secret, freshId, now);
      refuse(request, response, survey, { id: id ?? freshId, opening }, fields, all);
      return;
    }
    const submittedAt = now.toISOString();
    const submission = {
      studyId: survey.study.id,
      audience: survey.questionnaire.audience,
      version: survey.version,
      wave: wave.id,
      source: survey.link.source,
      submittedAt,
      response: {
        id,
        answers,
        wave: null,
        respondent: null,
        token: null,
        submittedAt,
        language: listen(request).language,
        seconds: readSecondsOpen(site.secret, id, readField(fields, openingField), now),
        isTrapped: readField(fields, trapField) !== '',
      },
      ...(consent && { consent }),
    };
    const [receipt] = await site.writer.write([{ submission, spareId: site.newId() }]);
    // Who sends known answers again may have them from an export; who opened the form has its sign.
    const isSender = receipt?.outcome === 'created' || submission.response.seconds !== null;
    const code = receipt && isSender ? withdrawalCode(site.secret, receipt.id) : null;
    if (receipt) acknowledge(request, response, survey, receipt, code);
  };
}

function refuse(
  request: Request,
  response: Response,
  survey: Survey,
  form: { readonly id: string; readonly opening: string },
  fields: Fields,
  problems: readonly Problem[],
): void {
  response.status(422);
  if (wantsJson(request))
    response.json({ problems: problems.map((problem) => ({ ...problem, message: describeInAll(problem) })) });
  else response.type('html').send(renderSurvey(request, response, survey, form, { fields, problems }));
}

/** @param code for the sender of the response only */
function acknowledge(
  request: Request,
  response: Response,
  survey: Survey,
  { outcome, id }: Receipt,
  code: string | null,
): void {
  const { language, say } = listen(request);
  const address = `/s/${survey.link.publicId}`;
  const receipt = receiptNumber(id);
  const isConflict = outcome === 'conflict';
  if (wantsJson(request)) {
    response
      .status(isConflict ? 409 : outcome === 'created' ? 201 : 200)
      .json({ outcome, response: id, receipt, ...(code && { code }) });
  } else if (isConflict) {
    const data = {
      receipt,
      publicId: survey.link.publicId,
      responseId: id,
      code,
      correctAction: withLanguage(`${address}/corrections`, language),
      languageUrls: null,
    };
    sendPage(request, response, {
      view: 'respond/conflict',
      title: say('conflict.title'),
      kind: 'respond',
      status: 409,
      data,
    });
  } else {
    response.redirect(303, withLanguage(receiptUrl(survey.link.publicId, id, code), language));
  }
}
