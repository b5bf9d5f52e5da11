import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { BrokenZip, openZip, type Zip } from '../workbook/openZip.ts';
import { findParts } from './findParts.ts';

/** The files of a bundle. Texts are small; what is wanted on the disk was written into the folder. */
export interface OpenedBundle {
  readonly texts: ReadonlyMap<string, string>;
  /** The checksum of each file, the list of them left out. */
  readonly sums: ReadonlyMap<string, string>;
  /** Files whose checksum is not the one listed, that are not listed, or that are listed and not there. */
  readonly differing: readonly string[];
  /** What is no part of the bundle but of whatever packed it again, see `findParts`. */
  readonly added: readonly string[];
}

/** Reports, questionnaires and settings are far smaller. */
const longestText = 2 ** 26;
/** Three million answers and more. What would unpack to more is made to fill the disk. */
const longestAnswers = 2 ** 30;
const line = /^([0-9a-f]{64}) [ *](\S.*)$/;

/**
 * Reads a bundle and checks its sums; null where the file is none. Nothing is unpacked beyond the bounds of `openZip`, and only
 * the names in `wanted` are written, below `folder`, and only those in `texts` are kept in memory.
 */
export async function openBundle(
  path: string,
  names: { readonly sums: string; readonly texts: readonly string[]; readonly wanted: readonly string[] },
  folder: string,
): Promise<OpenedBundle | null> {
  try {
    const zip = await openZip(path);
    try {
      return await readParts(zip, names, folder);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof BrokenZip) return null;
    throw error;
  }
}

async function readParts(
  zip: Zip,
  { sums, texts, wanted }: Parameters<typeof openBundle>[1],
  folder: string,
): Promise<OpenedBundle | null> {
  const parts = findParts(zip.names, zip.size, sums);
  const list = parts?.entries.get(sums);
  if (!parts || list === undefined || zip.size(list) > longestText) return null;
  const { entries, added } = parts;
  const listed = parseSums((await readPart(zip, list, null)).text);
  if (listed === null) return null;
  const found = new Map<string, string>();
  const summed = new Map<string, string>();
  const differing = [...listed.keys()].filter((name) => !entries.has(name));
  for (const [name, entry] of entries) {
    if (name === sums) continue;
    const isText = texts.includes(name) && zip.size(entry) <= longestText;
    const isWanted = wanted.includes(name);
    if (isWanted && zip.size(entry) > longestAnswers) throw new BrokenZip(`${name} is too long`);
    const file = isWanted ? await open(join(folder, name), 'w') : null;
    const { sum, text } = await readPart(zip, entry, isText ? null : file, isText).finally(() => file?.close());
    summed.set(name, sum);
    if (listed.get(name) !== sum) differing.push(name);
    if (isText) found.set(name, text);
  }
  return { texts: found, sums: summed, differing: differing.sort(), added };
}

/** A part unpacked: its checksum, and its text where that is kept or else what went into a file. */
async function readPart(zip: Zip, name: string, file: FileHandle | null, isKept = true) {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  for await (const chunk of (await zip.read(name)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (file) await file.write(chunk);
    else if (isKept) kept.push(chunk);
  }
  return { sum: hash.digest('hex'), text: Buffer.concat(kept).toString('utf8') };
}

/** The sums by name; null where a line is none. */
function parseSums(text: string): ReadonlyMap<string, string> | null {
  const lines = text.trimEnd().split('\n');
  const parsed = lines.map((each) => line.exec(each));
  if (parsed.some((found) => found === null)) return null;
  return new Map(parsed.flatMap((found) => (found ? [[found[2] ?? '', found[1] ?? ''] as const] : [])));
}
