import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Instrument, parseInstrument } from '../core/instrument/instrument.ts';
import type { Problem } from '../core/problem.ts';
import { parseYaml } from './parseYaml.ts';
import { readSmallFile } from './readSmallFile.ts';

/** The instruments that come with the program. The same place from the sources and from the built program. */
const surveys = new URL('../../surveys/', import.meta.url);

/**
 * Reads an instrument by its id (`servqual-1991`), or from a YAML file by its path (with a slash, or ending in .yaml or .yml).
 * Problems have a path in the file, and its line as the row.
 */
export async function readInstrument(
  idOrPath: string,
): Promise<Instrument | { readonly problems: readonly Problem[] }> {
  const source = await readSource(idOrPath);
  return 'problems' in source ? source : parseInstrumentText(source.text);
}

/** The text of the YAML file that an id or a path means. */
export async function readSource(
  idOrPath: string,
): Promise<{ readonly text: string } | { readonly problems: readonly Problem[] }> {
  const isPath = /[\\/]|\.ya?ml$/i.test(idOrPath);
  const path = isPath ? idOrPath : fileURLToPath(new URL(`${encodeURIComponent(idOrPath)}.yaml`, surveys));
  const read = await readSmallFile(path);
  if ('text' in read) return read;
  if (read.failure === 'too-large') return { problems: [{ code: 'file-too-long', path: '.' }] };
  return { problems: [{ code: 'instrument-missing', values: { instrument: idOrPath } }] };
}

/** An instrument from the text of its YAML file. */
export function parseInstrumentText(text: string): Instrument | { readonly problems: readonly Problem[] } {
  return parseYaml(text, resolveInstrument);
}

/** The instrument that the parsed YAML value means, with what it takes over from the one it is based on. */
export function resolveInstrument(value: unknown): Instrument | { readonly problems: readonly Problem[] } {
  const { base, ...own } = Object(value) as { readonly base?: unknown };
  if (base === undefined) return parseInstrument(value);
  const ground = readBase(base);
  if (!ground) return { problems: [{ code: 'base-unknown', path: 'base', values: { base: String(base) } }] };
  return parseInstrument({ ...ground, ...own });
}

/** The value of an instrument that comes with the program and stands on no other, for one that is based on it. */
function readBase(id: unknown): object | undefined {
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id)) return undefined;
  const file = new URL(`${id}.yaml`, surveys);
  const value: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
  return value !== null && typeof value === 'object' && !('base' in value) ? value : undefined;
}
