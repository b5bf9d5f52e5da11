/**
 * What a summary is made of: whole numbers, in lists, records and maps. Labels (texts) say what stands beside them. `null` is
 * a part that grew beyond its bounds and stays unknown whatever is added.
 */
export type Exact =
  | number
  | bigint
  | string
  | boolean
  | null
  | readonly Exact[]
  | ReadonlyMap<unknown, Exact>
  | { readonly [name: string]: Exact };

/** Both together, part by part. Exact, so associative and the same in any order. Both must be of one shape. */
export function addExact<Part>(a: Part, b: Part): Part {
  return combine(a as Exact, b as Exact, 1) as Part;
}

/**
 * The first without the second, which must have been added to it. What is counted zero times leaves no trace, so that taking
 * away what was added gives the very value from before.
 */
export function subtractExact<Part>(a: Part, b: Part): Part {
  return combine(a as Exact, b as Exact, -1) as Part;
}

function combine(a: Exact, b: Exact, sign: 1 | -1): Exact {
  if (typeof a === 'number' && typeof b === 'number') return a + sign * b;
  if (typeof a === 'bigint' && typeof b === 'bigint') return sign === 1 ? a + b : a - b;
  if (a === null || b === null) return null;
  if (a instanceof Map && b instanceof Map) return combineMaps(a, b, sign);
  if (Array.isArray(a) && Array.isArray(b)) return a.map((part, index) => combine(part, b[index], sign));
  if (typeof a !== 'object' || typeof b !== 'object') return a;
  const other = b as { readonly [name: string]: Exact };
  return Object.fromEntries(Object.entries(a).map(([name, part]) => [name, combine(part, other[name] ?? null, sign)]));
}

function combineMaps(a: ReadonlyMap<unknown, Exact>, b: ReadonlyMap<unknown, Exact>, sign: 1 | -1): Exact {
  // As nobody changes them, what nothing comes to need not be copied.
  if (b.size === 0) return a;
  if (a.size === 0 && sign === 1) return b;
  const combined = new Map(a);
  for (const [key, part] of b) {
    const before = combined.get(key);
    if (before === undefined && sign === -1) throw new Error(`cannot take away ${String(key)}, which was never added`);
    const after = before === undefined ? part : combine(before, part, sign);
    if (isNothing(after)) combined.delete(key);
    else combined.set(key, after);
  }
  return combined;
}

/** Whether nothing is counted in it. A group of people carries their number as `n`. */
function isNothing(part: Exact): boolean {
  if (part === null || typeof part !== 'object') return part === 0;
  return 'n' in part && part['n'] === 0;
}
