import { expect } from 'vitest';

type Value = number | null | undefined;

/** Expects a number that differs from another by at most so much of its size (from nought by 1e-14), or null where the other is null. */
export function expectNear(found: Value, expected: Value, relative = 1e-10): void {
  if (typeof expected !== 'number' || typeof found !== 'number') expect(found).toBe(expected);
  else if (!(Math.abs(found - expected) <= (expected === 0 ? 1e-14 : relative * Math.abs(expected))))
    expect(found).toBe(expected);
}

export function expectIntervalNear(
  found: readonly number[] | null,
  expected: readonly number[],
  relative = 1e-10,
): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, end] of expected.entries()) expectNear(found?.[index], end, relative);
}
