import type { Shown } from './readStyles.ts';

const msADay = 86_400_000;
/** Days count from the last of 1899, so that the 60th, which Excel takes for 29 February 1900, is passed over. */
const from1900 = Date.UTC(1899, 11, 30);
const from1904 = Date.UTC(1904, 0, 1);
/** The first of the year 10000. */
const latest = Date.UTC(10000, 0, 1);

/**
 * A number of a cell as text: as short as it reads back the same, so that 3 is "3". A cell that shows a date gives
 * `2026-09-03`, `2026-09-03 12:00:00`, or `12:00:00` where there is no day; a share of one that shows as a percentage gives `20%`.
 */
export function formatNumber(value: string, shown: Shown, isFrom1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  // Of 0.15 a hundred times is not quite 15 in binary.
  if (shown === 'percent' && number >= 0 && number <= 1) return `${Number((100 * number).toPrecision(12))}%`;
  if (shown !== 'date') return String(number);
  const time = (isFrom1904 ? from1904 : from1900) + Math.round(number * msADay);
  if (number < 0 || time >= latest) return String(number);
  const seconds = new Date(Math.round(time / 1000) * 1000).toISOString().slice(0, 19);
  const [day = '', clock = ''] = seconds.split('T');
  if (number < 1) return clock;
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}

/** The 0-based column of a cell's address, such as 27 of `AB7`; null where it names none. */
export function readColumn(address: string): number | null {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}(?=\d|$)/.exec(address)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column > 0 && column <= widest ? column - 1 : null;
}

/** The last column of a worksheet is XFD. */
export const widest = 16_384;
/** The last row of a worksheet. */
export const longest = 2 ** 20;
