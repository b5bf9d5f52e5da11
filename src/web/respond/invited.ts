import type { RequestHandler } from 'express';
import { makeResponseId } from '../../intake/responseId.ts';
import { findInvitation, type Invitation } from '../../storage/invitations.ts';
import { findResponse } from '../../storage/responses.ts';
import { hashToken } from '../hashToken.ts';
import { listFields } from '../readForm.ts';
import type { Site } from '../site.ts';
import { carryLanguage, offerLanguages } from '../visit.ts';
import type { rememberEmptySurveys } from './emptySurveys.ts';
import { findShut, sendShut, sendUnknown } from './gate.ts';
import type { FindPlace } from './place.ts';
import { type Door, receiveAnswers } from './receiveAnswers.ts';
import { findInvitedSurvey, type Survey } from './survey.ts';
import { sendReceipt } from './takeSurvey.ts';

/**
 * Shows the survey to somebody who was invited. In a named study its id follows from the invitation, and the link thanks whoever has
 * answered. In an anonymous one the id is in the form alone: nothing that is stored leads from the invitation to the answers.
 */
export function showInvited(
  site: Site,
  renderEmpty: ReturnType<typeof rememberEmptySurveys>,
): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const found = await findInvited(site, request.params.token);
    if (!found) {
      sendUnknown(request, response, 'unknown');
      return;
    }
    const { survey, invitation, ownId, address } = found;
    offerLanguages(request, survey.questionnaire.languages);
    if (invitation.state === 'used' && survey.isNamed && (await findResponse(site.db, survey.study.id, ownId))) {
      response.redirect(303, carryLanguage(request, `${address}/receipts/${ownId}`));
      return;
    }
    const shut = invitation.state === 'open' ? findShut(survey, site.now()) : { reason: invitation.state };
    if (shut) {
      sendShut(request, response, survey, shut);
      return;
    }
    const id = survey.isNamed ? ownId : site.newId();
    response
      .set('Cache-Control', 'private, no-cache')
      .type('html')
      .send(renderEmpty(request, response, survey, { address, id }));
  };
}

/**
 * Takes the answers of somebody who was invited, once. The same form sent again gets the same receipt, and with other answers it is
 * a correction: one link is one person. From any other form a used link takes nothing.
 */
export function takeInvited(site: Site): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const found = await findInvited(site, request.params.token);
    if (!found) {
      sendUnknown(request, response, 'unknown');
      return;
    }
    const { survey, invitation, ownId, address } = found;
    const door: Door = {
      address,
      // An id that follows from the invitation would tell in an anonymous study whose answers these are.
      chooseId: (sent) => (survey.isNamed ? ownId : sent?.toLowerCase() === ownId ? null : sent),
      respondent: survey.isNamed ? invitation.recipient : null,
      invitation: invitation.id,
    };
    const receipt = await receiveAnswers(site, request, response, survey, door);
    if (receipt?.outcome === 'refused') {
      const now = await findInvited(site, request.params.token);
      const reason = now?.invitation.state === 'revoked' ? 'revoked' : 'used';
      sendShut(request, response, survey, { reason }, listFields(request.body));
      return;
    }
    if (receipt?.outcome === 'conflict') await site.writer.correct(survey.study.id, receipt.id);
    if (receipt) sendReceipt(request, response, address, receipt);
  };
}

/** Finds surveys by the links that people were invited with. */
export function findByInvitation(site: Site): FindPlace {
  return ({ token = '' }) => findInvited(site, token);
}

async function findInvited(
  site: Site,
  token: string,
): Promise<
  | { readonly survey: Survey; readonly invitation: Invitation; readonly ownId: string; readonly address: string }
  | undefined
> {
  const invitation = await findInvitation(site.db, hashToken(token));
  const survey = invitation && (await findInvitedSurvey(site, invitation.studyId, invitation.audience));
  if (!invitation || !survey) return undefined;
  const ownId = makeResponseId('invitation', invitation.studyId, invitation.id);
  return { survey, invitation, ownId, address: `/i/${token}` };
}
