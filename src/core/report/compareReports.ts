import { accuracyOf } from './accuracy.ts';
import { referenceOf } from './references.ts';

/** How many figures of a report were found again, and the JSON pointers of all that was not. */
export interface Comparison {
  readonly confirmed: number;
  readonly differing: readonly string[];
}

/** What says who computed the report, and not what came out. */
const left = new Set(['software', 'references']);

/**
 * Holds a report that was written against one that was computed again, both as parsed JSON. Closed forms must be the same to the
 * bit; what searches or draws may differ in the last digits, as processors do.
 */
export function compareReports(written: unknown, again: unknown): Comparison {
  let confirmed = 0;
  const differing: string[] = [];
  const compare = (ours: unknown, theirs: unknown, at: string): void => {
    if (isBranch(ours) && isBranch(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
      for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
        if (at !== '' || !left.has(key))
          compare(ours[key], theirs[key], `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    } else if (typeof ours === 'number' && typeof theirs === 'number' && isSame(ours, theirs, at)) confirmed++;
    else if (ours !== theirs) differing.push(at);
  };
  compare(written, again, '');
  return { confirmed, differing };
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isSame(ours: number, theirs: number, at: string): boolean {
  const reference = referenceOf(at)?.reference;
  if (ours === theirs || !reference) return ours === theirs;
  // Its ends are searched for, though to more digits than what `searched` allows to other programs.
  if (accuracyOf(reference) === 'closed' && reference.formula !== 'games-howell-interval') return false;
  return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours));
}
