import { createHash } from 'node:crypto';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { type Mapping, parseMapping } from '../../../intake/mapping.ts';
import type { Table } from '../../../intake/table/openTable.ts';
import { type FileKind, findImportMapping } from '../../../storage/importMappings.ts';
import type { Database } from '../../../storage/schema.ts';

/** The kind of a file, by the names of its columns in their order. */
export function nameKind(studyId: string, { audience }: Questionnaire, header: readonly string[]): FileKind {
  return { studyId, audience, header: createHash('sha256').update(JSON.stringify(header)).digest('hex') };
}

/** How a file with the same columns was read when it was imported into this study, if somebody had said that. */
export async function recallMapping(
  db: Database,
  studyId: string,
  questionnaire: Questionnaire,
  table: Pick<Table, 'header'> | { readonly problems: unknown },
): Promise<Mapping | null> {
  if ('problems' in table) return null;
  const text = await findImportMapping(db, nameKind(studyId, questionnaire, table.header));
  const mapping = text === undefined ? null : parseMapping(JSON.parse(text));
  // A mapping that this program no longer understands is as good as none.
  return mapping === null || 'problems' in mapping ? null : mapping;
}

/** A mapping that serves other files too: its columns by their names, where they have any. */
export function nameColumns(mapping: Mapping, header: readonly string[]): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((entry) => ({
      ...entry,
      column: (typeof entry.column === 'number' && header[entry.column - 1]) || entry.column,
    })),
  };
}
