import type { NewResponse } from './packResponse.ts';
import type { Database } from './schema.ts';
import { takeArrivals } from './studies.ts';

type Unnumbered = Omit<NewResponse, 'arrived'>;

/**
 * Gives the rows of each delivery the next number in their study: what was delivered together arrived together, and nobody
 * ever sees a part of it.
 */
export async function numberArrivals(
  db: Database,
  deliveries: readonly (readonly Unnumbered[])[],
): Promise<readonly NewResponse[]> {
  const counts = new Map<string, number>();
  for (const studyId of deliveries.flatMap(listStudies)) counts.set(studyId, (counts.get(studyId) ?? 0) + 1);
  const next = new Map<string, number>();
  for (const [studyId, count] of counts) next.set(studyId, await takeArrivals(db, studyId, count));
  return deliveries.flatMap((rows) => {
    const numbered = rows.map((row) => ({ ...row, arrived: next.get(row.study_id) ?? 0 }));
    for (const studyId of listStudies(rows)) next.set(studyId, (next.get(studyId) ?? 0) + 1);
    return numbered;
  });
}

function listStudies(rows: readonly Unnumbered[]): readonly string[] {
  return [...new Set(rows.map((row) => row.study_id))];
}
