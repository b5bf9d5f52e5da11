import { writeZonedTime } from '../intake/zonedTime.ts';
import type { Study } from '../storage/studies.ts';
import type { Say } from '../words/catalogue.ts';

/** Today's date where a study is made, as YYYY-MM-DD. */
export function findToday({ zone }: Pick<Study['settings'], 'zone'>, now: Date): string {
  return writeZonedTime(now.toISOString(), zone).slice(0, 10);
}

/** Whether the last day is over on which a study keeps its answers. */
export function isOverdue({ settings }: Pick<Study, 'settings'>, now: Date): boolean {
  return settings.keepUntil !== null && findToday(settings, now) > settings.keepUntil;
}

/**
 * Why a study takes no answers any more, by whatever way they come: it is archived, or they would be erased within the hour. Null while
 * it takes them, though a survey may be closed.
 */
export function findEnd(study: Pick<Study, 'settings' | 'isArchived'>, now: Date): 'archived' | 'overdue' | null {
  if (isOverdue(study, now)) return 'overdue';
  return study.isArchived ? 'archived' : null;
}

/** The same as a sentence that says how the study is brought back. */
export function describeEnd(study: Pick<Study, 'settings' | 'isArchived'>, now: Date, say: Say): string | null {
  const end = findEnd(study, now);
  return end && say(`study.end.${end}`, { date: study.settings.keepUntil ?? '' });
}
