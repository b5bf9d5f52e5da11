import type { ItemSide } from '../../core/instrument/side.ts';
import type { SourceColumn } from './layout.ts';

/** A column whose answers are points, by its place in the file. */
export interface RatedColumn extends SourceColumn {
  readonly index: number;
}

/** A column whose side is known. */
export interface Sided {
  readonly column: RatedColumn;
  readonly side: ItemSide;
  readonly item: string;
  readonly question: string;
  /** The number in front of the item's words, where these come without it. */
  readonly number?: number | null;
  /** The words behind a code that alone tells of the item. */
  readonly said?: string;
}

/** Whether columns whose sides a code may tell have the partners that they need. */
export type FindsPartners = (sided: readonly Sided[]) => boolean;
