import { type Accuracy, accuracyOf } from './accuracy.ts';
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
 * bit, p-values to 1e-6 of themselves; what searches or draws may differ in the last digits, as processors do.
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
  if (ours === theirs) return true;
  const reference = referenceOf(at)?.reference;
  return reference !== undefined && Math.abs(ours - theirs) <= roomOf[accuracyOf(reference)](ours);
}

const lastDigits = (value: number): number => 1e-9 * Math.max(1, Math.abs(value));

/** How far a figure may lie from what is computed again. */
const roomOf: Readonly<Record<Accuracy, (value: number) => number>> = {
  closed: () => 0,
  // However small, a p has six digits; but floating point has none to hold them below.
  p: (value) => Math.max(1e-6 * Math.abs(value), 1e-300),
  solved: lastDigits,
  searched: lastDigits,
  drawn: lastDigits,
};
