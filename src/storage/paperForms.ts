import type { Selectable } from 'kysely';
import type { Audience } from '../core/instrument/side.ts';
import type { Database, Schema } from './schema.ts';

/** A paper form that was keyed. Its answers are those of its response. */
export interface PaperForm {
  readonly responseId: string;
  readonly audience: Audience;
  readonly wave: string;
  readonly number: number;
  /** The opened page that it was keyed on first, by which the same save that is sent again is known. */
  readonly firstEntry: string;
  /** The account's name, as it was then. */
  readonly enteredBy: string;
  readonly enteredAt: string;
  /** The page that it was keyed on the second time; null before that. */
  readonly secondEntry: string | null;
  /** What was keyed there where that differs from the first time, as fields of the one door; null where it agrees. */
  readonly second: ReadonlyMap<string, string> | null;
  /** Since both entries agree, or somebody has looked at the paper where they differed. */
  readonly checkedBy: string | null;
  readonly checkedAt: string | null;
}

type NewPaperForm = Omit<PaperForm, 'secondEntry' | 'second' | 'checkedBy' | 'checkedAt'>;

/** Notes who keyed a form first. Where that is noted already, it stays: to be called after the response is stored. */
export async function notePaperForm(db: Database, studyId: string, form: NewPaperForm): Promise<void> {
  await db
    .insertInto('paper_form')
    .values({
      study_id: studyId,
      response_id: form.responseId,
      audience: form.audience,
      wave: form.wave,
      number: form.number,
      first_entry: form.firstEntry,
      entered_by: form.enteredBy,
      entered_at: form.enteredAt,
      second_entry: null,
      second: null,
      checked_by: null,
      checked_at: null,
    })
    .onConflict((conflict) => conflict.columns(['study_id', 'response_id']).doNothing())
    .execute();
}

export async function findPaperForm(db: Database, studyId: string, responseId: string): Promise<PaperForm | undefined> {
  const row = await db
    .selectFrom('paper_form')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('response_id', '=', responseId)
    .executeTakeFirst();
  return row && readRow(row);
}

/** The paper forms of an audience in a wave, by number. */
export async function listPaperForms(
  db: Database,
  studyId: string,
  audience: Audience,
  wave: string,
): Promise<readonly PaperForm[]> {
  const rows = await db
    .selectFrom('paper_form')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('audience', '=', audience)
    .where('wave', '=', wave)
    .orderBy('number')
    .execute();
  return rows.map(readRow);
}

/**
 * Keeps a second entry: with what differs, or as the one that checks the form. False where there is one already, which another
 * typist may have sent at the same moment.
 */
export async function keepSecondEntry(
  db: Database,
  studyId: string,
  responseId: string,
  entry: { readonly id: string; readonly differing: ReadonlyMap<string, string> | null },
  by: Checker,
): Promise<boolean> {
  const isChecked = entry.differing === null;
  const { numUpdatedRows } = await db
    .updateTable('paper_form')
    .set({
      second_entry: entry.id,
      second: entry.differing && JSON.stringify([...entry.differing]),
      checked_by: isChecked ? by.account : null,
      checked_at: isChecked ? by.now : null,
    })
    .where('study_id', '=', studyId)
    .where('response_id', '=', responseId)
    .where('second_entry', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Marks a form as checked whose differences somebody has settled. */
export async function markPaperChecked(db: Database, studyId: string, responseId: string, by: Checker): Promise<void> {
  await db
    .updateTable('paper_form')
    .set({ checked_by: by.account, checked_at: by.now })
    .where('study_id', '=', studyId)
    .where('response_id', '=', responseId)
    .execute();
}

/** Takes a second entry away from a form that it was none of: it is kept under a number of its own. */
export async function dropSecondEntry(db: Database, studyId: string, responseId: string): Promise<void> {
  await db
    .updateTable('paper_form')
    .set({ second_entry: null, second: null })
    .where('study_id', '=', studyId)
    .where('response_id', '=', responseId)
    .execute();
}

export interface Checker {
  readonly account: string;
  readonly now: string;
}

function readRow(row: Selectable<Schema['paper_form']>): PaperForm {
  return {
    responseId: row.response_id,
    audience: row.audience,
    wave: row.wave,
    number: row.number,
    firstEntry: row.first_entry,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    secondEntry: row.second_entry,
    second: row.second === null ? null : new Map(JSON.parse(row.second) as [string, string][]),
    checkedBy: row.checked_by,
    checkedAt: row.checked_at,
  };
}
