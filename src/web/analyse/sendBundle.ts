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
    await sendWholeBundle(bundled, response);
    return true;
  });
}

/** One file of the bundle alone, such as a script that is to lie beside the answers: the very same as in there. */
export function sendBundleFile(site: Site, reports: StudyReports): RequestHandler {
  return sendBundled(site, reports, (bundled, request, response) =>
    sendBundlePart(bundled, String(request.params['file']), response),
  );
}

/** What a bundle holds by the choices of a request, or why nothing may be handed over. */
export function gatherChosen(site: Site, reports: StudyReports, request: Request, response: Response) {
  return gatherBundle(site, reports, ownStudy(response), {
    seed: usualSeed,
    filter: filterOf(request),
    ...(leavesOutFlagged(request) && { without: 'flagged' }),
  });
}

export async function sendWholeBundle(bundled: Bundled, response: Response): Promise<void> {
  response.attachment(`bundle-${bundled.about.study}.zip`);
  await sendPieces(response, writeBundle(bundled));
}

/** Sends one of its files; false, and nothing is sent, where it has none of this name. */
export async function sendBundlePart(bundled: Bundled, file: string, response: Response): Promise<boolean> {
  const part = findBundlePart(bundled, file);
  if (!part) return false;
  response.attachment(part.name.replace(/^.*\//, '')).type('text/plain; charset=utf-8');
  await sendPieces(response, part.pieces);
  return true;
}

/** Sends what is made of the bundle; where nothing is, there is no such page. */
function sendBundled(
  site: Site,
  reports: StudyReports,
  send: (bundled: Bundled, request: Request, response: Response) => Promise<boolean>,
): RequestHandler {
  return async (request, response, next) => {
    const bundled = await gatherChosen(site, reports, request, response);
    if ('problem' in bundled) sendProblem(request, response, 422, bundled.problem);
    else if (!(await send(bundled, request, response))) sendNotFound(request, response, next);
  };
}
