import type { PaperPart, PlacedAnswer } from './paperForm.ts';

/** Answers as fields of the one door, see answers/writeFields: a blank has none. */
export type Entry = ReadonlyMap<string, string>;

/** One answer that was keyed in two ways. */
export interface Difference extends PlacedAnswer {
  readonly first: string;
  readonly second: string;
}

/** Where two entries of one paper form differ, in the order of the form. */
export function compareEntries(parts: readonly PaperPart[], first: Entry, second: Entry): readonly Difference[] {
  const pairs = parts.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.answers.map((answer) => ({
        row,
        answer,
        first: first.get(answer.field) ?? '',
        second: second.get(answer.field) ?? '',
      })),
    ),
  );
  return pairs.filter((pair) => pair.first !== pair.second);
}
