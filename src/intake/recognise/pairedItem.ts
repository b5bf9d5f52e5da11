import type { ItemSide } from '../../core/instrument/side.ts';
import type { Sided } from './ratedColumn.ts';

/** An item with its column on each side that it is asked. */
export interface PairedItem {
  /** Its words, folded; what the file says of it. */
  readonly words: string;
  /** Those of the question above it, where it is a row of one. */
  readonly question: string;
  readonly columns: ReadonlyMap<ItemSide, number>;
  /** The number that its columns call it by, the same on every side; null where there is none. */
  readonly number: number | null;
  /** What stands behind its code, where the code alone tells of it. */
  readonly said?: string;
}

/** The item of columns that say the same. */
export function makeItem(sided: readonly Sided[]): PairedItem {
  const [{ item = '', question = '', said = '' } = {}] = sided;
  return {
    words: item,
    question,
    said,
    number: null,
    columns: new Map(sided.map(({ side, column }) => [side, column.index])),
  };
}
