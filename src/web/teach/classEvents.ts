import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { findClass } from '../../storage/classSessions.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { originOf } from '../visit.ts';
import { countFigures, readClassState } from './classState.ts';

/** Five messages a second at most, whatever three hundred phones do; in milliseconds. */
const pause = 200;
/** After so many pauses without news a line without meaning shows that somebody is still there, some fifteen seconds. */
const mostSilent = 75;
/** Revealed figures are computed anew once in so many pauses, lest phones wait while a report is computed for each step. */
const betweenFigures = 10;

/**
 * Tells the screen of a class what has changed, as server-sent events: the whole state at once, so that one who comes back after
 * a break needs no history. It looks into the database instead of being told, as answers come by other doors and programs, too.
 */
export function sendClassEvents(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    // Else the connection would outlive the events, and keep the program from stopping for seconds.
    response.set('Connection', 'close');
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, site.stopping]);
    response.write('retry: 1000\n\n');
    let [told, silent, figures, calm] = ['', 0, '', 0];
    while (!signal.aborted) {
      const session = await findClass(site.db, { studyId: study.id });
      if (!session) break;
      if (session.stage === 'joining') calm = 0;
      else {
        if (calm % betweenFigures === 0) figures = await countFigures(reports, study);
        calm++;
      }
      const state = JSON.stringify(await readClassState(site, session, figures, originOf(request, site.lanOrigin)));
      if (state !== told) response.write(`data: ${state}\n\n`);
      else if (silent >= mostSilent) response.write(':\n\n');
      silent = state !== told || silent >= mostSilent ? 0 : silent + 1;
      told = state;
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
    response.end();
  };
}
