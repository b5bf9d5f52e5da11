import type { RequestHandler } from 'express';
import { responseField } from '../../core/answers/fields.ts';
import { readUuid } from '../../intake/responseId.ts';
import { sendNotFound } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import type { Site } from '../site.ts';
import { addChoice, carryLanguage, offerLanguages } from '../visit.ts';
import { codeField, knownCode, receiptUrl } from './receiptUrl.ts';
import { correctedChoice } from './showReceipt.ts';
import { switchField } from './showTyped.ts';
import type { rememberSurveys } from './survey.ts';
import { sendConflict } from './takeSurvey.ts';

/** "This corrects my earlier answers": the later of two conflicting responses counts, the earlier is kept uncounted. */
export function takeCorrection(
  site: Site,
  findSurvey: ReturnType<typeof rememberSurveys>,
): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const { publicId } = request.params;
    const survey = await findSurvey(publicId);
    const fields = listFields(request.body);
    const id = readField(fields, responseField);
    const code = knownCode(site.secret, id, readField(fields, codeField));
    if (survey && readUuid(id) !== null && readField(fields, switchField) !== '') {
      response.set('Cache-Control', 'no-store');
      offerLanguages(request, survey.questionnaire.languages);
      sendConflict(request, response, `/s/${publicId}`, { id, code });
      return;
    }
    if (!survey || !(await site.writer.correct(survey.study.id, id))) {
      sendNotFound(request, response, next);
      return;
    }
    const receipt = receiptUrl(`/s/${publicId}`, id, code);
    response.redirect(303, carryLanguage(request, addChoice(receipt, correctedChoice, 'yes')));
  };
}
