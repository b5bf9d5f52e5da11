import { type Drawing, draw } from '../../page/svg.ts';

/** SVG breaks no lines, so their widths are reckoned: wide enough for the fonts that the pages ask for. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

/** About how wide a text is, in units of the font's size. */
export function measureText(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

const known = new Map<string, number>();

function widthOf(character: string): number {
  const width = known.get(character) ?? reckonWidth(character);
  known.set(character, width);
  return width;
}

function reckonWidth(character: string): number {
  if (wide.test(character)) return 1;
  if (/[ .,:;|'’!()[\]ijlftrI·]/.test(character)) return 0.38;
  return /[A-Zmw%@=+−]/.test(character) ? 0.8 : 0.62;
}

/**
 * The lines of a text that is to fit `width` units of the font's size: broken at spaces and between Chinese characters, with no
 * closing mark at the beginning of a line. A word that is wider than a line is broken anywhere.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const pieces = text.match(/[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef][、。，；：！？）》”]*\s*/gu) ?? [];
  const whole = pieces.flatMap((piece) => splitWide(piece, width));
  let lines = fillLines(whole, width);
  // As narrow as the same number of lines allows, so that the last one is no leftover.
  for (let narrower = width * 0.95; narrower > width / 2; narrower *= 0.95) {
    const balanced = fillLines(whole, narrower);
    if (balanced.length > lines.length) break;
    lines = balanced;
  }
  return lines;
}

/** The first lines of a text that has room for so many; what is left out shows as three dots. */
export function cutLines(text: string, width: number, most: number): readonly string[] {
  const lines = wrapText(text, width);
  if (lines.length <= most) return lines;
  const last = [...(lines[most - 1] ?? '')];
  while (measureText(`${last.join('')}…`) > width) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`];
}

function fillLines(pieces: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && measureText((line + piece).trimEnd()) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}

function splitWide(piece: string, width: number): readonly string[] {
  return measureText(piece.trimEnd()) <= width ? [piece] : [...piece];
}

export interface Placed {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 600 | 700;
}

export function drawText(name: string, text: string, { x, y, size, anchor, weight }: Placed): Drawing {
  const more = { 'text-anchor': anchor ?? null, 'font-weight': weight ?? null };
  return draw('text', { class: name, x, y, 'font-size': size, fill: 'currentColor', ...more }, [text]);
}
