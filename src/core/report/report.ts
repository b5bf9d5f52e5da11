import type { GapNumber } from '../gaps/gap.ts';
import type { Side } from '../instrument/side.ts';
import type { OneSampleT } from '../statistics/oneSampleT.ts';

/**
 * The report as one plain value: what the page, `--json` and the terminal print. Figures are unrounded, and null where a
 * statistic does not exist, with the reason in `notes`. Outside scripts hold on to the field names.
 */
export interface Report {
  readonly schema: 'fivegaps-report/1';
  readonly instrument: string;
  readonly scale: { readonly min: number; readonly max: number };
  readonly responses: { readonly read: number; readonly duplicates: number; readonly used: number };
  readonly items: readonly ItemFigures[];
  readonly dimensions: readonly DimensionFigures[];
  readonly overall: { readonly unweighted: Figures & { readonly value: number | null } };
  readonly gaps: Readonly<Record<GapNumber, GapFigures | null>>;
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** Expectation, perception and their gap over the same people, with Student's paired t. */
export interface Figures extends OneSampleT {
  readonly n: number;
  readonly expectation: number | null;
  readonly perception: number | null;
  readonly gap: number | null;
  readonly verdict: Verdict | null;
}

/**
 * What the interval says of a gap: wholly below zero, wholly above, or not proven either way. Uniform: everyone differs by the
 * same, so that there is nothing to test.
 */
export type Verdict = 'shortfall' | 'surplus' | 'not-proven' | 'uniform';

export interface ItemFigures extends Figures {
  readonly id: string;
  readonly dimension: string;
}

export interface DimensionFigures extends Figures {
  readonly id: string;
}

/** One of the five gaps. `n` is one number where the same people answered both sides, else [second, first]. */
export interface GapFigures {
  readonly value: number | null;
  readonly n: number | readonly [number, number];
  readonly ci: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly dimensions: readonly (Omit<GapFigures, 'dimensions'> & { readonly id: string })[];
}

/** A sentence to be said in words: a message key, whom it is about, and its numbers. */
export interface Finding {
  readonly code: 'overall' | 'dimension' | 'perception-only' | 'none';
  readonly verdict?: Verdict;
  readonly dimension?: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Why a figure is missing or must be read with care. `at` is a JSON pointer into the report. */
export interface Note {
  readonly at: string;
  readonly code: 'too-few' | 'no-variance' | 'no-answers' | 'side-not-asked';
  readonly side?: Side;
}
