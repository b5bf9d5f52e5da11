import { selectOfStudy } from './responses.ts';
import type { Database } from './schema.ts';
import { placeResponse, type StoredResponse } from './snapshot.ts';

/**
 * Some responses with their comments, in the order of these ids; those that were erased meanwhile are left out. Their audience is
 * not asked for: SQLite would go through all of it.
 */
export async function readInOrder(
  db: Database,
  studyId: string,
  ids: readonly string[],
): Promise<readonly StoredResponse[]> {
  const rows = await selectOfStudy(db, studyId).select('comments').where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [placeResponse(row)] : [];
  });
}
