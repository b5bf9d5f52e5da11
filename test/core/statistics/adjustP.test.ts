import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustBenjaminiHochberg, adjustHolm } from '../../../src/core/statistics/adjustP.ts';
import { readJson } from '../given.ts';
import { expectNear } from './near.ts';

/** Written by test/oracle/adjust.R. */
const families = readJson('test/oracle/adjust.json') as readonly {
  readonly p: readonly (number | null)[];
  readonly holm: readonly (number | null)[];
  readonly bh: readonly (number | null)[];
}[];

const methods = [
  ['Holm', adjustHolm, 'holm'],
  ['Benjamini and Hochberg', adjustBenjaminiHochberg, 'bh'],
] as const;

describe.each(methods)('p-values adjusted by %s', (_, adjust, name) => {
  test.each(families.map((family) => [family.p, family] as const))('equal R: %j', (p, family) => {
    const found = adjust(p);
    expect(found).toHaveLength(p.length);
    for (const [index, expected] of family[name].entries()) expectNear(found[index], expected);
  });

  test('do not exist without tests', () => {
    expect(adjust([])).toEqual([]);
  });

  const ps = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 });

  test('keep the order, are no smaller than before and at most 1, and do not see tests without p', () => {
    fc.assert(
      fc.property(ps, (family) => {
        const found = adjust(family);
        expect(found.filter((p) => p !== null)).toEqual(adjust(family.filter((p) => p !== null)));
        for (const [i, p] of family.entries()) {
          const own = found[i] ?? null;
          expect(own === null).toBe(p === null);
          if (p === null || own === null) continue;
          expect(own).toBeGreaterThanOrEqual(p * (1 - 1e-15));
          expect(own).toBeLessThanOrEqual(1);
          for (const [j, other] of family.entries())
            if (other !== null && other >= p) expect(found[j] ?? NaN).toBeGreaterThanOrEqual(own);
        }
      }),
    );
  });
});
