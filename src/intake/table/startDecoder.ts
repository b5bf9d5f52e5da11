import iconv from 'iconv-lite';
import type { Charset } from './charset.ts';

/** Turns bytes into text piece by piece. */
interface Decoder {
  readonly decode: (bytes: Buffer) => string;
  /** What was held back of a character that was cut. */
  readonly finish: () => string;
}

/**
 * Strict: a byte that does not belong to the charset throws a TypeError. Byte order marks are left in. Code page 949 is the one
 * of which Node knows only the older part, EUC-KR, and reads the rest as other characters.
 */
export function startDecoder(charset: Charset, isStrict = true): Decoder {
  if (charset === 'cp949') {
    const decoder = iconv.getDecoder('cp949');
    return { decode: (bytes) => refuseBroken(decoder.write(bytes)), finish: () => refuseBroken(decoder.end() ?? '') };
  }
  const decoder = new TextDecoder(charset, { fatal: isStrict, ignoreBOM: true });
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), finish: () => decoder.decode() };
}

function refuseBroken(text: string): string {
  if (text.includes('\ufffd')) throw new TypeError('not a character of the charset');
  return text;
}
