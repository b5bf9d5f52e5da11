import { writeFields } from '../../../core/answers/writeFields.ts';
import { compareEntries, type Difference, type Entry } from '../../../core/paper/compareEntries.ts';
import { unpackAnswers } from '../../../storage/packResponse.ts';
import { findPaperForm, type PaperForm } from '../../../storage/paperForms.ts';
import { findContents } from '../../../storage/responses.ts';
import type { Study } from '../../../storage/studies.ts';
import type { Site } from '../../site.ts';
import { type Desk, findDesk } from './desk.ts';

/** A paper form whose two entries differ, as long as nobody has looked at the paper. */
export interface OpenForm {
  readonly desk: Desk;
  readonly form: PaperForm;
  readonly first: Entry;
  readonly second: Entry;
  readonly differences: readonly Difference[];
}

/** The form of a response, where its two entries differ and nobody has settled that yet. */
export async function findOpenForm(site: Site, study: Study, responseId: string): Promise<OpenForm | undefined> {
  const form = await findPaperForm(site.db, study.id, responseId);
  const contents = await findContents(site.db, study.id, [responseId]);
  const stored = contents.find(({ id }) => id === responseId);
  const desk = form && (await findDesk(site, study, form));
  if (!desk || !form?.second || form.checkedAt !== null || !stored) return undefined;
  const first = writeFields(desk.questionnaire, unpackAnswers(stored));
  const { second } = form;
  // A wave that the plan has lost meanwhile keeps its responses.
  return {
    desk: { ...desk, wave: form.wave },
    form,
    first,
    second,
    differences: compareEntries(desk.parts, first, second),
  };
}
