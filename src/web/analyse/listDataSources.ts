import { audiences } from '../../core/instrument/side.ts';
import type { DataSource } from '../../export/workbook/dataSheet.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Study } from '../../storage/studies.ts';
import type { Keep } from './choosePeople.ts';
import { openCounted, type Stored } from './openCounted.ts';

/** The responses of all audiences that a study asks, up to an arrival, or some of them. */
export async function listDataSources(
  stored: Stored,
  study: Study,
  upTo: number,
  keep: Keep = () => () => true,
): Promise<readonly DataSource[]> {
  const sources: DataSource[] = [];
  for (const audience of audiences) {
    const published = await findQuestionnaire(stored.db, study.id, audience);
    if (!published) continue;
    const openBlocks = openCounted(stored, study, audience, upTo, keep(audience));
    sources.push({ study: study.id, questionnaire: published.questionnaire, openBlocks });
  }
  return sources;
}
