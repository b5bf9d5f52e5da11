import type { ResponseRow } from './readResponses.ts';

/**
 * Tells whether a row says the same as an earlier one: same id, wave and answers. Rows of a file without ids are never
 * duplicates, however alike. Remembers a few dozen bytes for each row that has an id, and nothing otherwise.
 */
export function startDuplicateSearch(): (row: ResponseRow) => boolean {
  const seen = new Set<string>();
  return ({ response, identity }) => {
    if (identity === null || response === null) return false;
    // Whether it was new shows in the size: to ask first would be to look it up twice.
    const before = seen.size;
    return seen.add(identity).size === before;
  };
}
