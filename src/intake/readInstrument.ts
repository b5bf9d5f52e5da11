import { fileURLToPath } from 'node:url';
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
  const isPath = /[\\/]|\.ya?ml$/i.test(idOrPath);
  const path = isPath ? idOrPath : fileURLToPath(new URL(`${encodeURIComponent(idOrPath)}.yaml`, surveys));
  const read = await readSmallFile(path);
  if ('text' in read) return parseInstrumentText(read.text);
  if (read.failure === 'too-large')
    return { problems: [{ code: 'instrument-invalid', values: { reason: '> 1 MiB' } }] };
  return { problems: [{ code: 'instrument-missing', values: { instrument: idOrPath } }] };
}

/** The same from the text of the YAML file. */
export function parseInstrumentText(text: string): Instrument | { readonly problems: readonly Problem[] } {
  return parseYaml(text, parseInstrument);
}
