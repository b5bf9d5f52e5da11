const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Counts rows as a spreadsheet does: a line break inside quotation marks begins no new row, an empty line is a row. Takes
 * bytes or the codes of characters, since these four are the same in both.
 */
export function startRowCounter() {
  let row = 1;
  let isQuoted = false;
  let previous = 0;
  return {
    current: () => row,
    pass(codes: Iterable<number>): void {
      for (const code of codes) {
        if (code === quote) isQuoted = !isQuoted;
        else if (!isQuoted && (code === carriageReturn || (code === lineFeed && previous !== carriageReturn))) row++;
        previous = code;
      }
    },
  };
}
