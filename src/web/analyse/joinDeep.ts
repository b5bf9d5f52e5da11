import type { StudyReport } from './studyReport.ts';

/** The report of a study with the part that takes longer. */
export async function joinDeep({ report, deep }: Pick<StudyReport, 'report' | 'deep'>) {
  return { ...report, ...(await deep()) };
}
