import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { callFivegaps } from './callFivegaps.ts';
import { compareWithR, type Json } from './compareWithR.ts';
import { oracle } from './runFivegaps.ts';

type Reference = Readonly<Record<string, string>>;

/** A table that R wrote, row by row. */
function readReference(name: string): readonly Reference[] {
  return parse(readFileSync(oracle(name)), { columns: true });
}

const from = (row: Reference, column: string): number => Number(row[column]);
const interval = (row: Reference) => [from(row, 'ciLow'), from(row, 'ciHigh')];

/** A row of R's table under our names. */
function rename(row: Reference, names: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(names).map(([ours, theirs]) => [ours, from(row, theirs)]));
}

let report: { readonly [section: string]: Json };

beforeAll(async () => {
  const args = [oracle('wide_E1-22_P1-22_raw.csv'), '--mapping', oracle('mapping.json')];
  report = JSON.parse((await callFivegaps(['analyze', ...args, '--json'])).stdout);
});

function expectSection(section: string, theirs: Json): void {
  expect(compareWithR(report[section], theirs, `/${section}`)).toEqual([]);
}

describe('fivegaps analyze gives the other tables of R for the synthetic 22 x 2 file', () => {
  test('items: p by Holm and by Benjamini and Hochberg, and Wilcoxon’s', () => {
    const names = { n: 'n', p: 'p', pHolm: 'pHolm', pBH: 'pBH', wilcoxonP: 'wilcoxonP' };
    const ids = (report['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
    const rows = readReference('ref_items.csv').map((row, index) => ({
      id: ids[index] ?? '',
      ...(rename(row, names) as object),
    }));
    expectSection('items', rows);
  });

  test('dimensions: alpha and its n on each side and on the gap, variances, r, reliability of the difference', () => {
    const names = { n: 'n', varE: 'varE', varP: 'varP', rEP: 'rEP', reliabilityOfDifference: 'relDiff' };
    const rows = readReference('ref_dimensions.csv').map((row) => ({
      id: row['dimension'] ?? '',
      ...(rename(row, names) as object),
      alpha: {
        expectation: rename(row, { value: 'alphaE', n: 'nAlphaE' }),
        perception: rename(row, { value: 'alphaP', n: 'nAlphaP' }),
        gap: rename(row, { value: 'alphaGap', n: 'nAlphaGap' }),
      },
    }));
    expectSection('dimensions', rows);
  });

  /** R's names for the conventions, ours, and whether n counts people in both. */
  const conventions = [
    ['unweighted_mean_of_dimension_gaps_per_respondent', 'unweighted', true],
    ['mean_of_5_dimension_means', 'meanOfDimensions', false],
    ['weighted_individual_normalised', 'weighted', true],
    ['weighted_individual_only_sum100', 'weightedExact', true],
    ['weighted_by_mean_weights', 'groupWeighted', true],
    ['classroom_sum_points_x_gap', 'classroomSum', true],
    ['classroom_divided_by_5', 'classroomFifth', true],
    ['mean_of_22_item_gaps', 'meanOfItems', false],
    ['sum_of_22_item_gaps', 'sumOfItems', false],
    ['chinese_textbook_sum_w_times_item_sums_div22', 'textbookSum', true],
    ['serperf_mean_of_dimension_perceptions', 'meanOfDimensionPerceptions', false],
    ['sum_of_5_dimension_gaps', 'sumOfDimensions', false],
  ] as const;

  test.each(conventions)('the scoring convention %s is called %s', (theirs, id, countsPeople) => {
    const row = readReference('ref_overall.csv').find((each) => each[''] === theirs);
    expect(row).toBeDefined();
    const score = { id, value: from(row ?? {}, 'mean'), ...(countsPeople ? { n: from(row ?? {}, 'n') } : {}) };
    const ours = ((report['scores'] ?? []) as readonly { readonly id: string }[]).filter((each) => each.id === id);
    expect(compareWithR(ours as Json, [score], '/scores')).toEqual([]);
  });

  test('R has no convention that is not told here', () => {
    const known = conventions.map(([theirs]): string => theirs);
    expect(readReference('ref_overall.csv').map((row) => row[''] ?? '')).toEqual(expect.arrayContaining(known));
    expect(readReference('ref_overall.csv')).toHaveLength(known.length);
  });

  test('overall: the unweighted and the weighted gap', () => {
    const find = (name: string) => readReference('ref_overall.csv').find((row) => row[''] === name) ?? {};
    expectSection('overall', {
      unweighted: rename(find('unweighted_mean_of_dimension_gaps_per_respondent'), { value: 'mean', n: 'n' }),
      weighted: rename(find('weighted_individual_normalised'), { value: 'mean', n: 'n' }),
    });
  });

  test('the change from wave 1 to wave 2, dimension by dimension', () => {
    const dimensions = readReference('ref_waves.csv').map((row) => ({
      id: row['dimension'] ?? '',
      ...(rename(row, { diff: 'diff', t: 't', df: 'df', p: 'p' }) as object),
      ci: interval(row),
    }));
    expectSection('waves', [{ from: '1', to: '2', dimensions }]);
  });

  test('segments: the classical analysis of variance, eta squared, and Welch’s', () => {
    const names = { f: 'F', fDf1: 'df1', fDf2: 'df2', fP: 'p', etaSquared: 'eta2', welchF: 'welchF', df1: 'df1' };
    const dimensions = readReference('ref_anova_segment.csv').map((row) => ({
      id: row['dimension'] ?? '',
      ...(rename(row, { ...names, df2: 'welchDf2', p: 'welchP' }) as object),
    }));
    expectSection('segments', [{ id: 'segment', dimensions }]);
  });

  test.each([
    ['gaps', 'ref_regression_gaps.csv'],
    ['perceptions', 'ref_regression_perceptions.csv'],
  ])('the regression of the outcome on %s', (on, file) => {
    const rows = readReference(file);
    const names = { b: 'b', se: 'se', t: 't', p: 'p', beta: 'beta', vif: 'vif' };
    const predictors = rows.map((row) => ({ id: row['dimension'] ?? '', ...(rename(row, names) as object) }));
    const whole = rename(rows[0] ?? {}, { n: 'n', r2: 'r2', adjR2: 'adjR2' }) as object;
    expectSection('regression', { overall: { [on]: { ...whole, predictors } } });
  });
});

test('the same file without a mapping: items 10-13 and 18-22 run the other way, so servqual-1988 is taken and said', async () => {
  const run = await callFivegaps(['analyze', oracle('wide_E1-22_P1-22_raw.csv'), '--json']);
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('servqual-1988');
  const ours = JSON.parse(run.stdout);
  expect(ours.instrument).toBe('servqual-1988');
  expect(ours.notes.length).toBeGreaterThan(0);
  const rows = readReference('ref_items.csv').map((row, index) => ({
    id: ours.items[index].id as string,
    ...(rename(row, { n: 'n', expectation: 'meanE', perception: 'meanP', gap: 'gap', sd: 'sdGap' }) as object),
  }));
  expect(compareWithR(ours.items, rows, '/items')).toEqual([]);
});
