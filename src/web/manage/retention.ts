import { randomUUID } from 'node:crypto';
import { hasDrafts } from '../../storage/drafts.ts';
import { listInvitations } from '../../storage/invitations.ts';
import { countResponses } from '../../storage/responses.ts';
import { listStudies } from '../../storage/studies.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { isOverdue } from '../keeping.ts';
import type { Site } from '../site.ts';

const everyHour = 3_600_000;

/** Erases the answers, drafts and invitations of all studies that keep them no longer. Gives the ids of those that had any. */
export async function eraseOverdue(site: Site, reports: StudyReports): Promise<readonly string[]> {
  const erased: string[] = [];
  for (const study of await listStudies(site.db)) {
    if (!isOverdue(study, site.now()) || !(await holdsPeople(site, study.id))) continue;
    await reports.eraseAll(study);
    erased.push(study.id);
  }
  if (erased.length > 0) await site.scrub();
  return erased;
}

async function holdsPeople({ db }: Site, studyId: string): Promise<boolean> {
  const [answers, invitations] = [await countResponses(db, studyId), await listInvitations(db, studyId)];
  return answers.length + invitations.length > 0 || hasDrafts(db, studyId);
}

/** Erases what is overdue now and then every hour, until it is stopped. What goes wrong is tried again an hour later. */
export function startRetention(site: Site, reports: StudyReports): { readonly stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = eraseOverdue(site, reports).catch((error: unknown) => site.logError(randomUUID().slice(0, 8), error));
  };
  run();
  const timer = setInterval(run, everyHour);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
