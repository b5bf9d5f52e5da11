import type { Request, RequestHandler, Response } from 'express';
import { writeInvitationsCsv } from '../../export/invitationsCsv.ts';
import { decodeList } from '../../intake/decodeList.ts';
import { describeProblem } from '../../words/sentences.ts';
import { maxMegabytes, type Uploads } from '../analyse/uploads.ts';
import { sendError } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { originOf } from '../visit.ts';
import { isFormToken } from './formToken.ts';
import { sendInvitations } from './invitationsPage.ts';
import { type Invited, invite, readAudience } from './inviteForm.ts';
import { ownStudy } from './ownStudy.ts';
import { findVisitor } from './visitor.ts';

/** Invites the people of a list that was pasted, and gives their links as a file. */
export function takeInvitations(site: Site): RequestHandler {
  return async (request, response) => {
    const fields = listFields(request.body);
    await inviteList(site, request, response, {
      audience: readField(fields, 'audience'),
      list: readField(fields, 'list'),
    });
  };
}

/** The same for a list in a file. */
export function takeInvitationFile(site: Site, uploads: Uploads): RequestHandler {
  return async (request, response) => {
    const { say, language } = listen(request);
    const visitor = findVisitor(response);
    const owner = { studyId: ownStudy(response).id, accountId: visitor?.account.id ?? '' };
    const upload = await uploads.receive(request, owner, (token) => isFormToken(token, visitor?.formToken));
    if (upload === 'forbidden' || upload === 'unsupported') {
      sendError(request, response, upload);
      return;
    }
    if (upload === 'no-file') {
      await sendInvitations(site, request, response, [say('import.noFile')]);
      return;
    }
    const decoded =
      upload === 'too-large'
        ? { problems: [{ code: 'file-too-large', values: { megabytes: maxMegabytes } } as const] }
        : await decodeList(upload.file);
    if (upload !== 'too-large') await uploads.discard(upload);
    if ('problems' in decoded) {
      const mistakes = decoded.problems.map((problem) => describeProblem(problem, language));
      await sendInvitations(site, request, response, mistakes);
      return;
    }
    const audience = upload === 'too-large' ? '' : upload.audience;
    await inviteList(site, request, response, { audience, list: decoded.text });
  };
}

async function inviteList(
  site: Site,
  request: Request,
  response: Response,
  given: { readonly audience: string; readonly list: string },
): Promise<void> {
  const { id } = ownStudy(response);
  const audience = await readAudience(site, id, given.audience);
  if (!audience) {
    sendError(request, response, 'bad-request');
    return;
  }
  const made = await invite(site, id, audience, given.list, listen(request).language);
  if ('invited' in made) sendInvited(site, request, response, made.invited);
  else await sendInvitations(site, request, response, made.mistakes, given);
}

/** Gives links as a file, once: what is stored cannot make them again. */
export function sendInvited(site: Site, request: Request, response: Response, invited: readonly Invited[]): void {
  const origin = originOf(request, site.lanOrigin);
  const rows = invited.map(({ token, ...each }) => ({ ...each, link: `${origin}/i/${token}` }));
  response.attachment('invitations.csv').type('text/csv; charset=utf-8').send(writeInvitationsCsv(rows));
}
