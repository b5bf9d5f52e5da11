import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Scale } from '../core/instrument/scale.ts';

/** What is known around a person's answers. */
export type About =
  | 'respondent'
  | 'token'
  | 'source'
  | 'wave'
  | 'submitted'
  | 'duration'
  | 'language'
  | 'response'
  | 'trapped'
  | 'serial';

/** One column of a file and where its cells go. */
export type Column = { readonly index: number; readonly column: string } & (
  | { readonly about: About }
  | {
      readonly field: string;
      /** A number of this range; null for free text. */
      readonly range: Scale | null;
      /** Whether the cells run against the wording of the item and are turned round at the door. */
      readonly isTurned: boolean;
      /** Whether the range is narrower than what the door would take. */
      readonly isNarrow: boolean;
      /** Whether 0, which lies off the scale, says that there is nothing to rate. */
      readonly isZeroNone: boolean;
      /** Whether its numbers are counted, and may have a word for what behind them. */
      readonly isCounted: boolean;
    }
);

/** How the rows of a file become answers to a questionnaire. */
export interface ColumnPlan {
  readonly questionnaire: Questionnaire;
  readonly columns: readonly Column[];
  /** Cells that say nothing, folded. */
  readonly missing: ReadonlySet<string>;
  /** The point that a text stands for, by folded text. */
  readonly labels: ReadonlyMap<string, number>;
  /** Columns that go nowhere, for the person to check. */
  readonly unused: readonly string[];
  /** Fields of rated statements that no column fills, though others of their kind have one. */
  readonly unfilled: readonly string[];
  /** The order of the waves as the mapping gives it. */
  readonly waveOrder: readonly string[] | null;
}
