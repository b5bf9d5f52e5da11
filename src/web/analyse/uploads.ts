import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import type { Mapping } from '../../intake/mapping.ts';
import type { Site } from '../site.ts';
import { nameFile } from './import/nameFile.ts';

export const maxMegabytes = 50;
export const maxBytes = maxMegabytes * 2 ** 20;
const keptMinutes = 30;

/** A file between its upload and the analyst's decision. Its own name is never used for a path. */
export interface Upload {
  readonly id: string;
  readonly studyId: string;
  readonly accountId: string;
  /** What the form says of whose answers these are, unchecked; empty where it says nothing. */
  readonly audience: string;
  readonly file: string;
  /** What the file was called where it came from. */
  readonly fileName: string;
  /** Another path for each way in which the file is read. */
  readonly mapping: string | null;
  /** Whether the mapping is that of an earlier file with the same columns. */
  readonly isRemembered: boolean;
  /** Whether it is read otherwise than it came. */
  readonly isReread: boolean;
  readonly until: number;
}

type Refusal = 'unsupported' | 'no-file' | 'too-large' | 'forbidden';

export interface Uploads {
  /** Receives a form's files. Gives a word of what is wrong instead: no form, no file, too large, or a wrong token. */
  receive(
    request: Request,
    owner: { readonly studyId: string; readonly accountId: string },
    isToken: (token: string) => boolean,
  ): Promise<Upload | Refusal>;
  find(id: string, owner: { readonly studyId: string; readonly accountId: string }): Upload | undefined;
  /** Has a file read otherwise from now on: by another mapping or by none, or as the answers of others. */
  reread(
    upload: Upload,
    how: { readonly mapping: Mapping | null; readonly isRemembered?: boolean; readonly audience?: string },
  ): Promise<Upload>;
  /** Removes the files, but remembers the upload: who presses twice is told what came of the first press. */
  release(upload: Upload): Promise<void>;
  discard(upload: Upload): Promise<void>;
}

/** Keeps uploaded files in the site's folder for half an hour at most. */
export function keepUploads(site: Site): Uploads {
  const kept = new Map<string, Upload>();

  const release = async ({ file, mapping }: Upload): Promise<void> => {
    for (const path of [file, mapping]) if (path) await rm(path, { force: true });
  };
  const discard = async (upload: Upload): Promise<void> => {
    kept.delete(upload.id);
    await site.imports.stop(upload.id);
    await release(upload);
  };

  return {
    async receive(request, owner, isToken) {
      const now = site.now().getTime();
      for (const old of kept.values()) if (old.until <= now) await discard(old);
      const id = site.newPublicId();
      const paths = { file: join(site.uploads, `${id}.csv`), mapping: join(site.uploads, `${id}.json`) };
      const upload: Upload = {
        id,
        ...owner,
        ...paths,
        audience: '',
        fileName: '',
        isRemembered: false,
        isReread: false,
        until: now + keptMinutes * 60_000,
      };
      const received = await receiveForm(request, paths, isToken);
      if (typeof received === 'string' || !received.files.has('file')) {
        await discard(upload);
        return typeof received === 'string' ? received : 'no-file';
      }
      const { files, audience, fileName } = received;
      const whole = { ...upload, audience, fileName, mapping: files.has('mapping') ? upload.mapping : null };
      kept.set(id, whole);
      return whole;
    },
    find(id, owner) {
      const upload = kept.get(id);
      const isTheirs = upload?.studyId === owner.studyId && upload.accountId === owner.accountId;
      return isTheirs && upload.until > site.now().getTime() ? upload : undefined;
    },
    async reread(upload, { mapping, isRemembered = false, audience = upload.audience }) {
      const path = mapping && join(site.uploads, `${site.newPublicId()}.json`);
      if (path) await writeFile(path, JSON.stringify(mapping));
      const until = site.now().getTime() + keptMinutes * 60_000;
      const changed = { ...upload, audience, mapping: path, isRemembered, isReread: true, until };
      const before = kept.get(upload.id)?.mapping;
      kept.set(upload.id, changed);
      await site.imports.stop(upload.id);
      if (before) await rm(before, { force: true });
      return changed;
    },
    release,
    discard,
  };
}

/** What came with a form. */
interface Received extends Pick<Upload, 'audience' | 'fileName'> {
  readonly files: ReadonlySet<string>;
  readonly others: readonly string[];
}

/**
 * Streams the files of a multipart form to their paths. The token must come before the first file, unless it is known already
 * who sends them; the audience may. `others` are parts that are none of these files: unknown ones, those without the name of a file, and
 * a second one of a name.
 */
export async function receiveForm(
  request: Request,
  paths: Readonly<Record<string, string>>,
  isToken: ((token: string) => boolean) | 'trusted',
): Promise<Received | Refusal> {
  if (!request.is('multipart/form-data')) return 'unsupported';
  const received = new Set<string>();
  const others: string[] = [];
  const writing: Promise<void>[] = [];
  let refusal: Refusal | null = null;
  let isTrusted = isToken === 'trusted';
  let audience = '';
  let fileName = '';
  const busboy = startBusboy(request);
  if (!busboy) return 'unsupported';
  busboy.on('field', (name: string, value: string) => {
    if (name === 'token' && isToken !== 'trusted') isTrusted = isToken(value);
    if (name === 'audience') audience = value;
    others.push(name);
  });
  busboy.on('file', (name: string, stream: Readable & { truncated?: boolean }, given: string) => {
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    if (!isTrusted) refusal = 'forbidden';
    if (!path || !isTrusted || !given || received.has(name)) {
      others.push(name);
      stream.resume();
      return;
    }
    stream.on('limit', () => {
      refusal = 'too-large';
    });
    if (name === 'file') fileName = nameFile(given);
    received.add(name);
    writing.push(pipeline(stream, createWriteStream(path)));
  });
  try {
    await pipeline(request, busboy);
    await Promise.all(writing);
  } catch {
    // A form that breaks off or is no form at all: nothing of it is used.
    await Promise.allSettled(writing);
    return 'unsupported';
  }
  return refusal ?? (isTrusted ? { files: received, others, audience, fileName } : 'forbidden');
}

/** Null when the form does not say how its parts are divided. */
function startBusboy(request: Request): BusboyInstance | null {
  const limits = { fileSize: maxBytes, files: 4, fields: 5, fieldSize: 1000, parts: 10 };
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits });
  } catch {
    return null;
  }
}
