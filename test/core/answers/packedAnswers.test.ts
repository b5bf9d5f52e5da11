import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasAnswer, type Missing, offsetAt, packAnswer } from '../../../src/core/answers/packedAnswers.ts';
import { anyScale } from '../given.ts';

const kinds: readonly Missing[] = ['blank', 'no-opinion', 'not-shown', 'refused'];

describe('Packed answers', () => {
  test('hold every point of every allowed scale in one character of its own, and give it back', () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        const points = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
        const packed = [...points, ...kinds].map((answer) => packAnswer(answer, scale)).join('');
        expect(packed).toHaveLength(points.length + kinds.length);
        expect(new Set(packed).size).toBe(packed.length);
        expect(points.map((_, place) => offsetAt(packed, place) + scale.min)).toEqual(points);
      }),
    );
  });

  test('show the offset from the lowest point as 0 to 9 and then a to z, so that any SQL tool can read them', () => {
    expect([0, 6, 9, 10].map((point) => packAnswer(point, { min: 0, max: 10 })).join('')).toBe('069a');
    expect([1, 7].map((point) => packAnswer(point, { min: 1, max: 7 })).join('')).toBe('06');
    expect(packAnswer(29, { min: -6, max: 29 })).toBe('z');
  });

  test('hold no number where an answer is missing, of whichever kind, nor past their end', () => {
    const packed = kinds.map((kind) => packAnswer(kind, { min: 1, max: 7 })).join('');
    expect([0, 1, 2, 3, 4, -1].map((place) => offsetAt(packed, place))).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(offsetAt('五é\u0000A', 0)).toBe(-1);
    expect([1, 2, 3].map((place) => offsetAt('五é\u0000A', place))).toEqual([-1, -1, -1]);
  });

  test('are an answer as soon as one place says something: a point, "no opinion" or a refusal, but not "never asked"', () => {
    const says = (answer: number | Missing) => hasAnswer(`..${packAnswer(answer, { min: 1, max: 36 })}.`);
    expect([1, 10, 11, 36, 'no-opinion', 'refused'].every((answer) => says(answer as number | Missing))).toBe(true);
    expect([says('blank'), says('not-shown'), hasAnswer('')]).toEqual([false, false, false]);
  });
});
