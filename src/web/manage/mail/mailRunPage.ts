import type { Request, RequestHandler, Response } from 'express';
import { listInvitations } from '../../../storage/invitations.ts';
import {
  countMails,
  endMailRun,
  findMailRun,
  listMails,
  type MailRun,
  reopenMailRun,
} from '../../../storage/mailRuns.ts';
import type { Say } from '../../../words/catalogue.ts';
import { sendError, sendNotFound } from '../../errors.ts';
import { listFields, readField } from '../../readForm.ts';
import { findShut } from '../../respond/gate.ts';
import { findInvitedSurvey } from '../../respond/survey.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import { ownStudy } from '../ownStudy.ts';
import { describeFailure, describeRun } from './describeMail.ts';
import { countMinutes } from './previewMail.ts';

const states = ['sent', 'waiting', 'failed', 'skipped'] as const;
const refreshSeconds = 5;
const mostListed = 500;

/** Finds the run that an address names; handlers below it can rely on `ownRun`. */
export function loadMailRun(site: Site): RequestHandler<{ runId: string }> {
  return async (request, response, next) => {
    const run = await findMailRun(site.db, ownStudy(response).id, request.params.runId);
    if (!run) {
      sendNotFound(request, response, next);
      return;
    }
    response.locals['mailRun'] = run;
    next();
  };
}

/** Shows how far a run is, and what became of the mails that failed. While it is being sent, the page comes anew by itself. */
export function showMailRun(site: Site): RequestHandler {
  return (request, response) => sendMailRun(site, request, response, []);
}

/** Ends a run after the mail in the air, or goes on with one that has stopped. */
export function takeMailRun(site: Site): RequestHandler {
  return async (request, response) => {
    const { say } = listen(request);
    const run = ownRun(response);
    const action = readField(listFields(request.body), 'action');
    if (action === 'cancel') {
      await endMailRun(site.db, run.studyId, run.id, 'cancelled');
      if (site.mailRuns.watch(run)) site.mailRuns.halt(run.studyId);
    } else if (action === 'goOn' && !site.mailer) {
      await sendMailRun(site, request, response, [say('mail.noServer')]);
      return;
    } else if (action === 'goOn') {
      if (await leadsNowhere(site, run)) {
        await sendMailRun(site, request, response, [say('mail.shut')]);
        return;
      }
      if (!(await reopenMailRun(site.db, run.studyId, run.id))) {
        await sendMailRun(site, request, response, [say('mail.otherRun')]);
        return;
      }
      site.mailRuns.start(run);
    } else {
      sendError(request, response, 'bad-request');
      return;
    }
    response.redirect(303, carryLanguage(request, `/studies/${run.studyId}/invitations/mail/${run.id}`));
  };
}

/** Whether the links of a run would find a survey that is over. */
async function leadsNowhere(site: Site, { studyId, audience }: MailRun): Promise<boolean> {
  const survey = await findInvitedSurvey(site, studyId, audience);
  const shut = survey && findShut(survey, site.now());
  return shut !== undefined && shut !== null && shut.reason !== 'not-yet';
}

function ownRun(response: Response): MailRun {
  return response.locals['mailRun'] as MailRun;
}

async function sendMailRun(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
): Promise<void> {
  const { say, text, language } = listen(request);
  const study = ownStudy(response);
  const run = ownRun(response);
  const byState = await countMails(site.db, study.id, run.id);
  const counts = states.map((state) => ({ title: say(`mail.count.${state}`), count: byState.get(state) ?? 0 }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const waiting = byState.get('waiting') ?? 0;
  const described = describeRun(site, run, study, language);
  if (described.state === 'sending' && mistakes.length === 0) response.set('Refresh', String(refreshSeconds));
  sendPage(request, response, {
    view: 'manage/mailRun',
    title: say('mail.runTitle'),
    path: `/studies/${study.id}/invitations/mail/${run.id}`,
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      mistakes,
      run: described,
      counts,
      all,
      settled: all - waiting,
      minutes: countMinutes(waiting + 1, run.rate),
      isWaiting: waiting > 0,
      failures: byState.has('failed') ? await listFailures(site, run, say) : [],
    },
  });
}

/** Whose mails failed and why; of very many, some. */
async function listFailures({ db }: Site, { studyId, id }: MailRun, say: Say) {
  const invitations = new Map((await listInvitations(db, studyId)).map((each) => [each.id, each]));
  const failed = await listMails(db, studyId, id, 'failed');
  return failed.slice(0, mostListed).flatMap(({ invitationId, reason }) => {
    const invitation = invitations.get(invitationId);
    return invitation ? [{ ...invitation, why: describeFailure(reason ?? '', say) }] : [];
  });
}
