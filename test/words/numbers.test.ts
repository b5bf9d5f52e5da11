import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCount, formatDifference, formatInterval, formatScore } from '../../src/words/numbers.ts';
import { roundDigits } from './roundDigits.ts';

describe('A number is printed with two decimals, rounded half away from zero as one would on paper', () => {
  // The doubles next to 1.005 and 2.675 lie a little below them: only their decimal form rounds up.
  test.each([
    [5.4078431372549, '5.41'],
    [5, '5.00'],
    [0, '0.00'],
    [0.125, '0.13'],
    [0.135, '0.14'],
    [1.005, '1.01'],
    [2.675, '2.68'],
    [1.0049999, '1.00'],
    [0.995, '1.00'],
    [6.994999999, '6.99'],
    [71.2, '71.20'],
    [1234.5, '1,234.50'],
    [1e-9, '0.00'],
  ])('a score of %d as %s', (value, shown) => {
    expect(formatScore(value)).toBe(shown);
  });

  test.each([
    [-0.945219638242894, '−0.95'],
    [-0.125, '−0.13'],
    [-1.005, '−1.01'],
    [-0.005, '−0.01'],
    [0.005, '+0.01'],
    [0.5, '+0.50'],
    [-0.00499, '0.00'],
    [0.00499, '0.00'],
    [-0, '0.00'],
    [0, '0.00'],
    [-1e-300, '0.00'],
  ])('a difference of %d as %s: always with its sign, but none on a zero', (value, shown) => {
    expect(formatDifference(value)).toBe(shown);
  });

  test('whatever the number', () => {
    const anyNumber = fc.double({ min: -999, max: 999, noNaN: true }).filter((value) => !String(value).includes('e'));
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(formatScore(value)).toBe(roundDigits(String(value)));
        expect(formatDifference(value)).toBe(roundDigits(String(value), true));
      }),
    );
    const anyHalf = fc.integer({ min: -99_999, max: 99_999 }).map((half) => half / 1000);
    fc.assert(
      fc.property(anyHalf, (value) => {
        expect(formatScore(value)).toBe(roundDigits(String(value)));
      }),
    );
  });
});

test('The minus sign is the true one, U+2212, which is as wide as the plus sign', () => {
  for (const shown of [formatScore(-1), formatDifference(-1)]) expect(shown.codePointAt(0)).toBe(0x2212);
  expect(formatInterval([-1.0637, -0.8268])).toBe('[−1.06, −0.83]');
  expect(formatInterval([-0.2521, 0.0021])).toBe('[−0.25, 0.00]');
});

test('A figure that does not exist is a dash, never a zero', () => {
  for (const shown of [formatScore(null), formatDifference(null), formatCount(null), formatInterval(null)])
    expect(shown).toBe('–');
  expect(formatCount(0)).toBe('0');
  expect(formatCount(10_240)).toBe('10,240');
});
