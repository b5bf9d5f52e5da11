import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startUnpacking } from '../../src/storage/unpackTexts.ts';

test('What rows hold is unpacked as JSON says, whatever stands in it and however often it comes', () => {
  const awkward = fc.constantFrom('', ',', '","', '":"', ':', '{', '}', '\\', '"', '5', '__proto__', '东区', 'a', 'b');
  const anyText = fc.oneof(
    awkward,
    fc.array(awkward, { maxLength: 4 }).map((parts) => parts.join('')),
    fc.string(),
  );
  const anyObject = fc.dictionary(anyText, fc.oneof(anyText, anyText, fc.integer()), { maxKeys: 5 });
  fc.assert(
    fc.property(fc.array(anyObject, { maxLength: 8 }), (objects) => {
      const unpack = startUnpacking();
      for (const object of [...objects, ...objects]) {
        const text = JSON.stringify(object);
        expect(new Map(unpack(text))).toEqual(new Map(Object.entries(JSON.parse(text))));
      }
      expect(unpack(null).size).toBe(0);
    }),
    { numRuns: 500 },
  );
});
