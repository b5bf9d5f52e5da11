import type { RequestHandler } from 'express';
import { listInvitations, renewInvitations, revokeInvitations } from '../../storage/invitations.ts';
import { sendError } from '../errors.ts';
import { hashToken } from '../hashToken.ts';
import { listFields, readField } from '../readForm.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { sendInvitations } from './invitationsPage.ts';
import { ownStudy } from './ownStudy.ts';
import { sendInvited } from './takeInvitations.ts';

const actions = ['renew', 'renewAll', 'revoke', 'revokeAll'];

/** Revokes open invitations or gives them new links: those that were chosen, or all of them. */
export function changeInvitations(site: Site): RequestHandler {
  return async (request, response) => {
    const { id } = ownStudy(response);
    const fields = listFields(request.body);
    const action = readField(fields, 'action');
    if (!actions.includes(action)) {
      sendError(request, response, 'bad-request');
      return;
    }
    const chosen = new Set([fields.get('invitation')].flat());
    const open = (await listInvitations(site.db, id)).filter(({ state }) => state === 'open');
    const meant = open.filter((invitation) => action.endsWith('All') || chosen.has(invitation.id));
    if (meant.length === 0) {
      await sendInvitations(site, request, response, [listen(request).say('invitation.noneChosen')]);
      return;
    }
    if (action === 'revokeAll' && readField(fields, 'really') === '') {
      const mistakes = [listen(request).say('invitation.revokeAllReally', { count: meant.length })];
      await sendInvitations(site, request, response, mistakes, { audience: '', list: '', asksAgain: true });
      return;
    }
    if (action.startsWith('revoke')) {
      const ids = meant.map((invitation) => invitation.id);
      await revokeInvitations(site.db, id, ids, site.now().toISOString());
      response.redirect(303, carryLanguage(request, `/studies/${id}/invitations`));
      return;
    }
    const fresh = meant.map((invitation) => ({ ...invitation, token: site.newPublicId() }));
    const renewed = await renewInvitations(
      site.db,
      id,
      fresh.map((each) => ({ id: each.id, tokenHash: hashToken(each.token) })),
    );
    // Who has answered in this very moment needs no new link.
    sendInvited(
      site,
      request,
      response,
      fresh.filter((each) => renewed.has(each.id)),
    );
  };
}
