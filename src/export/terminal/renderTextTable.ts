import stringWidth from 'string-width';
import type { Row, Table } from '../table/table.ts';

/** A terminal of this many columns shows a whole row in one line. */
const widest = 120;
/** Names are cut to what is left beside the numbers, but never shorter than the one and never longer than the other. */
const shortestName = 20;
const longestName = 44;

const space = '  ';

/** A last column that says in words what the interval of a row shows. */
export interface VerdictColumn {
  readonly title: string;
  readonly say: (verdict: NonNullable<Row['verdict']>) => string;
}

/**
 * A table as lines of text: names at the left, numbers at the right, words at the left again, in straight columns of Chinese
 * and Latin letters alike.
 */
export function renderTextTable(table: Table, verdicts: VerdictColumn | null): readonly string[] {
  const { first, columns, groups, foot = [] } = table;
  const texts = [false, ...columns.map(({ isText = false }) => isText), ...(verdicts ? [true] : [])];
  const cellsOf = ({ name, cells, verdict }: Row): readonly string[] => [
    name,
    ...cells.map(({ shown }) => shown),
    ...(verdicts ? [verdict ? verdicts.say(verdict) : ''] : []),
  ];
  const head = [first, ...columns.map(({ title }) => title), ...(verdicts ? [verdicts.title] : [])];
  const rows = [head, ...[...groups.flatMap((group) => group.rows), ...foot].map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => widthOf(cells[column] ?? ''))));
  const beside = widths.slice(1).reduce((sum, width) => sum + space.length + width, 0);
  widths[0] = Math.min(widths[0] ?? 0, longestName, Math.max(shortestName, widest - beside));

  const write = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const shown = column === 0 ? cutToWidth(cell, widths[0] ?? 0) : cell;
        const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(shown)));
        return column === 0 || texts[column] ? shown + blank : blank + shown;
      })
      .join(space)
      .trimEnd();
  return [
    write(head),
    ...groups.flatMap(({ title, rows: inGroup }) => [
      ...(title === null ? [] : [title]),
      ...inGroup.map((row) => write(cellsOf(row))),
    ]),
    ...foot.map((row) => write(cellsOf(row))),
  ];
}

/** The beginning of a text that fits, and an ellipsis, never a part of a character. */
function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (widthOf(`${cut}${character}…`) > width) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Minus signs, dashes and ellipses stand in most cells, are as wide as a hyphen, and would each have the library look for emoji. */
function widthOf(text: string): number {
  return stringWidth(text.replace(/[−–…]/g, '-'));
}
