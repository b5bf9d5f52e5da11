import type { Scale } from '../instrument/scale.ts';

/**
 * All answers of a response on the questionnaire's scale, packed one character an answer: the items on each side, then the
 * ratings of each dimension, then the antecedents' statements; `layout.ts` says where each stands. What is missing at the end
 * of an older row is blank. A point on the scale is its offset from the scale's minimum, `0`-`9` then `a`-`z`; each kind
 * of missing answer has a sign of its own, because none of them is a number and none is like another.
 */
export type PackedAnswers = string;

/** Why there is no number: left blank, "no opinion", never asked, or asked and refused. */
export type Missing = 'blank' | 'no-opinion' | 'not-shown' | 'refused';

const points = '0123456789abcdefghijklmnopqrstuvwxyz';
const signs: Readonly<Record<Missing, string>> = {
  blank: '.',
  'no-opinion': '?',
  'not-shown': '/',
  refused: '!',
};
const offsetByCharCode = new Int8Array(128).fill(-1);
for (let offset = 0; offset < points.length; offset++) offsetByCharCode[points.charCodeAt(offset)] = offset;

/** One answer as its character. The point must lie on the scale. */
export function packAnswer(answer: number | Missing, scale: Scale): string {
  return typeof answer === 'number' ? points.charAt(answer - scale.min) : signs[answer];
}

/** All characters that answers on a scale may be packed as. */
export function listSigns({ min, max }: Scale): string {
  return points.slice(0, max - min + 1) + Object.values(signs).join('');
}

/** The offset from the scale's minimum at a place of packed answers; -1 where there is no number. */
export function offsetAt(packed: PackedAnswers, place: number): number {
  return offsetByCharCode[packed.charCodeAt(place)] ?? -1;
}

/** Reads the offsets of as many places as the list is long, which most of what looks at a person's answers then shares. */
export function readOffsets(packed: PackedAnswers, offsets: Int8Array): void {
  for (let place = 0; place < offsets.length; place++) offsets[place] = offsetAt(packed, place);
}

/** Whether any place of the packed answers holds a number or a stated "no opinion" or refusal. */
export function hasAnswer(packed: PackedAnswers): boolean {
  return /[0-9a-z?!]/.test(packed);
}
