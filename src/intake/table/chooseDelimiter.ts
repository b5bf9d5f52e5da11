/** The delimiters of the tables that people export: comma, semicolon (where the comma is in numbers), tab and bar. */
const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The line before the header by which a table may tell Excel its delimiter: of delimiters it has that one alone. */
export const delimiterLine = /^sep=[,;\t|](?:\r\n|\n|\r)/i;

/**
 * The delimiter that stands most often in the header, outside quotation marks; a comma where there is none. A title above the header
 * has none.
 *
 * @param text the beginning of the table, with the whole first line that is not empty
 */
export function chooseDelimiter(text: string): Delimiter {
  const header = findFirstLine(text);
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The first line with a delimiter, without what stands in quotation marks. */
function findFirstLine(text: string): string {
  return (
    dropQuoted(text)
      .split(/[\r\n]+/)
      .find((line) => delimiters.some((each) => line.includes(each))) ?? ''
  );
}

/** Whether a text holds a whole line that is not empty, so that a delimiter can be chosen from it. */
export function hasWholeLine(text: string): boolean {
  return /[\r\n]/.test(dropQuoted(text).trimStart());
}

/** A text without what stands in quotation marks, which open at the beginning of a cell alone. */
function dropQuoted(text: string): string {
  return text.replace(/(^|[,;\t|\r\n])"[^"]*(?:""[^"]*)*("|$)/g, '$1""');
}
