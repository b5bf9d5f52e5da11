import type { Interval } from '../report/interval.ts';

/** Where the gap of a dimension stood in a wave, unrounded. It is kept as it was, whatever arrives later. */
export interface Standing {
  readonly wave: string;
  readonly n: number;
  readonly expectation: number;
  readonly gap: number;
  readonly ci: Interval;
}

/** What is to be done about a gap: what stands behind it, what is done, by whom, until when, and where the gap shall be then. */
export interface ActionPlan {
  /** A cause of the bank, by its id; null where it is told in own words alone. */
  readonly cause: string | null;
  readonly ownCause: string;
  readonly what: string;
  readonly owner: string;
  /** A day, as YYYY-MM-DD. */
  readonly due: string;
  /** The gap to be reached, or any better one. */
  readonly target: number;
}

export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** A plan for one dimension, with the gap that it began from. */
export interface Action extends ActionPlan {
  readonly id: string;
  readonly dimension: string;
  readonly baseline: Standing;
  readonly state: ActionState;
}

/** More than this at once is no priority. */
export const mostOpen = 3;
