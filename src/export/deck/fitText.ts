import { measureText, wrapText } from '../picture/text.ts';

/** Points in an inch. */
const inch = 72;

/** From one line to the next, in units of the font's size: that of Chinese fonts in PowerPoint, the higher ones. */
export const lineHeight = 1.35;

/** How high a text is when it is wrapped to a width, in inches. */
export function measureHeight(text: string, width: number, size: number): number {
  const lines = text.split('\n').flatMap((line) => wrapText(line, (width * inch) / size));
  return (Math.max(1, lines.length) * size * lineHeight) / inch;
}

/** A longer word may be broken, as a size at which it stays whole would be too small for all the others. */
const longestWord = 20;

/** How wide a text must be at least, in inches, so that no word of it is broken. */
function measureWords(text: string, size: number): number {
  const words = text.split(/[\s\u2e80-\uffef]+/u).filter((word) => word.length <= longestWord);
  return (Math.max(...words.map(measureText), 0) * size) / inch;
}

/**
 * The largest size in points, from `most` down to `least`, at which a text stays in a box of inches, with its words whole.
 * PowerPoint shrinks texts only once they are edited, so the deck has to know.
 */
export function fitText(text: string, width: number, height: number, most: number, least = 8): number {
  for (let size = most; size > least; size -= 0.5)
    if (measureHeight(text, width, size) <= height && measureWords(text, size) <= width) return size;
  return least;
}
