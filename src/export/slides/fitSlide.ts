import { wrapText } from '../picture/text.ts';
import { chooseColumns, type Table } from '../table/table.ts';

/** How wide a line of a slide is in units of its letters, and how many lines stand on it. */
const lineWidth = 42;
const linesOfSlide = 10;

/**
 * Texts in as many parts as slides are needed for them; each text stays whole.
 *
 * @param said each text in all languages: a slide is to have the same place in every one
 * @returns the places of the texts
 */
export function fillSlides(said: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const parts: number[][] = [];
  let left = 0;
  for (const [place, text] of said.entries()) {
    // Half a line keeps it apart from the next.
    const height = Math.max(...text.map((each) => wrapText(each, lineWidth).length)) + 0.5;
    if (height > left || parts.length === 0) {
      parts.push([]);
      left = linesOfSlide;
    }
    parts.at(-1)?.push(place);
    left -= height;
  }
  return parts;
}

/** The first rows of a table with some of its columns, and without the pictures of its rows. */
export function cutTable(table: Table, keys: readonly string[], most: number): Table {
  const { picture: _, ...words } = chooseColumns(table, ({ key }) => keys.includes(key));
  const rows = words.groups.flatMap((group) => group.rows).slice(0, most);
  return { ...words, groups: [{ title: null, rows: rows.map(({ picture: __, ...row }) => row) }] };
}
