import type { MappingEntry } from './mapping.ts';

/**
 * Of two columns for the person's id, say, the first counts, and the other is listed as unused; so it is with two groups that are
 * called the same.
 */
export function dropSecond(entries: readonly MappingEntry[]): MappingEntry[] {
  const taken = new Set<string>();
  return entries.filter(({ column: _, ...target }) => {
    const key = JSON.stringify(target);
    return target.as === 'ignore' || (!taken.has(key) && taken.add(key));
  });
}
