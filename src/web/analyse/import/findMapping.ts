import type { Mapping } from '../../../intake/mapping.ts';
import { readMapping } from '../../../intake/readMapping.ts';
import { settleMapping } from '../../../intake/settleMapping.ts';
import type { Table } from '../../../intake/table/openTable.ts';
import { unfoldLongForm } from '../../../intake/unfoldLongForm.ts';
import type { PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Upload } from '../uploads.ts';

/**
 * How an upload is read: the mapping it has, or what its columns say of themselves, or a first guess of what they could be. Null
 * where there is no reading it.
 */
export async function findMapping(
  { mapping: given }: Upload,
  opened: Table,
  { questionnaire }: PublishedQuestionnaire,
): Promise<Mapping | null> {
  if (given !== null) {
    const mapping = await readMapping(given);
    return 'problems' in mapping ? null : mapping;
  }
  const table = await unfoldLongForm(opened);
  if ('problems' in table) return null;
  const settled = await settleMapping(table, { mapping: null, wanted: { questionnaire } });
  return 'problems' in settled ? settled.draft : settled.mapping;
}
