import type { Problem } from '../../core/problem.ts';
import type { Charset } from './charset.ts';
import { chooseDelimiter, hasWholeLine } from './chooseDelimiter.ts';
import { decodeFile } from './decodeFile.ts';
import { detectCharset } from './detectCharset.ts';
import { readFirstRecord, readRecords } from './readRecords.ts';
import type { Records } from './row.ts';
import type { TextKind } from './sniffFile.ts';

const longestHeader = 2 ** 20;

/** Opens a file of text whose cells stand between commas, semicolons or tabs, in any of the encodings that are told apart. */
export async function openText(
  path: string,
  kind: TextKind,
): Promise<Records | { readonly problems: readonly Problem[] }> {
  const detected = await detectCharset(path, kind);
  if ('problems' in detected) return detected;
  const { charset } = detected;
  const beginning = await readBeginning(path, charset);
  const delimiter = chooseDelimiter(beginning);
  const first = readFirstRecord(beginning, delimiter);
  if (first === null) return { problems: [{ code: 'file-empty' }] };
  if ('problem' in first) return { problems: [first.problem] };
  return { isSparse: false, readBlocks: () => readRecords(decodeFile(path, charset), delimiter, first.cells) };
}

/** Enough of the text to hold the first row. */
async function readBeginning(path: string, charset: Charset): Promise<string> {
  let beginning = '';
  for await (const { text } of decodeFile(path, charset)) {
    beginning += text;
    if (hasWholeLine(beginning) || beginning.length > longestHeader) break;
  }
  return beginning;
}
