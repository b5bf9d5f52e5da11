import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import { type Instrument, parseInstrument } from '../core/instrument/instrument.ts';
import type { Problem } from '../core/problem.ts';
import { readSmallFile } from './readSmallFile.ts';

/** The instruments that come with the program. The same place from the sources and from the built program. */
const surveys = new URL('../../surveys/', import.meta.url);

/** A YAML alias may be used this often: enough for people, too little to blow up memory. */
const mostAliases = 100;

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

/** The same from the text of the YAML file. Nothing in it can run code: there are no tags but the plain ones. */
export function parseInstrumentText(text: string): Instrument | { readonly problems: readonly Problem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, schema: 'core', prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    return { problems: faults.map(({ message, pos }) => refuse(message, lineCounter.linePos(pos[0]).line)) };

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (error instanceof ReferenceError) return { problems: [refuse(error.message)] };
    throw error;
  }
  const instrument = parseInstrument(value);
  if (!('problems' in instrument)) return instrument;
  const lineOf = (path: string): number | undefined => {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    // The place may be missing from the file: then the nearest thing around it is shown.
    for (let length = keys.length; length > 0; length--) {
      const node: unknown = document.getIn(keys.slice(0, length), true);
      const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null;
      if (Array.isArray(range)) return lineCounter.linePos(Number(range[0])).line;
    }
    return undefined;
  };
  return {
    problems: instrument.problems.map((problem) => {
      const row = problem.path === undefined ? undefined : lineOf(problem.path);
      return row === undefined ? problem : { ...problem, row };
    }),
  };
}

function refuse(reason: string, row?: number): Problem {
  const problem = { code: 'instrument-invalid', values: { reason } } as const;
  return row === undefined ? problem : { ...problem, row };
}
