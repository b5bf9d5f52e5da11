import { expect } from 'vitest';

/** What R wrote, as an expectation that numbers are within half of 10^-digits of it, at any depth; null must be null. */
export function withinDigits(expected: unknown, digits: number): unknown {
  if (typeof expected === 'number') return expect.closeTo(expected, digits);
  return Array.isArray(expected) ? expected.map((each) => withinDigits(each, digits)) : expected;
}
