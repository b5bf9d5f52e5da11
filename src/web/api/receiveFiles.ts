import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { type Problem, quoteValue } from '../../core/problem.ts';
import { maxBytes, receiveForm } from '../analyse/uploads.ts';
import type { Site } from '../site.ts';
import type { Answer, Content } from './operation.ts';
import type { Refusal } from './refusal.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file of answers by itself, or with others, by these names, as a form. */
export function asFiles(others: readonly string[]): Content {
  return {
    types: ['text/csv', workbookType, 'application/octet-stream', 'multipart/form-data'],
    files: ['file', ...others],
  };
}

/**
 * Receives the files of a call, lets work be done on them and removes them, whatever comes of it. The body is one file, or a
 * form of several; `paths` has those that came, by name, always one called `file`. What this was called where it came from is
 * known of forms alone, and empty otherwise.
 */
export async function withFiles(
  { uploads }: Site,
  request: Request,
  { files: names = [] }: Content,
  work: (paths: Readonly<Record<string, string>> & { readonly file: string }, fileName: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(uploads, 'api-'));
  try {
    const file = join(folder, 'file');
    if (!request.is('multipart/form-data')) return (await receiveBody(request, file)) ?? (await work({ file }, ''));
    const places = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
    const received = await receiveForm(request, places, 'trusted');
    if (received === 'too-large') return { refused: received };
    if (typeof received === 'string') return { refused: 'bad-request' };
    // A mapping by another name, or a dry run asked for in the form, would be passed over and answers stored.
    const problems = received.others.map((part): Problem => {
      return { code: 'form-part-unfit', field: quoteValue(part), values: { listed: names.join(', ') } };
    });
    if (problems.length > 0) return { refused: 'bad-request', problems };
    if (!received.files.has('file')) return { refused: 'bad-request' };
    const came = Object.entries(places).filter(([name]) => received.files.has(name));
    return await work({ ...Object.fromEntries(came), file }, received.fileName);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What Node says of a body whose sender has gone away half way: no bug of ours. */
const goneAway = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Streams the whole body into a file; a refusal for one that is too large, the rest of which is read and forgotten, or breaks off. */
async function receiveBody(request: Request, path: string): Promise<Refusal | null> {
  let bytes = 0;
  try {
    await pipeline(
      request,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes <= maxBytes) yield chunk;
        }
      },
      createWriteStream(path),
    );
  } catch (error) {
    if (!goneAway.has(Object(error).code)) throw error;
    return { refused: 'bad-request' };
  }
  return bytes <= maxBytes ? null : { refused: 'too-large' };
}
