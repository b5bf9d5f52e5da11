import type { Request, RequestHandler, Response } from 'express';
import type { Audience } from '../../core/instrument/side.ts';
import { listAmounts, peopleFields } from '../../core/simulation/truthNumbers.ts';
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

/** Sends what an audience answers as CSV; where nobody of it is asked, the page that says so. */
export function sendSimulatedCsv(site: Site, audience: Audience): RequestHandler {
  return withTruth(site, async (truth, request, response) => {
    const { planned, ...asked } = truth;
    const found = planned.asked.find(({ questionnaire }) => questionnaire.audience === audience);
    const field = peopleFields[audience];
    if (!found) {
      const { max } = listAmounts(asked.instrument)[field];
      const problem = { code: 'count-out-of-range', field, values: { value: '0', min: 1, max } } as const;
      return sendSimulator(request, response, { ...asked, problems: [problem] });
    }
    response.attachment(`${planned.study.id}${suffixes[audience]}.csv`).type('text/csv; charset=utf-8');
    await sendPieces(response, writeSimulatedCsv(planned, found));
  });
}

const suffixes = { customer: '', manager: '-managers', contact: '-contact' } as const;

/** Sends the answer key to them. */
export function sendAnswerKey(site: Site): RequestHandler {
  return withTruth(site, async ({ planned, truth }, _, response) => {
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
      const problem = { code: 'made-too-many', field: 'people', values: { most: mostInStudy } } as const;
      sendSimulator(request, response, { ...asked, problems: [problem] });
    } else {
      await makeStudy(site, asked.planned);
      response.redirect(303, carryLanguage(request, `/studies/${asked.planned.study.id}/report`));
    }
  };
}

/** Sends what the choices in the address make; where they cannot be, the page that says so. */
function withTruth(
  site: Site,
  send: (asked: AskedTruth, request: Request, response: Response) => Promise<void> | void,
): RequestHandler {
  return async (request, response) => {
    const asked = await readAskedTruth(site, request.query);
    if ('problems' in asked) sendSimulator(request, response, asked);
    else await send(asked, request, response);
  };
}
