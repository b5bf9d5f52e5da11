import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatDegrees,
  formatDifference,
  formatInterval,
  formatP,
  formatRange,
  formatScore,
  formatShare,
  formatSizes,
  tellP,
} from '../../src/words/numbers.ts';
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

test('A probability has three decimals, and one that would read as nothing says what it is below', () => {
  expect([0.0341, 0.5, 1, 0.001].map(formatP)).toEqual(['0.034', '0.500', '1.000', '0.001']);
  expect([0.00099, 1e-33, 0].map(formatP)).toEqual(['< 0.001', '< 0.001', '< 0.001']);
  expect([0.0341, 1e-33, null].map(tellP)).toEqual(['p = 0.034', 'p < 0.001', 'p = –']);
});

test('Degrees of freedom are whole where they are whole', () => {
  expect([254, 68.9217, 1200].map(formatDegrees)).toEqual(['254', '68.92', '1,200']);
});

test('Shares are percentages, and what is no difference has no plus sign', () => {
  expect([0.385, 1, 0].map(formatShare)).toEqual(['38.50%', '100.00%', '0.00%']);
  expect(formatRange([0.7712, 0.8455])).toBe('[0.77, 0.85]');
  expect([formatSizes(1240), formatSizes([24, 1239])]).toEqual(['1,240', '24 / 1,239']);
});

test('A figure that does not exist is a dash, never a zero', () => {
  const [missing, missingRange] = [formatInterval(null), formatRange(null)];
  for (const shown of [
    missing,
    missingRange,
    ...[formatScore, formatDifference, formatCount].map((print) => print(null)),
  ])
    expect(shown).toBe('–');
  for (const print of [formatP, formatDegrees, formatShare]) expect(print(null)).toBe('–');
  expect(formatCount(0)).toBe('0');
  expect(formatCount(10_240)).toBe('10,240');
});

describe('An interval that does not hold zero', () => {
  test.each([
    [[0.0031, 0.83], '[+0.003, +0.83]'],
    [[-0.83, -0.0008], '[−0.83, −0.0008]'],
    [[0.001, 0.0049], '[+0.001, +0.005]'],
  ] as const)('has so many decimals at the end near zero that it does not seem to: %j', (interval, shown) => {
    expect(formatInterval(interval)).toBe(shown);
  });

  test.each([
    [[-0.0031, 0.83], '[0.00, +0.83]'],
    [[0, 0.83], '[0.00, +0.83]'],
    [[0.005, 0.83], '[+0.01, +0.83]'],
  ] as const)('is the only one with more than two: %j', (interval, shown) => {
    expect(formatInterval(interval)).toBe(shown);
  });
});
