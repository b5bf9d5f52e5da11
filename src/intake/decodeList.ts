import { stat } from 'node:fs/promises';
import type { Problem } from '../core/problem.ts';
import { decodeFile } from './table/decodeFile.ts';
import { detectCharset } from './table/detectCharset.ts';
import { sniffFile } from './table/sniffFile.ts';

/** Far more than the names and addresses of 20,000 people. */
const maxMegabytes = 5;

/** The whole text of a list that somebody keeps as a file, in any encoding that we read, or why there is none. */
export async function decodeList(
  path: string,
): Promise<{ readonly text: string } | { readonly problems: readonly Problem[] }> {
  if ((await stat(path)).size > maxMegabytes * 2 ** 20)
    return { problems: [{ code: 'file-too-large', values: { megabytes: maxMegabytes } }] };
  const kind = await sniffFile(path);
  if (kind === null || 'workbook' in kind) return { problems: [{ code: 'file-spreadsheet' }] };
  if ('code' in kind) return { problems: [kind] };
  const detected = await detectCharset(path, kind);
  if ('problems' in detected) return detected;
  let text = '';
  for await (const piece of decodeFile(path, detected.charset)) text += piece.text;
  return { text };
}
