import type { Request, RequestHandler, Response } from 'express';
import { responseForms } from '../../core/answers/longForm.ts';
import { audiences } from '../../core/instrument/side.ts';
import { answerFiles } from '../../core/report/rCode/questionnaireCode.ts';
import { rawCsv, safeCsv } from '../../export/csvText.ts';
import { writeLongCsv, writeResponsesCsv } from '../../export/responsesCsv.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { findLastArrival } from '../../storage/studies.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { chooseResponses } from './leaveOut.ts';
import { openCounted } from './openCounted.ts';
import { readChoice } from './readChoice.ts';
import { sendPieces } from './sendPieces.ts';
import type { StudyReports } from './studyReport.ts';

/**
 * The answers of one audience as a file, the customers' unless `?audience=` names another, and those that its choices
 * leave: for the study's staff. `?form=long` has a row for each answer, and `?raw=1` is for programs.
 */
export function sendResponses(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    if (!(await sendResponsesCsv(site, reports, request, response))) sendNotFound(request, response, next);
  };
}

/** Sends that file; false, and nothing is sent, where the study does not ask such people or there is no such form. */
export async function sendResponsesCsv(
  site: Site,
  reports: StudyReports,
  request: Request,
  response: Response,
): Promise<boolean> {
  const study = ownStudy(response);
  const audience = readChoice(audiences, request, 'audience');
  const form = readChoice(responseForms, request, 'form');
  const published = audience && (await findQuestionnaire(site.db, study.id, audience));
  if (!audience || !form || !published) return false;
  const upTo = await findLastArrival(site.db, study.id);
  const keep = await chooseResponses(request, study, reports);
  const write = form === 'long' ? writeLongCsv : writeResponsesCsv;
  const style = request.query['raw'] === '1' ? rawCsv : safeCsv;
  const openBlocks = openCounted(site, study, audience, upTo, keep(audience));
  const name = answerFiles[audience];
  response.attachment(form === 'long' ? name.replace('.csv', '-long.csv') : name).type('text/csv; charset=utf-8');
  await sendPieces(response, write(study.id, published.questionnaire, openBlocks, style));
  return true;
}
