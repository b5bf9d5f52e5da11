import { normaliseText } from '../core/answers/normaliseText.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { Problem } from '../core/problem.ts';
import { audienceOfEntry, type Mapping, type MappingEntry } from './mapping.ts';

/** An entry of a mapping with the column that it means. */
export interface ResolvedEntry {
  readonly entry: MappingEntry;
  /** 0-based place of the column in a row. */
  readonly index: number;
  /** The column as messages name it. */
  readonly column: string;
  /** The entry's own place in the mapping. */
  readonly path: string;
}

/**
 * Finds the columns that a mapping names, by header text or by 1-based position. Entries of another audience belong to
 * another file: their columns need not be here, and where they are by name, they count as known.
 */
export function resolveEntries(
  mapping: Mapping,
  header: readonly string[],
  audience: Audience,
): {
  readonly resolved: readonly ResolvedEntry[];
  readonly unused: readonly string[];
  readonly problems: readonly Problem[];
} {
  const indexByName = new Map(header.map((name, index) => [name, index]));
  const known = new Set<number>();
  const taken = new Set<number>();
  const resolved: ResolvedEntry[] = [];
  const problems: Problem[] = [];

  mapping.columns.forEach((entry, place) => {
    const path = `columns.${place}`;
    const index = typeof entry.column === 'number' ? entry.column - 1 : indexByName.get(normaliseText(entry.column));
    if (audienceOfEntry(entry) !== audience) {
      if (index !== undefined && typeof entry.column === 'string') known.add(index);
      return;
    }
    if (index === undefined || index >= header.length) {
      problems.push({ code: 'mapping-column-missing', column: String(entry.column), path });
      return;
    }
    const column = nameColumn(header, index);
    if (taken.has(index)) problems.push({ code: 'mapping-column-twice', column, path });
    else resolved.push({ entry, index, column, path });
    taken.add(index);
  });

  const unused = header.flatMap((_, index) =>
    taken.has(index) || known.has(index) ? [] : [nameColumn(header, index)],
  );
  return { resolved, unused, problems };
}

/** The column's name; its number where the header is empty. */
function nameColumn(header: readonly string[], index: number): string {
  return header[index] || `#${index + 1}`;
}
