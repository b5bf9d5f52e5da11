import { createHash } from 'node:crypto';
import { type Part, zipParts } from '../workbook/zipParts.ts';
import { bundleFiles } from './bundleFiles.ts';
import { type Bundled, listBundleParts } from './listBundleParts.ts';

/**
 * A report with the answers it rests on, scripts that compute it again, and the checksums of all of these, as the pieces of a zip
 * file. The same answers give the same bytes.
 */
export function writeBundle(bundled: Bundled): AsyncGenerator<Uint8Array> {
  const sums: string[] = [];
  const parts = listBundleParts(bundled).map((part) => ({ ...part, pieces: summed(part, sums) }));
  // Read after all others, when their sums are known.
  const last = function* () {
    yield sums.join('');
  };
  return zipParts([...parts, { name: bundleFiles.sums, pieces: last() }]);
}

/** The pieces of a part, and at their end its checksum, as `sha256sum --check` wants it. */
async function* summed({ name, pieces }: Part, sums: string[]): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  sums.push(`${hash.digest('hex')}  ${name}\n`);
}
