import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packIds, unpackIds } from '../../../src/web/analyse/flaggedIds.ts';

describe('The ids of flagged responses', () => {
  const anyId = fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
    fc.string({ minLength: 1 }).map((text) => text.replaceAll('\n', '')),
  );

  test('come out of their bytes as they went in, UUIDs and others, with capitals as well', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.array(fc.uuid(), { minLength: 1 }), fc.array(anyId, { minLength: 1 }))),
        (blocks) => {
          expect([...unpackIds(blocks.flatMap(packIds))]).toEqual([...new Set(blocks.flat())]);
        },
      ),
    );
  });

  test('take sixteen bytes each where they are UUIDs, and one for all', () => {
    const ids = fc.sample(fc.uuid(), 100);
    expect(packIds(ids).map(({ length }) => length)).toEqual([1601]);
    expect(packIds([])).toEqual([]);
  });
});
