import fc from 'fast-check';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { readJson } from '../given.ts';

/** Factor analyses by R, of made answers. Written by test/oracle/factors.R. */
export interface FactorSet {
  readonly n: number;
  readonly correlation: Matrix;
  readonly factors: number;
  readonly isHeywood: boolean;
  readonly kmo: number;
  readonly kmoItems: readonly number[];
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
  readonly eigenvalues: readonly number[];
  readonly keep: number;
  readonly components: Matrix;
  readonly loadings: Matrix;
  readonly communalities: readonly number[];
  readonly varimax: Matrix | null;
  readonly oblimin: Matrix | null;
  readonly phi: Matrix | null;
}

export const readFactorSets = () =>
  Object.entries((readJson('test/oracle/factors.json') as { sets: Readonly<Record<string, FactorSet>> }).sets);

export const readSaddle = () =>
  (
    readJson('test/oracle/factors.json') as {
      readonly saddle: { readonly loadings: Matrix; readonly oblimin: Matrix; readonly phi: Matrix };
    }
  ).saddle;

/** R's columns in this program's order and direction: most squared loadings first, each summing to 0 or more. */
export function orient(loadings: Matrix): Matrix {
  return transpose(orderOf(loadings).map(({ column, sign }) => column.map((value) => sign * value)));
}

/** The correlations of the factors, moved as `orient` moves the columns. */
export function orientPhi(loadings: Matrix, phi: Matrix): Matrix {
  const order = orderOf(loadings);
  return order.map((a) => order.map((b) => a.sign * b.sign * (phi[a.place]?.[b.place] ?? Number.NaN)));
}

function orderOf(loadings: Matrix) {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  return transpose(loadings)
    .map((column, place) => ({
      column,
      place,
      sign: total(column) < 0 ? -1 : 1,
      size: total(column.map((x) => x * x)),
    }))
    .sort((a, b) => b.size - a.size);
}

export function transpose(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? Number.NaN));
}

/** Correlations of any variables: those of rows of numbers, brought to length 1. */
export function anyCorrelation(size: number): fc.Arbitrary<Matrix> {
  const row = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size + 1, maxLength: size + 1 });
  return fc
    .array(row, { minLength: size, maxLength: size })
    .filter((rows) => rows.every((values) => Math.hypot(...values) > 0.1))
    .map((rows) => rows.map((values) => values.map((value) => value / Math.hypot(...values))))
    .map((rows) =>
      rows.map((a, i) => rows.map((b, j) => (i === j ? 1 : a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)))),
    );
}
