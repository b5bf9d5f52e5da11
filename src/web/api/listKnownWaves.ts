import { countResponses } from '../../storage/responses.ts';
import type { Database } from '../../storage/schema.ts';
import type { Study } from '../../storage/studies.ts';

/**
 * The waves that a study knows: those of its plan, and others that files have brought, so that what was read can be sent back. As
 * to find these takes going through the answers, it is done only where one of the waves that are named is not planned.
 */
export async function listKnownWaves(
  db: Database,
  { id, settings }: Pick<Study, 'id' | 'settings'>,
  named: readonly unknown[],
): Promise<readonly string[]> {
  const planned = settings.waves.map((wave) => wave.id);
  if (named.every((wave) => planned.some((each) => each === wave))) return planned;
  const stored = await countResponses(db, id);
  return [...new Set([...planned, ...stored.map(({ wave }) => wave)])];
}
