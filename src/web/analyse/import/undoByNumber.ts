import { findImport, type Import } from '../../../storage/imports.ts';
import type { Study } from '../../../storage/studies.ts';
import type { Site } from '../../site.ts';
import type { StudyReports } from '../studyReport.ts';

/**
 * Undoes an import of a study and leaves nothing of its answers on the disk; one that had been undone before stays as it is. Null
 * where the study has no import of this number.
 */
export async function undoByNumber(
  { db, scrub }: Pick<Site, 'db' | 'scrub'>,
  reports: StudyReports,
  study: Study,
  number: string,
): Promise<{ readonly undone: Import; readonly wasUndone: boolean } | null> {
  const arrived = /^\d{1,15}$/.test(number) ? Number(number) : Number.NaN;
  const found = await findImport(db, study.id, arrived);
  if (!found) return null;
  const isUndone = await reports.undo(study, found);
  if (isUndone) await scrub();
  return { undone: (await findImport(db, study.id, arrived)) ?? found, wasUndone: !isUndone };
}
