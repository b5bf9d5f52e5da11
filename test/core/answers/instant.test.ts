import fc from 'fast-check';
import { expect, test } from 'vitest';
import { millisecondsOf } from '../../../src/core/answers/instant.ts';

test('a time is as many milliseconds after 1970 as every clock says', () => {
  const noon = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(noon, (date) => {
      expect(millisecondsOf(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['2000-02-29T00:00:00Z', 951_782_400_000],
  ['2000-03-01T00:00:00Z', 951_868_800_000],
])('%s is %d', (time, milliseconds) => {
  expect(millisecondsOf(time)).toBe(milliseconds);
});

test('a local time counts as if it were UTC; what is no such time is none', () => {
  expect(millisecondsOf('2026-03-01T14:05:33')).toBe(Date.UTC(2026, 2, 1, 14, 5, 33));
  for (const text of ['', '2026-03-01', '2026-03-01 14:05:33', 'soon']) expect(millisecondsOf(text)).toBeNull();
});
