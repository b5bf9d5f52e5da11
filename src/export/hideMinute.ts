import type { Response } from '../core/answers/response.ts';
import type { StudySettings } from '../core/study/settings.ts';

/**
 * A response that tells of the time when it was sent no more than the hour: who saw somebody answer cannot find the answers by
 * the minute. A time on the full hour is taken for none of a burst, so that nobody is flagged for it.
 */
export function hideMinute(response: Response): Response {
  const submittedAt = response.submittedAt?.replace(/(T\d\d):[\d:.]+/, '$1:00:00') ?? null;
  return { ...response, submittedAt };
}

/** What is told of a response of a study: all of it in a named one, and in others no more of the time than the hour. */
export function chooseTold({ isNamed }: Pick<StudySettings, 'isNamed'>): (response: Response) => Response {
  return isNamed ? (response) => response : hideMinute;
}
