import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noncentralTCdf } from '../../../src/core/statistics/noncentralT.ts';
import { readJson } from '../given.ts';

/** Written by test/oracle/effectSize.R. */
const { noncentral } = readJson('test/oracle/effectSize.json') as {
  readonly noncentral: readonly { readonly t: number; readonly df: number; readonly ncp: number; readonly p: number }[];
};

describe('The noncentral t distribution', () => {
  test.each(noncentral)('at t = $t on $df degrees of freedom around $ncp is that of R', ({ t, df, ncp, p }) => {
    const isApproximate = df > 1000 && Math.abs(ncp) > Math.sqrt(2 * df);
    expect(Math.abs(noncentralTCdf(t, df, ncp) - p)).toBeLessThan(isApproximate ? 1e-5 : 1e-10);
  });

  test('is one minus itself where both t and the effect change sign', () => {
    const t = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(t, fc.integer({ min: 1, max: 2000 }), t, (at, df, ncp) => {
        expect(noncentralTCdf(at, df, ncp) + noncentralTCdf(-at, df, -ncp)).toBeCloseTo(1, 10);
      }),
    );
  });
});
