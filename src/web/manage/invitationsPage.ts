import type { Request, RequestHandler, Response } from 'express';
import { mostRecipients } from '../../intake/readRecipients.ts';
import { type Invitation, listInvitations } from '../../storage/invitations.ts';
import { listAskedAudiences } from '../../storage/questionnaires.ts';
import { formatInstant } from '../../words/times.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, carryLanguage } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';

const perPage = 200;
const states = ['open', 'used', 'revoked'] as const;

/** Shows who was invited and has answered, and the forms by which links are made, made anew and revoked. */
export function showInvitations(site: Site): RequestHandler {
  return (request, response) => sendInvitations(site, request, response, []);
}

export async function sendInvitations(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
  given: { readonly audience: string; readonly list: string; readonly asksAgain?: boolean } = {
    audience: '',
    list: '',
  },
): Promise<void> {
  const { say, text, language } = listen(request);
  const study = ownStudy(response);
  const tellMailed = ({ mailedAt, ...each }: Invitation) => ({
    ...each,
    mailed: mailedAt && formatInstant(mailedAt, study.settings.zone, language),
  });
  const invitations = await listInvitations(site.db, study.id);
  const path = `/studies/${study.id}/invitations`;
  sendPage(request, response, {
    view: 'manage/invitations',
    title: say('invitation.title'),
    path,
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      isNamed: study.settings.isNamed,
      mistakes,
      given,
      most: mostRecipients,
      audiences: await listAskedAudiences(site.db, study.id),
      counts: states.map((state) => ({
        title: say(`invitation.state.${state}`),
        count: invitations.filter((each) => each.state === state).length,
      })),
      ...choosePart(invitations.map(tellMailed), Number(request.query['from'] ?? 0), (from) =>
        addChoice(carryLanguage(request, path), 'from', String(from)),
      ),
    },
  });
}

/** The part of a long list that begins at a place, and where those before and after it are. */
function choosePart<Row>(all: readonly Row[], asked: number, addressOf: (from: number) => string) {
  const last = Math.floor(Math.max(0, all.length - 1) / perPage) * perPage;
  const from = Number.isSafeInteger(asked) ? Math.min(Math.max(0, asked - (asked % perPage)), last) : 0;
  return {
    rows: all.slice(from, from + perPage),
    part: { from: from + 1, to: Math.min(from + perPage, all.length), all: all.length },
    before: from > 0 ? addressOf(from - perPage) : null,
    after: from < last ? addressOf(from + perPage) : null,
  };
}
