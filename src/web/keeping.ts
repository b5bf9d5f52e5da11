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

/** Why a study stores nothing more, as it would be erased within the hour; null while it keeps answers. */
export function describeOverdue(study: Pick<Study, 'settings'>, now: Date, say: Say): string | null {
  return isOverdue(study, now) ? say('study.keepsNoMore', { date: study.settings.keepUntil ?? '' }) : null;
}
