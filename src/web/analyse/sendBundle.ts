import type { RequestHandler } from 'express';
import { usualSeed } from '../../core/report/usualSeed.ts';
import { isEverybody } from '../../core/study/filter.ts';
import { sendNotFound, sendProblem } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { buildStudyBundle } from './buildStudyBundle.ts';
import { keepCounted } from './choosePeople.ts';
import { chooseResponses, leavesOutFlagged } from './leaveOut.ts';
import { filterOf } from './requestFilter.ts';
import { sendPieces } from './sendPieces.ts';
import type { StudyReports } from './studyReport.ts';

/**
 * The report with all that it rests on, by the choices of the address: for the study's staff. Where nothing may be shown of those
 * chosen there is nothing to prove.
 */
export function sendBundle(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const filter = filterOf(request);
    const { refusal } = await reports.findOwn(study, filter);
    if (refusal) {
      sendProblem(request, response, 422, { code: 'filter-refused', values: { min: study.settings.minGroup } });
      return;
    }
    const isCounted = keepCounted(study, filter, (await reports.findOwn(study)).samples);
    const isChosen = await chooseResponses(request, study, reports);
    const pieces = await buildStudyBundle(site.db, study, {
      version: site.version,
      seed: usualSeed,
      ...(!isEverybody(filter) && { filter }),
      ...(leavesOutFlagged(request) && { without: 'flagged' }),
      keep: (audience) => (each) => isCounted(audience)(each) && isChosen(audience)(each),
    });
    if (!pieces) {
      sendNotFound(request, response, next);
      return;
    }
    response.attachment(`bundle-${study.id}.zip`);
    await sendPieces(response, pieces);
  };
}
