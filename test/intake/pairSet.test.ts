import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startPairSet } from '../../src/intake/pairSet.ts';

const anyNumber = fc.oneof(fc.nat(3), fc.constant(2 ** 10), fc.constant(2 ** 32), fc.maxSafeNat());

test('A set of pairs says of each whether it was there, whatever places they share and however it has grown', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyNumber, anyNumber)), fc.nat(3000), (pairs, others) => {
      const set = startPairSet();
      const seen = new Set<string>();
      const isNew = ([a, b]: readonly [number, number]) => seen.size < seen.add(`${a} ${b}`).size;
      const filling = Array.from({ length: others }, (_, index) => [7 * index, index % 5] as [number, number]);
      for (const pair of [...pairs, ...filling, ...pairs]) expect(set.add(...pair)).toBe(isNew(pair));
    }),
    { numRuns: 30 },
  );
});
