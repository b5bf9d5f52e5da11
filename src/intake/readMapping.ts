import type { Problem } from '../core/problem.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { readSmallFile } from './readSmallFile.ts';

/** Reads a mapping file: UTF-8 JSON of at most a megabyte, with or without byte order mark. */
export async function readMapping(path: string): Promise<Mapping | { readonly problems: readonly Problem[] }> {
  const refuse = (reason: string) => ({ problems: [{ code: 'mapping-invalid', path, values: { reason } } as const] });
  const read = await readSmallFile(path);
  if ('failure' in read) {
    if (read.failure === 'too-large') return refuse('> 1 MiB');
    return { problems: [{ code: 'file-missing', values: { file: path } }] };
  }
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch (error) {
    return refuse(error instanceof SyntaxError ? error.message : String(error));
  }
  return parseMapping(value);
}
