import type { Problem } from '../../core/problem.ts';
import { tellMissing } from '../tellMissing.ts';
import { openText } from './openText.ts';
import type { Records } from './row.ts';
import { sniffFile } from './sniffFile.ts';

/** Opens a table in a file of any kind that we read, whatever its name says: text with delimiters, or an .xlsx workbook. */
export async function openRecords(path: string): Promise<Records | { readonly problems: readonly Problem[] }> {
  const kind = await sniffFile(path);
  if (kind === null) return { problems: [await tellMissing(path)] };
  if ('code' in kind) return { problems: [kind] };
  if (!('workbook' in kind)) return openText(path, kind);
  // What reads workbooks takes a twentieth of the time to start, and few files are such.
  const { openWorkbook } = await import('../workbook/openWorkbook.ts');
  return openWorkbook(path);
}
