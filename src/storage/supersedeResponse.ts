import { listForm, markSuperseded } from './responses.ts';
import type { Database } from './schema.ts';
import { takeArrivals } from './studies.ts';

/**
 * Lets a conflicting response count instead of the one whose id it came with, or instead of the last correction of that
 * one. The superseded response stays stored. False when there is no such response.
 */
export async function supersedeResponse(db: Database, studyId: string, conflictId: string): Promise<boolean> {
  const form = new Map((await listForm(db, studyId, conflictId)).map((each) => [each.response.id, each]));
  const conflict = form.get(conflictId);
  if (!conflict?.isConflict) return false;
  // Where the earlier one has been erased there is nothing to replace.
  let corrected = form.get(conflict.response.token ?? '');
  while (corrected?.supersededBy && corrected.supersededBy !== conflictId) corrected = form.get(corrected.supersededBy);
  if (corrected && corrected.supersededBy !== conflictId && corrected !== conflict)
    await markSuperseded(db, studyId, corrected.response.id, conflictId, await takeArrivals(db, studyId, 1));
  return true;
}
