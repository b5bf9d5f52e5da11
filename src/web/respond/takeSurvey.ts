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
import type { rememberSurveys, Survey } from './survey.ts';
import { nameDraft, renderSurvey } from './surveyPage.ts';

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
    const { publicId } = request.params;
    const survey = await findSurvey(publicId);
    if (!survey) {
      sendNotFound(request, response, next);
      return;
    }
    offerLanguages(request, survey.questionnaire.languages);
    response.set('Cache-Control', 'no-store');
    const address = `/s/${publicId}`;
    const fields = new Map([...listFields(request.body), ...survey.settled]);
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
      refuse(request, response, survey, { address, id: id ?? freshId, opening }, fields, all);
      return;
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
    if (receipt) acknowledge(request, response, address, receipt);
  };
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
  if (wantsJson(request))
    response.json({ problems: problems.map((problem) => ({ ...problem, message: describeInAll(problem) })) });
  else response.type('html').send(renderSurvey(request, response, survey, form, { fields, problems }));
}

function acknowledge(request: Request, response: Response, address: string, { outcome, id }: Receipt): void {
  const { language, say } = listen(request);
  const receipt = receiptNumber(id);
  const isConflict = outcome === 'conflict';
  if (wantsJson(request)) {
    response.status(isConflict ? 409 : outcome === 'created' ? 201 : 200).json({ outcome, response: id, receipt });
  } else if (isConflict) {
    const data = {
      receipt,
      draft: nameDraft(address),
      responseId: id,
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
    response.redirect(303, withLanguage(`${address}/receipts/${id}`, language));
  }
}
