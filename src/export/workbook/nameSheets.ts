/** Longer names no spreadsheet takes. */
const longestName = 31;

/**
 * The names on the tabs of a workbook, no two alike: titles without the signs that spreadsheets forbid, cut where they are too
 * long and numbered where another begins alike.
 */
export function nameSheets(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title.replace(/[\s\p{Cc}[\]:*?/\\]+/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || '–';
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`;
      const name = cutText(plain, longestName - end.length) + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** The beginning of a text, by UTF-16 units as spreadsheets count, without half a character at its end. */
function cutText(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s']+$/, '');
}
