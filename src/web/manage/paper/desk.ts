import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { type Audience, audiences } from '../../../core/instrument/side.ts';
import { layOutPaper, type PaperPart } from '../../../core/paper/paperForm.ts';
import { findImportWave } from '../../../core/study/fieldwork.ts';
import { findQuestionnaire, listAskedAudiences } from '../../../storage/questionnaires.ts';
import type { Study } from '../../../storage/studies.ts';
import type { Site } from '../../site.ts';

/** Where paper forms of one audience are printed and keyed, into one wave. */
export interface Desk {
  readonly study: Study;
  readonly audience: Audience;
  readonly version: number;
  readonly questionnaire: Questionnaire;
  readonly parts: readonly PaperPart[];
  readonly wave: string;
  /** Whether the wave is the one that was asked for, and not the usual one in the place of one that the plan does not have. */
  readonly isOwnWave: boolean;
  /** All who are asked in the study. */
  readonly asked: readonly Audience[];
}

/**
 * The desk of an audience, customers where none is named; undefined where it is not asked. Paper comes in after the web has closed,
 * so that any wave can be keyed into, whether it is open or not.
 */
export async function findDesk(
  site: Site,
  study: Study,
  wanted: { readonly audience: string; readonly wave: string },
): Promise<Desk | undefined> {
  const audience = audiences.find((each) => each === (wanted.audience || 'customer'));
  const published = audience && (await findQuestionnaire(site.db, study.id, audience));
  if (!audience || !published) return undefined;
  const { waves } = study.settings;
  const own = waves.find(({ id }) => id === wanted.wave);
  const usual = () => findImportWave(waves, site.now().toISOString());
  return {
    study,
    audience,
    ...published,
    parts: layOutPaper(published.questionnaire),
    wave: (own ?? usual()).id,
    isOwnWave: own !== undefined,
    asked: await listAskedAudiences(site.db, study.id),
  };
}

/** The address of the page where forms are keyed, for the next one of the same kind. */
export function entryUrl({ study, audience, wave }: Desk, news: Readonly<Record<string, string>> = {}): string {
  return `/studies/${encodeURIComponent(study.id)}/entry?${new URLSearchParams({ audience, wave, ...news })}`;
}
