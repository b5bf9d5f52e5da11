import type { GapNumber } from '../gaps/gap.ts';
import type { DimensionFigures } from './buildDimensions.ts';
import type { GapFigures } from './buildGaps.ts';
import type { ItemFigures } from './buildItems.ts';
import type { Figures, Verdict } from './figures.ts';

/** A sentence to be said in words: a message key, whom it is about, and its numbers. */
export interface Finding {
  readonly code:
    | 'overall'
    | 'priority'
    | 'dimension'
    | 'gap'
    | 'perception-only'
    | 'none'
    | 'ceiling'
    | 'unreliable-difference'
    | 'unreliable-scale'
    | 'runs-against'
    | 'no-whole'
    | 'few-people'
    | 'flagged'
    | 'target-alpha';
  /** What the data prove, do not prove, or cannot say; the whole comes first, then at most three priorities. */
  readonly kind: 'whole' | 'priority' | 'proven' | 'not-proven' | 'caution';
  readonly verdict?: Verdict;
  readonly dimension?: string;
  readonly items?: readonly string[];
  readonly gap?: GapNumber;
  readonly values: Readonly<Record<string, number>>;
}

/** What the findings rest on. */
export interface Found {
  readonly overall: Figures;
  readonly dimensions: readonly DimensionFigures[];
  readonly items: readonly ItemFigures[];
  readonly gaps: Readonly<Record<GapNumber, GapFigures | null>>;
  /** Items that run against the others of their dimension. */
  readonly against: readonly string[];
  readonly flagged: number;
  readonly isFilledToTarget: boolean;
  readonly used: number;
}
