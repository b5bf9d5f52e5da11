import type { Problem } from '../core/problem.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { parseJson } from './parseJson.ts';
import { readSmallFile } from './readSmallFile.ts';
import { tellMissing } from './tellMissing.ts';

/** Reads a mapping file: UTF-8 JSON of at most a megabyte, with or without byte order mark. */
export async function readMapping(path: string): Promise<Mapping | { readonly problems: readonly Problem[] }> {
  const read = await readSmallFile(path);
  if ('failure' in read) {
    if (read.failure === 'too-large') return { problems: [{ code: 'file-too-long', path: '.' }] };
    return { problems: [await tellMissing(path)] };
  }
  const parsed = parseJson(read.text);
  return 'problem' in parsed ? { problems: [parsed.problem] } : parseMapping(parsed.value);
}
