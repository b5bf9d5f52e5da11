import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../src/core/statistics/moments.ts';
import { oneSampleT } from '../../../src/core/statistics/oneSampleT.ts';
import { readJson } from '../given.ts';

/** Written by test/oracle/student.R. */
const table = readJson('test/oracle/student.json') as readonly {
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly quantile: number;
}[];

describe("Student's t test", () => {
  test('gives what Student found in his own data: additional hours of sleep, t = 4.0621 on 9 degrees of freedom', () => {
    // Student (1908), Biometrika 6(1), p. 20, in tenths of an hour; the figures are those of R's help page ?t.test.
    const tenths = [12n, 24n, 13n, 13n, 0n, 10n, 18n, 8n, 46n, 14n];
    const sum = tenths.reduce((total, value) => total + value, 0n);
    const squares = tenths.reduce((total, value) => total + value * value, 0n);
    const { t, df, p, ci } = oneSampleT(momentsOf(tenths.length, sum, squares, 10n));
    expect([t?.toFixed(4), df, p?.toFixed(6)]).toEqual(['4.0621', 9, '0.002833']);
    expect(ci?.map((end) => end.toFixed(7))).toEqual(['0.7001142', '2.4598858']);
  });

  test.each(table.map((row) => [row.t, row.df, row] as const))(
    'equals R at t = %d on %d degrees of freedom',
    (_, __, { t, df, p, quantile }) => {
      const n = df + 1;
      const found = oneSampleT({ n, mean: t, variance: n }); // a standard error of 1
      expect(found.t).toBeCloseTo(t, 10);
      expect(Math.abs((found.p ?? NaN) - p)).toBeLessThanOrEqual(1e-6 * p);
      expect(found.ci?.map((end) => Math.abs(end - t) / quantile)).toEqual([
        expect.closeTo(1, 9),
        expect.closeTo(1, 9),
      ]);
      expect(found.dz).toBeCloseTo(t / Math.sqrt(n), 10);
    },
  );

  test('has no p without variance, and neither t nor an interval below two values', () => {
    expect(oneSampleT({ n: 5, mean: -1, variance: 0 })).toEqual({
      sd: 0,
      ci: [-1, -1],
      t: null,
      df: 4,
      p: null,
      dz: null,
    });
    const none = { sd: null, ci: null, t: null, p: null, dz: null };
    expect(oneSampleT({ n: 1, mean: -1, variance: null })).toEqual({ ...none, df: 0 });
    expect(oneSampleT({ n: 0, mean: null, variance: null })).toEqual({ ...none, df: null });
  });
});
