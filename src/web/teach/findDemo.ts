import type { Database } from '../../storage/schema.ts';
import { findStudy, type Study } from '../../storage/studies.ts';

/** The demonstration with which a database began, if it is still there: the one made study that is shown to everybody. */
export async function findDemo(db: Database): Promise<Study | undefined> {
  const study = await findStudy(db, 'demo');
  return study?.isMade ? study : undefined;
}
