import type { Messages } from '../intake/study/messages.ts';
import type { Database } from '../storage/schema.ts';
import { findStudy, listStudies, type Study } from '../storage/studies.ts';

/** The study that a command names; where there is none, says on stderr which there are. */
export async function findStudyFor(db: Database, studyId: string, messages: Messages): Promise<Study | undefined> {
  const study = await findStudy(db, studyId);
  if (!study) {
    const studies = (await listStudies(db)).map(({ id }) => id).join(', ');
    messages.tell('studyMissing', { study: studyId, studies });
  }
  return study;
}
