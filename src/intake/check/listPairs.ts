import { itemField, ratingField } from '../../core/answers/fields.ts';
import type { Side } from '../../core/instrument/side.ts';
import type { Text } from '../../core/instrument/text.ts';
import type { ResponseFile } from '../readResponses.ts';

/** The column that gives the answers to one item on one side. */
export interface FoundColumn {
  readonly name: string;
  /** As spreadsheets call it: `A`, `AB`. */
  readonly letters: string;
}

/** Which column of a file gives what: a line for each item, in it a place for each side; null where no column does. */
export interface PairGrid {
  readonly sides: readonly { readonly side: Side; readonly title: Text }[];
  readonly rows: readonly { readonly text: Text; readonly columns: readonly (FoundColumn | null)[] }[];
}

/** The items with their sides and, where dimensions are rated as a whole, these with their ratings. */
export function listPairs({
  questionnaire,
  columns,
}: Pick<ResponseFile, 'questionnaire' | 'columns'>): readonly PairGrid[] {
  const found = new Map(
    columns.flatMap((each) =>
      'field' in each ? [[each.field, { name: each.column, letters: nameLetters(each.index) }] as const] : [],
    ),
  );
  const { items, sides, dimensions, ratings } = questionnaire;
  const grids: readonly PairGrid[] = [
    {
      sides,
      rows: items.map(({ id, text }) => ({
        text,
        columns: sides.map(({ side }) => found.get(itemField(id, side)) ?? null),
      })),
    },
    {
      sides: ratings,
      rows: dimensions.map(({ id, title }) => ({
        text: title,
        columns: ratings.map(({ side }) => found.get(ratingField(id, side)) ?? null),
      })),
    },
  ];
  return grids.filter((grid) => grid.sides.length > 0 && grid.rows.length > 0);
}

/** How many of the pairs of a grid have all their columns, and how many there are. */
export function countPairs(grids: readonly PairGrid[]): { readonly whole: number; readonly all: number } {
  const rows = grids.flatMap((grid) => grid.rows);
  return { whole: rows.filter(({ columns }) => columns.every((each) => each !== null)).length, all: rows.length };
}

/** The letters of a column, counted from 0, as in a spreadsheet. */
export function nameLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${nameLetters(Math.floor(index / 26) - 1)}${last}`;
}
