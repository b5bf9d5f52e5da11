import { createReadStream } from 'node:fs';

/**
 * The text of a file, piece by piece, without its byte order mark. Strict: a byte that does not belong to the charset throws
 * a TypeError, so the charset must have been detected first.
 */
export async function* decodeFile(path: string, charset: 'utf-8' | 'gb18030'): AsyncGenerator<string> {
  // The mark is taken off here, because the decoder knows only that of UTF-8.
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  let isBeginning = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    yield isBeginning && text.startsWith('\ufeff') ? text.slice(1) : text;
    isBeginning = false;
  }
  yield decoder.decode();
}
