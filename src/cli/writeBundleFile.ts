import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Bundled } from '../export/bundle/listBundleParts.ts';
import { writeBundle } from '../export/bundle/writeBundle.ts';

export async function writeBundleFile(output: string, bundled: Bundled): Promise<void> {
  await pipeline(Readable.from(writeBundle(bundled)), createWriteStream(output));
}
