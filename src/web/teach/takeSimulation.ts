import type { RequestHandler, Response } from 'express';
import { sendPieces } from '../analyse/sendPieces.ts';
import { listFields } from '../readForm.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { type AskedTruth, readAskedTruth } from './askedTruth.ts';
import { makeStudy } from './makeStudy.ts';
import { writeAnswerKey, writeSimulatedCsv } from './simulatedFiles.ts';
import { sendSimulator } from './simulatorPage.ts';

/** A class has enough of it, and the site has others to serve. */
const mostInStudy = 10_000;

/** Sends the made responses as CSV. */
export function sendSimulatedCsv(site: Site): RequestHandler {
  return withTruth(site, async ({ planned }, response) => {
    response.attachment(`${planned.study.id}.csv`).type('text/csv; charset=utf-8');
    await sendPieces(response, writeSimulatedCsv(planned));
  });
}

/** Sends the answer key to them. */
export function sendAnswerKey(site: Site): RequestHandler {
  return withTruth(site, async ({ planned, truth }, response) => {
    response.attachment(`${planned.study.id}-key.json`).type('json');
    await sendPieces(response, writeAnswerKey(planned, truth));
  });
}

/** Makes a study of the choices and leads to its report. The same choices lead to the same study. */
export function takeSimulation(site: Site): RequestHandler {
  return async (request, response) => {
    const asked = await readAskedTruth(site, Object.fromEntries(listFields(request.body)));
    if ('problems' in asked) sendSimulator(request, response, asked);
    else if (asked.truth.people > mostInStudy) {
      const { instruments, instrument, fields } = asked;
      const problems = [{ code: 'made-too-many', field: 'people', values: { most: mostInStudy } } as const];
      sendSimulator(request, response, { instruments, instrument, fields, problems });
    } else {
      await makeStudy(site, asked.planned);
      response.redirect(303, carryLanguage(request, `/studies/${asked.planned.study.id}/report`));
    }
  };
}

/** Sends what the choices in the address make; where they cannot be, the page that says so. */
function withTruth(site: Site, send: (asked: AskedTruth, response: Response) => Promise<void>): RequestHandler {
  return async (request, response) => {
    const asked = await readAskedTruth(site, request.query);
    if ('problems' in asked) sendSimulator(request, response, asked);
    else await send(asked, response);
  };
}
