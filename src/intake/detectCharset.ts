import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import type { Problem, ProblemCode } from '../core/problem.ts';
import { decodeFile } from './decodeFile.ts';
import { readBlocks, splitLines } from './readBlocks.ts';

export type Charset = 'utf-8' | 'gb18030';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** How files begin that people take for a table of text: a zip (.xlsx), an OLE file (.xls), and UTF-16 with its mark. */
const beginnings: readonly { readonly bytes: readonly number[]; readonly code: ProblemCode }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], code: 'file-spreadsheet' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], code: 'file-spreadsheet' },
  { bytes: [0xff, 0xfe], code: 'file-utf16' },
  { bytes: [0xfe, 0xff], code: 'file-utf16' },
];

/**
 * Tells UTF-8 (with or without byte order mark) from GB18030 by reading the whole file strictly, in constant memory: a file
 * is never read as something it is not quite. Everything that is no table of text is a problem, with its row.
 *
 * A file in UTF-8 that breaks somewhere is damaged, not Chinese. But a few common characters of GB18030, such as 女, happen to be
 * a letter of UTF-8 as well, so pairs of bytes prove little: lines of them must outnumber the broken ones tenfold. Lines with
 * longer characters, which GB18030 hits by chance far more rarely, need only be the more numerous.
 */
export async function detectCharset(
  path: string,
): Promise<{ readonly charset: Charset } | { readonly problems: readonly Problem[] }> {
  const refuse = (code: ProblemCode, row?: number) => ({ problems: [row === undefined ? { code } : { code, row }] });
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return { problems: [{ code: 'file-missing', values: { file: path } }] };

  let isEmpty = true;
  let isMarked = false;
  let firstBadRow: number | null = null;
  let goodLines = 0;
  let strongLines = 0;
  let badLines = 0;
  for await (const block of readBlocks(path)) {
    const { bytes, row } = block;
    if (row === 1 && isEmpty) {
      const beginning = beginnings.find((each) => startsWith(bytes, each.bytes));
      if (beginning) return refuse(beginning.code);
      isMarked = startsWith(bytes, byteOrderMark);
    }
    if (bytes.includes(0)) return refuse('file-binary', row);
    if (block.isTooLong) return refuse('line-too-long', row);
    isEmpty &&= !hasText(bytes);
    if (isAscii(bytes)) continue;
    for (const { line, row: badRow } of splitLines(block)) {
      if (isAscii(line)) continue;
      if (isUtf8(line)) {
        goodLines++;
        if (line.some((byte) => byte >= 0xe0)) strongLines++;
        continue;
      }
      badLines++;
      firstBadRow ??= badRow;
    }
  }
  if (isEmpty) return refuse('file-empty');
  if (firstBadRow === null) return { charset: 'utf-8' };
  if (isMarked || strongLines > badLines || goodLines >= 10 * badLines) return refuse('charset-damaged', firstBadRow);
  return (await isDecodable(path, 'gb18030')) ? { charset: 'gb18030' } : refuse('charset-unknown', firstBadRow);
}

function startsWith(bytes: Buffer, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function isAscii(bytes: Buffer): boolean {
  return !bytes.some((byte) => byte >= 0x80);
}

/** Whether there is anything but spaces, line ends and the byte order mark. */
function hasText(bytes: Buffer): boolean {
  const text = startsWith(bytes, byteOrderMark) ? bytes.subarray(byteOrderMark.length) : bytes;
  return text.some((byte) => byte > 0x20);
}

async function isDecodable(path: string, charset: Charset): Promise<boolean> {
  try {
    for await (const _ of decodeFile(path, charset));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
