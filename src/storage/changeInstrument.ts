import { deleteInstrument, findInstrument, putInstrument, type StoredInstrument } from './instruments.ts';
import { findQuestionnaire } from './questionnaires.ts';
import type { Database } from './schema.ts';
import { listStudies, type Study, updateStudy } from './studies.ts';

/**
 * Keeps an uploaded instrument. The same again changes nothing; another one of the same id takes the place of the former, also in
 * the drafts that were begun with that. What is published keeps what it asks.
 */
export async function keepInstrument(
  db: Database,
  stored: StoredInstrument,
  createdAt: string,
): Promise<'created' | 'same' | 'replaced'> {
  const { instrument, source } = stored;
  return db.transaction().execute(async (transaction) => {
    const former = await findInstrument(transaction, instrument.id);
    if (former?.source === source && isSame(former.instrument, instrument)) return 'same';
    await putInstrument(transaction, stored, createdAt);
    if (!former) return 'created';
    for (const draft of await listDrafts(transaction, instrument.id))
      if (isSame(draft.instrument, former.instrument)) await updateStudy(transaction, { ...draft, instrument });
    return 'replaced';
  });
}

/** Deletes an uploaded instrument, unless there are drafts that ask by it: then these are what it gives. */
export async function removeInstrument(db: Database, id: string): Promise<readonly Study[]> {
  return db.transaction().execute(async (transaction) => {
    const drafts = await listDrafts(transaction, id);
    if (drafts.length === 0) await deleteInstrument(transaction, id);
    return drafts;
  });
}

/** The studies that are to ask by an instrument and have published nothing yet, the newest first. */
export async function listDrafts(db: Database, instrument: string): Promise<readonly Study[]> {
  const drafts: Study[] = [];
  for (const study of await listStudies(db))
    if (study.instrument?.id === instrument && !(await findQuestionnaire(db, study.id, 'customer'))) drafts.push(study);
  return drafts;
}

/** Both come from parsed JSON or YAML of one schema, which keeps the order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
