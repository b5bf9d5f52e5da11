import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { type Language, pickText, type Text } from '../../core/instrument/text.ts';
import type { Verdict } from '../../core/report/figures.ts';
import type { Drawing } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';

/**
 * A table as pages, decks and files print it: every number is written out, and knows by its JSON pointer where in the report it
 * stands. A function for each table turns the report into one.
 */
export interface Table {
  readonly label: string;
  /** What the rows are: the head of their names. */
  readonly first: string;
  readonly columns: readonly Column[];
  /** The head of the picture of each row, where rows have one, with the ends of its scale. */
  readonly picture?: { readonly title: string; readonly ends: readonly [string, string] };
  /** Whether a chart of its own is drawn from it, besides the pictures of its rows. */
  readonly isCharted?: true;
  readonly groups: readonly { readonly title: string | null; readonly rows: readonly Row[] }[];
  /** What holds for all rows together. */
  readonly foot?: readonly Row[];
}

export interface Column {
  /** Names the column for the style sheet and for tests. */
  readonly key: string;
  readonly title: string;
  /** Words rather than numbers. */
  readonly isText?: boolean;
  /** The column that the table is about; the sign of the row's verdict stands in it. */
  readonly isMain?: boolean;
  /** The side of which the column holds the mean, where its shape stands in the head. */
  readonly side?: 'belief' | 'expectation' | 'perception';
}

export interface Row {
  readonly name: string;
  readonly verdict?: Verdict | null;
  /** One for each column. */
  readonly cells: readonly Cell[];
  readonly picture?: Drawing;
}

export interface Cell {
  readonly shown: string;
  /** A JSON pointer (RFC 6901) into the report. */
  readonly at?: string;
  /** To be read with care. */
  readonly isDoubtful?: boolean;
  /** Stands out among its neighbours. */
  readonly isStrong?: boolean;
}

/** In which language a table speaks. */
export interface Speaker {
  readonly language: Language;
  readonly say: Say;
  readonly text: (text: Text) => string;
}

/** The speaker of a language. */
export function speakerOf(language: Language): Speaker {
  return { language, say: speak(language), text: (text) => pickText(text, language) };
}

/** The table with some of its columns only. */
export function chooseColumns(table: Table, isWanted: (column: Column) => boolean): Table {
  const choose = (row: Row): Row => ({
    ...row,
    cells: row.cells.filter((_, index) => table.columns[index] && isWanted(table.columns[index])),
  });
  return {
    ...table,
    columns: table.columns.filter(isWanted),
    groups: table.groups.map((group) => ({ ...group, rows: group.rows.map(choose) })),
    ...(table.foot && { foot: table.foot.map(choose) }),
  };
}

/** Cells without a place in the report. */
export function plain(...texts: readonly string[]): readonly Cell[] {
  return texts.map((shown) => ({ shown }));
}

export function nameDimension(questionnaire: Questionnaire, id: string, { text }: Speaker): string {
  const dimension = questionnaire.dimensions.find((each) => each.id === id);
  return dimension ? text(dimension.title) : id;
}

/** An item by its place in the questionnaire, from 1, and its text. */
export function nameItem(questionnaire: Questionnaire, index: number, { text }: Speaker): string {
  const item = questionnaire.items[index];
  return `${index + 1}. ${item ? text(item.text) : ''}`;
}

/** Rows of items under the dimension that they belong to, in the order of display. */
export function groupByDimension(
  questionnaire: Questionnaire,
  speaker: Speaker,
  describe: (index: number) => Row,
): Table['groups'] {
  return questionnaire.dimensions.map(({ id, title }) => ({
    title: speaker.text(title),
    rows: questionnaire.items.flatMap(({ dimension }, index) => (dimension === id ? [describe(index)] : [])),
  }));
}
