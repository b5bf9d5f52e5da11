import { describe, expect, test } from 'vitest';
import type { Figures } from '../../../src/core/report/figures.ts';
import { formOf, packSet, pairedSets, type RFigures, reportOf, reportOfSet } from './paired.ts';

const entries = Object.entries(pairedSets);

describe.each(entries)('The report on %s equals R', (_, set) => {
  const report = reportOfSet(set);

  test('for every item', () => {
    expect(report.items).toHaveLength(set.items.length);
    for (const [index, figures] of report.items.entries()) expectLikeR(figures, set.items[index], `item ${index}`);
  });

  test('for every dimension', () => {
    expect(report.dimensions.map(({ id }) => id)).toEqual(set.dimensions);
    for (const [index, figures] of report.dimensions.entries())
      expectLikeR(figures, set.dimensionFigures[index], figures.id);
  });

  test('for the whole, which is also gap 5', () => {
    const { unweighted } = report.overall;
    expectLikeR(unweighted, set.overall, 'overall');
    expect(unweighted.value).toBe(unweighted.gap);
    if (!set.E || !set.P) return expect(report.gaps[5]).toBeNull();
    const asGap = ({ gap: value, n, ci, t, df, p }: Figures) => ({ value, n, ci, t, df, p });
    expect(report.gaps[5]).toMatchObject({
      design: 'paired',
      ...asGap(unweighted),
      dimensions: report.dimensions.map((figures) => ({ id: figures.id, ...asGap(figures) })),
    });
  });

  test('bit for bit whatever the order of the respondents', () => {
    const form = formOf(set);
    expect(reportOf(form, [...packSet(form, set)].reverse())).toEqual(report);
  });

  test('and each gap in it is perception less expectation of the same row, to 1e-12', () => {
    const rows = [...report.items, ...report.dimensions, report.overall.unweighted];
    for (const { expectation, perception, gap } of rows) {
      if (expectation === null || perception === null) expect(gap).toBeNull();
      else expect(Math.abs(perception - expectation - (gap ?? NaN))).toBeLessThan(1e-12);
    }
  });
});

test('The sets hold what makes figures go wrong: missing pairs, no variance, one or two respondents, a single side', () => {
  const all = entries.flatMap(([, set]) => [...set.items, ...set.dimensionFigures, set.overall]);
  const count = (is: (figures: RFigures) => boolean) => all.filter(is).length;
  expect(count(({ n }) => n === 0)).toBeGreaterThan(0);
  expect(count(({ n }) => n === 1)).toBeGreaterThan(5);
  expect(count(({ sd, t }) => sd === 0 && t === null)).toBeGreaterThan(5);
  expect(count(({ t }) => t !== null && t > 0)).toBeGreaterThan(5);
  expect(count(({ t }) => t !== null && t < 0)).toBeGreaterThan(20);
  expect(count(({ n, gap }) => n > 0 && gap === null)).toBeGreaterThan(10);
  expect(
    count((figures) => entries.some(([, set]) => figures.n > 0 && figures.n < (set.E?.length ?? 0))),
  ).toBeGreaterThan(20);
});

/** Closed forms to 1e-9, p-values to 1e-6 of themselves; null where R has none. */
function expectLikeR(found: Figures, wanted: RFigures | undefined, row: string): void {
  if (!wanted) throw new Error(`R has no ${row}`);
  expect(found.n, `${row} n`).toBe(wanted.n);
  expect(found.df, `${row} df`).toBe(wanted.df);
  for (const key of ['expectation', 'perception', 'gap', 'sd', 't', 'dz'] as const)
    expectClose(found[key], wanted[key], 1e-9 * Math.max(1, Math.abs(wanted[key] ?? 0)), `${row} ${key}`);
  for (const end of [0, 1] as const) expectClose(found.ci?.[end] ?? null, wanted.ci[end], 1e-9, `${row} ci[${end}]`);
  expectClose(found.p, wanted.p, 1e-6 * (wanted.p ?? 0), `${row} p`);
}

function expectClose(found: number | null, wanted: number | null, tolerance: number, what: string): void {
  if (found === null || wanted === null) expect(found, what).toBe(wanted);
  else expect(Math.abs(found - wanted), `${what}: ${found}, R ${wanted}`).toBeLessThanOrEqual(tolerance);
}
