import type { Problem } from '../../core/problem.ts';
import { decodeFile } from './decodeFile.ts';
import { longestLine } from './readBlocks.ts';
import { startRowCounter } from './rowCounter.ts';

/**
 * What is wrong with a file in UTF-16, read whole in constant memory; null where nothing is. A half of a character, a code
 * that is none, and NUL do not belong into a table.
 */
export async function checkWideText(path: string, charset: 'utf-16le' | 'utf-16be'): Promise<Problem | null> {
  const rows = startRowCounter();
  let isEmpty = true;
  let line = 0;
  try {
    for await (const { text: piece } of decodeFile(path, charset)) {
      const zero = piece.indexOf('\0');
      if (zero >= 0) {
        rows.pass(Buffer.from(piece.slice(0, zero)));
        return { code: 'file-binary', row: rows.current() };
      }
      const end = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r')) + 1;
      line = end > 0 ? piece.length - end : line + piece.length;
      if (line > longestLine) return { code: 'line-too-long', row: rows.current() };
      isEmpty &&= piece.trim() === '';
      rows.pass(Buffer.from(piece));
    }
  } catch (error) {
    if (error instanceof TypeError) return { code: 'charset-damaged', row: await findDamage(path, charset) };
    throw error;
  }
  return isEmpty ? { code: 'file-empty' } : null;
}

/** The row of the first bytes that are no character. */
async function findDamage(path: string, charset: 'utf-16le' | 'utf-16be'): Promise<number> {
  const rows = startRowCounter();
  for await (const { text } of decodeFile(path, charset, false)) {
    const [before = ''] = text.split('\ufffd', 1);
    rows.pass(Buffer.from(before));
    if (before.length < text.length) break;
  }
  return rows.current();
}
