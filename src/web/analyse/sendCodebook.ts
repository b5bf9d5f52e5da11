import type { RequestHandler } from 'express';
import { audiences } from '../../core/instrument/side.ts';
import { listVariables } from '../../export/codebook/listVariables.ts';
import { writeCodebook } from '../../export/codebook/writeCodebook.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { readChoice } from './readChoice.ts';
import type { StudyReports } from './studyReport.ts';

/** What each column of the answers of one audience means: for the study's staff. */
export function sendCodebook(reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    const { samples } = await reports.findOwn(ownStudy(response));
    const audience = readChoice(audiences, request, 'audience');
    const form = audience && samples[audience]?.questionnaire;
    if (!form) {
      sendNotFound(request, response, next);
      return;
    }
    const segments = form.profile.map(({ id }) => id);
    response.attachment(`codebook-${audience}.csv`).send(writeCodebook(listVariables(form, segments)));
  };
}
