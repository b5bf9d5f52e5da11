import { expect, test } from 'vitest';
import { listUnused } from '../../src/intake/listNames.ts';

test('All names of columns without a use are told, and of those without a name the first ten', () => {
  const named = Array.from({ length: 30 }, (_, index) => `g${index}`);
  const nameless = Array.from({ length: 3000 }, (_, index) => `#${index + 31}`);
  expect(listUnused(named)).toBe(named.join(', '));
  expect(listUnused(['id', '#2', '#3'])).toBe('id, #2, #3');
  expect(listUnused(['#2', 'id', '#4'])).toBe('id, #2, #4');
  expect(listUnused([...named, ...nameless])).toBe(
    `${named.join(', ')}, #31, #32, #33, #34, #35, #36, #37, #38, #39, #40, … (3000)`,
  );
});
