import { isAscii, isUtf8 } from 'node:buffer';
import type { Problem, ProblemCode } from '../../core/problem.ts';
import type { Charset } from './charset.ts';
import { checkWideText } from './checkWideText.ts';
import { decodeFile } from './decodeFile.ts';
import { startEastAsianGuess } from './guessEastAsian.ts';
import { readBlocks, splitLines } from './readBlocks.ts';
import { startRowCounter } from './rowCounter.ts';
import type { TextKind } from './sniffFile.ts';

type Detected = { readonly charset: Charset } | { readonly problems: readonly Problem[] };

/**
 * Tells UTF-8, UTF-16 and the encodings of East Asia apart by reading the whole file strictly, in constant memory: a file is
 * never read as something it is not quite. Everything that is no table of text is a problem, with its row.
 */
export async function detectCharset(path: string, { text, isMarked }: TextKind): Promise<Detected> {
  if (text !== 'bytes') {
    const problem = await checkWideText(path, text);
    return problem ? { problems: [problem] } : { charset: text };
  }
  return (await readPlainUtf8(path)) ?? weighBytes(path, isMarked);
}

/** Nearly every file is in UTF-8, and this is the quick way to see it; null for any other. */
async function readPlainUtf8(path: string): Promise<Detected | null> {
  let isEmpty = true;
  for await (const { bytes, isTooLong } of readBlocks(path)) {
    if (isTooLong || !isUtf8(bytes) || bytes.includes(0)) return null;
    isEmpty &&= !hasText(bytes);
  }
  return isEmpty ? refuse('file-empty') : { charset: 'utf-8' };
}

/**
 * A file in UTF-8 that breaks somewhere is damaged, not Chinese. But a few common characters of GB18030, such as 女, happen to be
 * a letter of UTF-8 as well, so pairs of bytes prove little: lines of them must outnumber the broken ones tenfold. Lines with
 * longer characters, which GB18030 hits by chance far more rarely, need only be the more numerous.
 */
async function weighBytes(path: string, isMarked: boolean): Promise<Detected> {
  const rows = startRowCounter();
  const guess = startEastAsianGuess();
  let firstBadRow = 1;
  let goodLines = 0;
  let strongLines = 0;
  let badLines = 0;
  for await (const { bytes, isTooLong } of readBlocks(path)) {
    if (isTooLong) return refuse(bytes.includes(0) ? 'file-binary' : 'line-too-long', rows.current());
    for (const line of splitLines(bytes)) {
      if (line.includes(0)) return refuse('file-binary', rows.current());
      if (!isAscii(line)) {
        if (!isUtf8(line)) {
          if (badLines++ === 0) firstBadRow = rows.current();
          guess.add(line);
        } else if (line.some((byte) => byte >= 0xe0)) strongLines++;
        else goodLines++;
      }
      rows.pass(line);
    }
  }
  if (isMarked || strongLines > badLines || goodLines + strongLines >= 10 * badLines)
    return refuse('charset-damaged', firstBadRow);
  const charset = guess.finish();
  return charset !== null && (await isDecodable(path, charset)) ? { charset } : refuse('charset-unknown', firstBadRow);
}

function refuse(code: ProblemCode, row?: number): Detected {
  return { problems: [row === undefined ? { code } : { code, row }] };
}

/** Whether there is anything but spaces, line ends and the byte order mark. */
function hasText(bytes: Buffer): boolean {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return (isMarked ? bytes.subarray(3) : bytes).some((byte) => byte > 0x20);
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
