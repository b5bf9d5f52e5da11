import { randomUUID } from 'node:crypto';
import { writeZonedTime } from '../../intake/zonedTime.ts';
import { listInvitations } from '../../storage/invitations.ts';
import { countResponses } from '../../storage/responses.ts';
import { listStudies, type Study } from '../../storage/studies.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import type { Site } from '../site.ts';

const everyHour = 3_600_000;

/** Today's date where a study is made, as YYYY-MM-DD. */
export function findToday({ zone }: Pick<Study['settings'], 'zone'>, now: Date): string {
  return writeZonedTime(now.toISOString(), zone).slice(0, 10);
}

/** Whether the last day is over on which a study keeps its answers. */
export function isOverdue({ settings }: Study, now: Date): boolean {
  return settings.keepUntil !== null && findToday(settings, now) > settings.keepUntil;
}

/** Erases the answers of all studies that keep them no longer. Gives the ids of those that had any. */
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
  return answers.length + invitations.length > 0;
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
