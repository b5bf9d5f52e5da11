import { createHash } from 'node:crypto';
import type { Part } from '../workbook/zipParts.ts';

/** The pieces of a part, and at their end its checksum beside those of the others. */
export async function* sumPart({ name, pieces }: Part, sums: Map<string, string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  sums.set(name, hash.digest('hex'));
}

/** The checksums of parts as they would be written, piece by piece, so that memory stays the same however long they are. */
export async function sumParts(parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (const part of parts) for await (const _ of sumPart(part, sums));
  return sums;
}
