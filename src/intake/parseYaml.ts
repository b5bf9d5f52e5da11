import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../core/problem.ts';

/** A YAML alias may be used this often: enough for people, too little to blow up memory. */
const mostAliases = 100;

/**
 * What the text of a YAML file means, as `parse` understands it, or what is wrong with it: each problem has a path in the
 * file, and its line as the row. Nothing in the text can run code: there are no tags but the plain ones.
 */
export function parseYaml<Value extends object>(
  text: string,
  parse: (value: unknown) => Value | { readonly problems: readonly Problem[] },
): Value | { readonly problems: readonly Problem[] } {
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
  const parsed = parse(value);
  if (!('problems' in parsed)) return parsed;
  const lineOf = startLineSearch(document, lineCounter);
  return {
    problems: parsed.problems.map((problem) => {
      const row = problem.path === undefined ? undefined : lineOf(problem.path);
      return row === undefined ? problem : { ...problem, row };
    }),
  };
}

/** Finds the line of a path, `items.4.text`, in the text of a YAML file without faults; undefined where nothing of it stands there. */
export function findLines(text: string): (path: string) => number | undefined {
  const lineCounter = new LineCounter();
  return startLineSearch(parseDocument(text, { lineCounter, schema: 'core', prettyErrors: false }), lineCounter);
}

function startLineSearch(document: Document, lineCounter: LineCounter): (path: string) => number | undefined {
  return (path) => {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    // The place may be missing from the file: then the nearest thing around it is shown.
    for (let length = keys.length; length > 0; length--) {
      const node: unknown = document.getIn(keys.slice(0, length), true);
      const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null;
      if (Array.isArray(range)) return lineCounter.linePos(Number(range[0])).line;
    }
    return undefined;
  };
}

function refuse(reason: string, row?: number): Problem {
  const problem = { code: 'yaml-broken', values: { reason } } as const;
  return row === undefined ? problem : { ...problem, row };
}
