import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { listIdsFrom } from '../../storage/responses.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { sendNotFound } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import { countTries } from './countTries.ts';
import type { FindPlace } from './place.ts';
import { receiptNumber } from './receiptNumber.ts';
import { codeField, receiptUrl } from './receiptUrl.ts';
import { sendWithdrawal, withdrawalPath } from './showWithdrawal.ts';
import { idStartOf, isCodeOf, readCode, withdrawalCode } from './withdrawalCode.ts';

/** The button that says: really. */
const reallyField = 'really';

/** How many wrong codes a study takes within a minute. */
const mostWrong = 30;

/** Erases the answers that a withdrawal code belongs to, once that has been asked for twice. */
export function takeWithdrawal(
  site: Site,
  findPlace: FindPlace,
  reports: StudyReports,
): RequestHandler<Record<string, string>> {
  const tries = countTries(mostWrong);
  return async (request, response, next) => {
    const place = await findPlace(request.params);
    if (!place) {
      sendNotFound(request, response, next);
      return;
    }
    const { survey, address } = place;
    offerLanguages(request, survey.questionnaire.languages);
    const { say } = listen(request);
    const fields = listFields(request.body);
    const typed = readField(fields, codeField);
    const { study } = survey;
    const seconds = tries.wait(study.id, site.now());
    if (seconds > 0) {
      response.set('Retry-After', String(seconds));
      sendWithdrawal(request, response, place, { typed, status: 503, mistakes: [say('withdraw.busy')] });
      return;
    }
    const id = await findByCode(site, study.id, typed);
    if (id !== null && readField(fields, reallyField) === '') {
      askAgain(site, request, response, address, id);
      return;
    }
    if (id === null || !(await reports.erase(study, id))) {
      tries.addWrong(study.id, site.now());
      sendWithdrawal(request, response, place, { typed, status: 422, mistakes: [say('withdraw.unknown')] });
      return;
    }
    await scrub(site);
    response.redirect(303, carryLanguage(request, `${address}/withdrawn`));
  };
}

async function findByCode({ db, secret }: Site, studyId: string, typed: string): Promise<string | null> {
  const code = readCode(typed);
  if (code === null) return null;
  const start = idStartOf(code);
  // Our own forms have ids in small letters, others may have sent capitals.
  const ids = [...(await listIdsFrom(db, studyId, start)), ...(await listIdsFrom(db, studyId, start.toUpperCase()))];
  return ids.find((id) => isCodeOf(secret, id, code)) ?? null;
}

/** The answers are erased; should the disk not be clean at once, it is the next time, and the log says so. */
async function scrub(site: Site): Promise<void> {
  const number = randomUUID().slice(0, 8);
  try {
    if (!(await site.scrub())) site.logError(number, 'erased answers still stand in the write-ahead log');
  } catch (error) {
    site.logError(number, error);
  }
}

function askAgain(site: Site, request: Request, response: Response, address: string, id: string): void {
  const code = withdrawalCode(site.secret, id);
  response.set('Cache-Control', 'no-store');
  sendPage(request, response, {
    view: 'respond/withdrawReally',
    title: listen(request).say('withdraw.really'),
    kind: 'respond',
    path: `${withdrawalPath(address)}?${codeField}=${code}`,
    data: {
      receipt: receiptNumber(id),
      code,
      action: carryLanguage(request, withdrawalPath(address)),
      back: carryLanguage(request, receiptUrl(address, id, code)),
    },
  });
}
