import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadApart } from '../../../src/export/picture/spreadApart.ts';

test('Labels beside each other keep their order, their distance and their room, and stay where there is room', () => {
  const anyPlace = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 1, maxLength: 30 }), (places) => {
      const moved = spreadApart(places, 18, 0, 400);
      const step = Math.min(18, 400 / Math.max(1, places.length - 1));
      const order = [...places.keys()].sort((a, b) => (moved[a] ?? 0) - (moved[b] ?? 0));
      for (const [rank, index] of order.entries()) {
        expect(moved[index]).toBeGreaterThanOrEqual(-1e-9);
        expect(moved[index]).toBeLessThanOrEqual(400 + 1e-9);
        const next = order[rank + 1];
        if (next === undefined) continue;
        expect((moved[next] ?? 0) - (moved[index] ?? 0)).toBeGreaterThanOrEqual(step - 1e-9);
        expect(places[next]).toBeGreaterThanOrEqual(places[index] ?? 0);
      }
    }),
    { numRuns: 50 },
  );
  expect(spreadApart([10, 300, 50], 18, 0, 400)).toEqual([10, 300, 50]);
  expect(spreadApart([100, 100], 18, 0, 400)).toEqual([100, 118]);
});
