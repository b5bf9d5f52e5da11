import type { Delimiter } from './chooseDelimiter.ts';
import type { Row } from './row.ts';

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Of an empty cell. */
export const emptyKey = 0;
/** Of a cell that is too long for a key, or has other characters. */
export const noKey = -1;
/** The keys of several characters lie above those of one. */
const ofSeveral = 2 ** 28;
const [mostOfKey, bitsOfKey] = [4, 7];

/**
 * A row as it lies in its text. Its cells are cut out when somebody asks for them: most say the same few things over and over, and to
 * cut out sixty a row takes longer than all that is done with them.
 */
class Line implements Row {
  readonly row: number;
  readonly width: number;
  readonly #text: string;
  readonly #bounds: Int32Array;
  readonly #first: number;

  /** @param bounds from the place `first` on: where the row begins, less one, and where each of its cells ends */
  constructor(row: number, width: number, text: string, bounds: Int32Array, first: number) {
    this.row = row;
    this.width = width;
    this.#text = text;
    this.#bounds = bounds;
    this.#first = first;
  }

  get cells(): readonly string[] {
    return Array.from({ length: this.width }, (_, place) => this.cellAt(place));
  }

  cellAt(place: number): string {
    if (place >= this.width) return '';
    const at = this.#first + place;
    return this.#text.slice((this.#bounds[at] ?? 0) + 1, this.#bounds[at + 1]);
  }

  keyAt(place: number): number {
    if (place >= this.width) return emptyKey;
    const at = this.#first + place;
    return readKey(this.#text, (this.#bounds[at] ?? 0) + 1, this.#bounds[at + 1] ?? 0);
  }
}

/** How many cells a row has. */
export function widthOf(row: Row): number {
  return row instanceof Line ? row.width : row.cells.length;
}

/** One cell of a row; empty behind its end. */
export function cellAt(row: Row, place: number): string {
  return row instanceof Line ? row.cellAt(place) : (row.cells[place] ?? '');
}

/**
 * A number that stands for the text of a cell and no other: its code for one character, and one that is larger for up to four characters
 * of ASCII; `emptyKey` for none and `noKey` where there is no such number.
 */
export function keyAt(row: Row, place: number): number {
  if (row instanceof Line) return row.keyAt(place);
  const cell = row.cells[place] ?? '';
  return readKey(cell, 0, cell.length);
}

function readKey(text: string, from: number, to: number): number {
  if (to === from) return emptyKey;
  // A code of 0 would be the key of an empty cell.
  if (to === from + 1) return text.charCodeAt(from) || noKey;
  if (to > from + mostOfKey) return noKey;
  let key = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0 || code >= 2 ** bitsOfKey) return noKey;
    key = (key << bitsOfKey) | code;
  }
  return ofSeveral + key;
}

/** Where the cells of one text end; longer with the longest text. */
let found = new Int32Array(2 ** 12);

/**
 * Splits a text of whole lines in which no quotation mark stands.
 *
 * @param above how many rows stand above it
 */
export function splitLines(text: string, delimiter: Delimiter, above: number): readonly Row[] {
  // Each character may end a cell, each row has a beginning, and the last need not end.
  if (found.length < 2 * text.length + 2) found = new Int32Array(2 * text.length + 2);
  const ends: number[] = [];
  let count = findEnds(text, delimiter.charCodeAt(0), ends);
  // What stands behind the last end of a line is the last line.
  if ((found[count - 1] ?? 0) + 1 < text.length || (ends.at(-1) ?? 0) + 1 < count) {
    found[count++] = text.length;
    ends.push(count);
  }
  const bounds = found.slice(0, count);
  let first = 0;
  return ends.map((end, index) => {
    const line = new Line(above + index + 1, end - first - 1, text, bounds, first);
    first = end;
    return line;
  });
}

/**
 * Writes to `found`, for each row, where it begins, less one, and where each of its cells ends, and to `ends` how many of these there
 * are with each row; how many there are in all. By itself: what is compiled while a loop runs is thrown away at the first thing behind
 * it, and together with the rest it was compiled, and thrown away, for each text.
 */
function findEnds(text: string, separator: number, ends: number[]): number {
  let count = 0;
  found[count++] = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator) found[count++] = at;
    else if (code === lineFeed || code === carriageReturn) {
      found[count++] = at;
      ends.push(count);
      if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
      found[count++] = at;
    }
  }
  return count;
}
