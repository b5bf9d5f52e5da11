import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import { languages } from '../../../core/instrument/text.ts';
import { estimateMinutes } from '../../../core/study/estimateMinutes.ts';
import { languageTag } from '../../../page/languageTag.ts';
import { type Invitation, listInvitations } from '../../../storage/invitations.ts';
import { insertMailRun, listMailRuns, type MailRun } from '../../../storage/mailRuns.ts';
import { listAskedAudiences } from '../../../storage/questionnaires.ts';
import { sendError } from '../../errors.ts';
import { listFields, readField } from '../../readForm.ts';
import { findShut } from '../../respond/gate.ts';
import { findInvitedSurvey, type Survey } from '../../respond/survey.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { addChoice, carryLanguage, originOf } from '../../visit.ts';
import { readAudience } from '../inviteForm.ts';
import { ownStudy } from '../ownStudy.ts';
import { chooseRecipients } from './chooseRecipients.ts';
import { describeDelivery, describeRun } from './describeMail.ts';
import { mailAddress } from './mailAddress.ts';
import { previewMail } from './previewMail.ts';
import { highestRate, longestSubject, longestText, readMail, usualRate } from './readMail.ts';
import { fillTitle, writeUsualText } from './writeMail.ts';

/** Shows what invited people of an audience would be written, for change, and the runs so far. */
export function showMail(site: Site): RequestHandler {
  return async (request, response) => {
    const survey = await findMailed(site, response, String(request.query['audience'] ?? ''));
    if (!survey) sendError(request, response, 'bad-request');
    else {
      const invitations = await listInvitations(site.db, survey.study.id);
      await sendMail(site, request, response, survey, fillUsual(site, survey), { mistakes: [], invitations });
    }
  };
}

/** Shows what would be sent to whom, sends one mail to try the server, or begins the run. */
export function takeMail(site: Site): RequestHandler {
  return async (request, response) => {
    const { say } = listen(request);
    const fields = listFields(request.body);
    const survey = await findMailed(site, response, readField(fields, 'audience'));
    const action = readField(fields, 'action');
    if (!survey || !['try', 'test', 'send'].includes(action)) {
      sendError(request, response, 'bad-request');
      return;
    }
    const { study, questionnaire } = survey;
    const { wanted, mistakes } = readMail(fields, questionnaire.languages, say);
    const texts = fillTitle(wanted.texts, study);
    const origin = originOf(request, site.lanOrigin);
    const shut = findShut(survey, site.now());
    const warning = shut && say(shut.reason === 'not-yet' ? 'mail.notYet' : 'mail.shut');
    const invitations = await listInvitations(site.db, study.id);
    const answer = (shown: Omit<Shown, 'invitations'>) =>
      sendMail(site, request, response, survey, fields, { ...shown, warning, invitations });
    if (mistakes.length > 0) return answer({ mistakes });

    const recipients = chooseRecipients(invitations, questionnaire.audience, wanted.choice);
    const preview = previewMail(recipients, texts, wanted.rate, site.mailer?.sender ?? '', origin);
    if (action === 'try') return answer({ mistakes: [], preview });
    if (!site.mailer) return answer({ mistakes: [say('mail.noServer')] });
    if (action === 'test') {
      const to = readField(fields, 'testTo');
      if (!mailAddress.safeParse(to).success) return answer({ mistakes: [say('mail.testToBad')], preview });
      const delivery = await site.mailer.send({ to, subject: preview.mail.subject, text: preview.mail.text });
      if (delivery.outcome === 'sent') return answer({ mistakes: [], preview, news: say('mail.testSent', { to }) });
      return answer({ mistakes: [describeDelivery(delivery, say)], preview });
    }
    if (shut && shut.reason !== 'not-yet') return answer({ mistakes: [say('mail.shut')], preview });
    if (wanted.id === null) {
      sendError(request, response, 'bad-request');
      return;
    }
    const isKnown = (await listMailRuns(site.db, study.id)).some(({ id }) => id === wanted.id);
    if (recipients.ready.length === 0 && !isKnown) return answer({ mistakes: [say('mail.nobody')], preview });
    const run: MailRun = {
      studyId: study.id,
      id: wanted.id,
      audience: questionnaire.audience,
      texts,
      origin,
      rate: wanted.rate,
      startedAt: site.now().toISOString(),
      ended: null,
    };
    const { id, isNew } = await insertMailRun(
      site.db,
      run,
      recipients.ready.map((each) => each.id),
    );
    if (isNew) site.mailRuns.start(run);
    response.redirect(303, carryLanguage(request, `/studies/${study.id}/invitations/mail/${id}`));
  };
}

/** The survey that an audience was invited to; undefined where nobody asks it. */
async function findMailed(site: Site, response: Response, given: string): Promise<Survey | undefined> {
  const { id } = ownStudy(response);
  const audience = await readAudience(site, id, given);
  return audience ? findInvitedSurvey(site, id, audience) : undefined;
}

function fillUsual(site: Site, { study, questionnaire }: Survey): Fields {
  const minutes = estimateMinutes(questionnaire);
  const texts = questionnaire.languages.flatMap((language) => {
    const { subject, text } = writeUsualText(study, minutes, language);
    return [[`subject.${language}`, subject] as const, [`text.${language}`, text] as const];
  });
  return new Map([...texts, ['choice', 'new'], ['rate', String(usualRate)], ['run', site.newId()]]);
}

interface Shown {
  /** All of the study. */
  readonly invitations: readonly Invitation[];
  readonly mistakes: readonly string[];
  readonly preview?: ReturnType<typeof previewMail>;
  readonly news?: string;
  /** What is wrong with the survey at this moment, though not with the mails. */
  readonly warning?: string | null;
}

async function sendMail(
  site: Site,
  request: Request,
  response: Response,
  { study, questionnaire }: Survey,
  fields: Fields,
  { invitations, mistakes, preview, news, warning }: Shown,
): Promise<void> {
  const { say, text, language } = listen(request);
  const path = `/studies/${study.id}/invitations/mail`;
  const { audience } = questionnaire;
  const runs = await listMailRuns(site.db, study.id);
  sendPage(request, response, {
    view: 'manage/mail',
    title: say('mail.title'),
    path: addChoice(path, 'audience', audience),
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      mistakes,
      news,
      preview,
      warning,
      value: (name: string) => readField(fields, name),
      sender: site.mailer?.sender ?? null,
      audience,
      audiences: (await listAskedAudiences(site.db, study.id)).map((each) => ({
        audience: each,
        url: carryLanguage(request, addChoice(path, 'audience', each)),
      })),
      languages: languages
        .filter((each) => questionnaire.languages.includes(each))
        .map((each) => ({ language: each, lang: languageTag(each) })),
      counts: {
        new: chooseRecipients(invitations, audience, 'new').ready.length,
        all: chooseRecipients(invitations, audience, 'all').ready.length,
      },
      limits: { longestSubject, longestText, highestRate },
      runs: runs.map((run) => describeRun(site, run, study, language)),
    },
  });
}
