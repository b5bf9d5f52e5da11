import type { Reference } from './references.ts';

/**
 * How near another program's figure must come: closed forms to 1e-9, p-values to 1e-6 of themselves, what solves an equation to
 * 1e-9, what is found by searching to 1e-6. What is drawn by chance differs from one program to the next.
 */
export type Accuracy = 'closed' | 'p' | 'solved' | 'searched' | 'drawn';

export function accuracyOf({ id }: Pick<Reference, 'id'>): Accuracy {
  if (/^bootstrap\.|parallel|^importance.*share$/.test(id)) return 'drawn';
  if (/^factors.*(varimax|oblimin|communalities)|omega|hedges\.ci/.test(id)) return 'searched';
  // The ends of its interval are where the tail of the studentized range is 5 %.
  if (id === 'segment.pairs.ci') return 'solved';
  return /(^|\.)(p|pHolm|pBH|fP|wilcoxonP|dunnP)$/.test(id) ? 'p' : 'closed';
}
