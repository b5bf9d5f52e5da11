import type { Charset } from '../../src/intake/table/charset.ts';
import { startDecoder } from '../../src/intake/table/startDecoder.ts';

/**
 * A text as bytes of a charset. Node can only decode, so the tables of East Asia are made by decoding: all pairs of bytes, and
 * of GB18030 all groups of four that stand for characters of the basic plane.
 */
export function encodeText(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat(
    [...text].map((character) => (character <= '\x7f' ? Buffer.from(character) : find(character, charset))),
  );
}

/** Every character of a charset of East Asia with its bytes. */
export function listCharacters(charset: Charset): ReadonlyMap<string, Buffer> {
  const known = tables.get(charset);
  if (known) return known;
  const table = makeTable(charset);
  tables.set(charset, table);
  return table;
}

const tables = new Map<Charset, ReadonlyMap<string, Buffer>>();

function find(character: string, charset: Charset): Buffer {
  const bytes = listCharacters(charset).get(character);
  if (!bytes) throw new Error(`not in ${charset}: ${character}`);
  return bytes;
}

function makeTable(charset: Charset): Map<string, Buffer> {
  const table = new Map<string, Buffer>();
  const add = (...codes: readonly number[]) => {
    const bytes = Buffer.from(codes);
    const character = decode(bytes, charset);
    if (character !== null && [...character].length === 1 && !table.has(character)) table.set(character, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add(lead, trail);
  if (charset !== 'gb18030') return table;
  for (let first = 0x81; first <= 0x84; first++)
    for (let second = 0x30; second <= 0x39; second++)
      for (let third = 0x81; third <= 0xfe; third++)
        for (let fourth = 0x30; fourth <= 0x39; fourth++) add(first, second, third, fourth);
  return table;
}

function decode(bytes: Buffer, charset: Charset): string | null {
  const decoder = startDecoder(charset);
  try {
    return decoder.decode(bytes) + decoder.finish();
  } catch {
    return null;
  }
}
