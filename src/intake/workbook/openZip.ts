import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Entry, open as openFile, type ZipFile } from 'yauzl';

/** The parts of a zip file by name. */
export interface Zip {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The bytes of a part, unpacked as they are read, and held against their checksum at the end. */
  readonly read: (name: string) => AsyncIterable<Buffer>;
  /** How many bytes that will be. */
  readonly size: (name: string) => number;
  readonly close: () => void;
}

/** What cannot be read as a zip file, or should not be. */
export class BrokenZip extends Error {}

/** Texts and numbers shrink to a tenth or a thirtieth; what shrinks more is made to fill the memory or the day. */
const greatestRatio = 200;
const alwaysFine = 2 ** 22;
const mostParts = 10_000;

/**
 * Opens a zip file by its table of contents; nothing is unpacked before it is asked for, and never to a disk. Throws BrokenZip
 * for what is damaged, locked or packed beyond reason, also later, while a part is read.
 */
export async function openZip(path: string): Promise<Zip> {
  const zip = await (promisify(openFile) as (path: string, options: object) => Promise<ZipFile>)(path, {
    lazyEntries: true,
    autoClose: false,
  }).catch(refuse);
  const parts = await listParts(zip).catch((error) => {
    zip.close();
    return refuse(error);
  });
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    async *read(name) {
      const part = parts.get(name);
      if (!part) throw new BrokenZip(`no ${name}`);
      if (part.uncompressedSize > alwaysFine && part.uncompressedSize > greatestRatio * part.compressedSize)
        throw new BrokenZip(`${name} is packed too densely`);
      let sum = 0;
      try {
        for await (const chunk of await openPart(zip, part)) {
          sum = crc32(chunk, sum);
          yield chunk;
        }
      } catch (error) {
        // What unpacks to more than it says, or does not unpack at all.
        refuse(error);
      }
      if (sum !== part.crc32) throw new BrokenZip(`${name} is damaged`);
    },
    size: (name) => parts.get(name)?.uncompressedSize ?? 0,
    close: () => zip.close(),
  };
}

function openPart(zip: ZipFile, part: Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(part, (error, stream: Readable) => (error ? reject(error) : resolve(stream)));
  });
}

function listParts(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    if (zip.entryCount > mostParts) reject(new Error('too many parts'));
    zip.on('entry', (entry: Entry) => {
      // Of two parts of one name each program takes another, so that what is checked here would not be what is read there.
      if (parts.has(entry.fileName)) reject(new Error(`${entry.fileName} twice`));
      parts.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(parts));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function refuse(error: unknown): never {
  throw new BrokenZip(error instanceof Error ? error.message : String(error));
}
