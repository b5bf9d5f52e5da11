import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { audiences } from '../../core/instrument/side.ts';
import { answerFiles } from '../../core/report/rCode/questionnaireCode.ts';
import { writeResponsesCsv } from '../../export/responsesCsv.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { findLastArrival } from '../../storage/studies.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { leavesOutFlagged } from './leaveOut.ts';
import { readCounted } from './readCounted.ts';
import type { StudyReports } from './studyReport.ts';

/**
 * The answers of one audience as a file, the customers' unless `?audience=` names another, and without the flagged ones where
 * the address asks for that: for the study's staff.
 */
export function sendResponses(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    if (!(await sendResponsesCsv(site, reports, request, response))) sendNotFound(request, response, next);
  };
}

/** Sends that file; false, and nothing is sent, where the study does not ask such people. */
export async function sendResponsesCsv(
  site: Site,
  reports: StudyReports,
  request: Request,
  response: Response,
): Promise<boolean> {
  const study = ownStudy(response);
  const asked = request.query['audience'] ?? 'customer';
  const audience = audiences.find((each) => each === asked);
  const published = audience && (await findQuestionnaire(site.db, study.id, audience));
  if (!audience || !published) return false;
  const upTo = await findLastArrival(site.db, study.id);
  const left = leavesOutFlagged(request) ? (await reports.findOwn(study)).flagged.get(audience) : undefined;
  const openBlocks = () => readCounted(site.db, { studyId: study.id, audience, upTo }, left);
  response.attachment(answerFiles[audience]).type('text/csv; charset=utf-8');
  try {
    await pipeline(Readable.from(writeResponsesCsv(study.id, published.questionnaire, openBlocks)), response);
  } catch (error) {
    // Whoever asked has gone away half way: nothing is left to be done.
    if (!response.destroyed) throw error;
  }
  return true;
}
