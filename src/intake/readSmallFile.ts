import { open } from 'node:fs/promises';

/** Far more than any mapping or instrument needs. */
const largest = 2 ** 20;

/** The text of a file that a person wrote by hand, in UTF-8 without its byte order mark, or why there is none. */
export async function readSmallFile(
  path: string,
): Promise<{ readonly text: string } | { readonly failure: 'missing' | 'too-large' }> {
  const file = await open(path).catch(() => null);
  if (file === null) return { failure: 'missing' };
  try {
    if (!(await file.stat()).isFile()) return { failure: 'missing' };
    const { bytesRead, buffer } = await file.read(Buffer.alloc(largest + 1), 0, largest + 1, 0);
    if (bytesRead > largest) return { failure: 'too-large' };
    const text = buffer.toString('utf8', 0, bytesRead);
    return { text: text.startsWith('\ufeff') ? text.slice(1) : text };
  } finally {
    await file.close();
  }
}
