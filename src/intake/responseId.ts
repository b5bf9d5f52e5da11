import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The cell as a UUID, its letters as they are, since a form keeps them too; null when it is none. */
export function readUuid(cell: string): string | null {
  const text = cell.trim();
  return uuid.test(text) ? text : null;
}

/**
 * An id in the shape of a UUID (version 8) that is always the same for the same parts, so that the same row imported again
 * meets itself. Parts are kept apart: ('a', 'bc') and ('ab', 'c') differ.
 */
export function makeResponseId(...parts: readonly (string | number | null)[]): string {
  const hex = hash('sha256', JSON.stringify(parts));
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  // Joined, as a template keeps all its pieces for as long as the id is kept: 400 bytes a row instead of 56.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<string> {
  const whole = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) whole.update(chunk);
  return whole.digest('hex');
}
