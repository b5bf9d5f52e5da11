import type { Request, RequestHandler, Response } from 'express';
import type { Problem } from '../../core/problem.ts';
import { sendProblem } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { buildWorkbookOf } from './buildWorkbookOf.ts';
import { chooseReport, chooseResponses } from './leaveOut.ts';
import { filterOf } from './requestFilter.ts';
import { sendPieces } from './sendPieces.ts';
import type { StudyReports } from './studyReport.ts';

/** The answers of all audiences with their codebooks and the whole report as one workbook, by the choices of the address: for the study's staff. */
export function sendWorkbook(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const problem = await sendChosenWorkbook(site, reports, request, response);
    if (problem) sendProblem(request, response, 422, problem);
  };
}

/** Sends that file; where the answers are too many for one, nothing is sent, and it says so. */
export async function sendChosenWorkbook(
  site: Site,
  reports: StudyReports,
  request: Request,
  response: Response,
): Promise<Problem | null> {
  const study = ownStudy(response);
  const { computed } = chooseReport(request, await reports.findOwn(study, filterOf(request)));
  const keep = await chooseResponses(request, study, reports);
  const built = await buildWorkbookOf(site, study, computed, keep, listen(request));
  if ('problem' in built) return built.problem;
  response.attachment('responses.xlsx');
  await sendPieces(response, built.pieces);
  return null;
}
