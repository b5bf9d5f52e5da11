import type { Request, RequestHandler, Response } from 'express';
import { deleteStudy } from '../../storage/changeStudy.ts';
import { findClass } from '../../storage/classSessions.ts';
import { endMailRun, listMailRuns } from '../../storage/mailRuns.ts';
import { closeClass } from '../../storage/openClass.ts';
import { countResponses } from '../../storage/responses.ts';
import { archiveStudy } from '../../storage/studies.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';

/**
 * Takes a study out of use, so that it takes no more answers, mails nobody and stands apart in the list; or back into use. A class is
 * closed with it, as nobody could answer whom its screen still asks to join.
 */
export function takeArchive(site: Site): RequestHandler {
  return async (request, response) => {
    const { id, isArchived } = ownStudy(response);
    const now = site.now().toISOString();
    await archiveStudy(site.db, id, isArchived ? null : now);
    if (!isArchived) {
      await stopMails(site, id);
      const session = await findClass(site.db, { studyId: id });
      if (session?.closedAt === null) await closeClass(site.db, id, now);
    }
    response.redirect(303, carryLanguage(request, `/studies/${id}`));
  };
}

async function stopMails({ db, mailRuns }: Site, studyId: string): Promise<void> {
  for (const { id } of await listMailRuns(db, studyId)) await endMailRun(db, studyId, id, 'cancelled');
  mailRuns.halt(studyId);
}

export function showDeletion(site: Site): RequestHandler {
  return (request, response) => sendDeletion(site, request, response, []);
}

/** Deletes a study with all it holds, once its name has been typed. */
export function takeDeletion(site: Site): RequestHandler {
  return async (request, response) => {
    const { id, title } = ownStudy(response);
    const typed = readField(listFields(request.body), 'name');
    if (!Object.values(title).includes(typed)) {
      await sendDeletion(site, request, response, [listen(request).say('delete.nameWrong')]);
      return;
    }
    await stopMails(site, id);
    await deleteStudy(site.db, id);
    await site.scrub();
    response.redirect(303, carryLanguage(request, '/studies'));
  };
}

async function sendDeletion(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
): Promise<void> {
  const { say, text } = listen(request);
  const study = ownStudy(response);
  const counts = await countResponses(site.db, study.id);
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  sendPage(request, response, {
    view: 'manage/delete',
    title: say('delete.title'),
    path: `/studies/${study.id}/delete`,
    status: mistakes.length > 0 ? 422 : 200,
    data: { id: study.id, study: text(study.title), count: say('studies.responses', { count }), mistakes },
  });
}
