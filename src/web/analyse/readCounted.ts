import type { Response } from '../../core/answers/response.ts';
import { readResponses } from '../../storage/readSnapshot.ts';
import type { Database } from '../../storage/schema.ts';
import type { Snapshot } from '../../storage/snapshot.ts';
import { blockSize, letOthersRun } from './foldSample.ts';
import { countAll } from './foldStudy.ts';

/** The responses of a snapshot that count, block by block: those that a correction replaced are left out, and those named. */
export async function* readCounted(
  db: Database,
  snapshot: Snapshot,
  left: ReadonlySet<string> = new Set(),
): AsyncGenerator<readonly Response[]> {
  const { share } = countAll(snapshot.upTo);
  for await (const block of readResponses(db, snapshot, blockSize)) {
    yield block.flatMap((stored) => share(stored) ?? []).filter(({ id }) => !left.has(id));
    await letOthersRun();
  }
}
