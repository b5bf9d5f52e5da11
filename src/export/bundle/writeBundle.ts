import { type Part, zipParts } from '../workbook/zipParts.ts';
import { bundleFiles } from './bundleFiles.ts';
import { type Bundled, listBundleParts } from './listBundleParts.ts';
import { sumPart } from './sumParts.ts';

/**
 * A report with the answers it rests on, scripts that compute it again, and the checksums of all of these, as the pieces of a zip
 * file. The same answers give the same bytes.
 */
export function writeBundle(bundled: Bundled): AsyncGenerator<Uint8Array> {
  const sums = new Map<string, string>();
  const parts = listBundleParts(bundled).map((part): Part => ({ ...part, pieces: sumPart(part, sums) }));
  // Read after all others, when their sums are known, and as `sha256sum --check` wants them.
  const last = function* () {
    yield [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join('');
  };
  return zipParts([...parts, { name: bundleFiles.sums, pieces: last() }]);
}
