import type { Request, RequestHandler, Response } from 'express';
import { usualSeed } from '../../core/report/usualSeed.ts';
import { type Bundled, findBundlePart } from '../../export/bundle/listBundleParts.ts';
import { writeBundle } from '../../export/bundle/writeBundle.ts';
import { sendNotFound, sendProblem } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { gatherBundle } from './gatherBundle.ts';
import { leavesOutFlagged } from './leaveOut.ts';
import { filterOf } from './requestFilter.ts';
import { sendPieces } from './sendPieces.ts';
import type { StudyReports } from './studyReport.ts';

/** The report with all that it rests on, by the choices of the address: for the study's staff. */
export function sendBundle(site: Site, reports: StudyReports): RequestHandler {
  return sendBundled(site, reports, async (bundled, _, response) => {
    response.attachment(`bundle-${bundled.about.study}.zip`);
    await sendPieces(response, writeBundle(bundled));
    return true;
  });
}

/** One file of the bundle alone, such as a script that is to lie beside the answers: the very same as in there. */
export function sendBundleFile(site: Site, reports: StudyReports): RequestHandler {
  return sendBundled(site, reports, async (bundled, request, response) => {
    const file = String(request.params['file']);
    const part = findBundlePart(bundled, file);
    if (!part) return false;
    response.attachment(file).type('text/plain; charset=utf-8');
    await sendPieces(response, part.pieces);
    return true;
  });
}

/** Sends what is made of the bundle; where nothing is, there is no such page. */
function sendBundled(
  site: Site,
  reports: StudyReports,
  send: (bundled: Bundled, request: Request, response: Response) => Promise<boolean>,
): RequestHandler {
  return async (request, response, next) => {
    const bundled = await gatherBundle(site, reports, ownStudy(response), {
      seed: usualSeed,
      filter: filterOf(request),
      ...(leavesOutFlagged(request) && { without: 'flagged' }),
    });
    if ('problem' in bundled) sendProblem(request, response, 422, bundled.problem);
    else if (!(await send(bundled, request, response))) sendNotFound(request, response, next);
  };
}
