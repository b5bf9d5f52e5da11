import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { languages, pickText } from '../../../core/instrument/text.ts';
import type { StoredAction } from '../../../storage/actions.ts';
import type { Database } from '../../../storage/schema.ts';
import { type Study, updateStudy } from '../../../storage/studies.ts';
import { speak } from '../../../words/catalogue.ts';

/** As many as a plan holds. */
export const mostChanges = 50;

/**
 * Adds an action to what customers said and what was done about it, where the plan does not tell it already. It can be reworded
 * there.
 */
export async function publishAction(
  db: Database,
  study: Study,
  { dimension, what }: Pick<StoredAction, 'dimension' | 'what'>,
  { dimensions }: Questionnaire,
): Promise<void> {
  const { changes } = study.settings;
  const title = dimensions.find(({ id }) => id === dimension)?.title ?? {};
  const said = Object.fromEntries(
    languages.map((language) => [language, speak(language)('action.said', { dimension: pickText(title, language) })]),
  );
  const done = { [/\p{Script=Han}/u.test(what) ? 'zh' : 'en']: what };
  const isTold = changes.some((change) => Object.values(change.done).includes(what));
  if (isTold || changes.length >= mostChanges) return;
  await updateStudy(db, { ...study, settings: { ...study.settings, changes: [{ said, done }, ...changes] } });
}
