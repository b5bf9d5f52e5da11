import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRevealing } from '../../../src/core/report/judgeFilter.ts';
import type { Cell } from '../../../src/core/report/smallRests.ts';
import type { Filter } from '../../../src/core/study/filter.ts';

const k = 5;
const divisions = ['wave', 'segment.branch', 'segment.sex'];
const groups = [
  ['1', '2'],
  ['East', 'West', 'North'],
  ['f', 'm'],
];

/** All filters of one and two divisions, with one or several groups of each. */
const filters: readonly Filter[] = divisions.flatMap((one, first) =>
  subsets(groups[first] ?? []).flatMap((some) => [
    { [one]: some },
    ...divisions.flatMap((other, second) =>
      second > first ? subsets(groups[second] ?? []).map((more) => ({ [one]: some, [other]: more })) : [],
    ),
  ]),
);

const study: fc.Arbitrary<readonly Cell[]> = fc
  .array(
    fc.record({
      groups: fc.tuple(...groups.map((names) => fc.constantFrom(...names, ...names, null))),
      size: fc.constantFrom(1, 2, 4, 5, 6, 9, 30),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((cells) => [...new Map(cells.map((cell) => [JSON.stringify(cell.groups), cell])).values()]);

describe('Filtered reports', () => {
  test('no two of them, nor one and that of all, differ by fewer people than a small group', () => {
    let count = 0;
    fc.assert(
      fc.property(study, (cells) => {
        const sets = filters
          .filter((filter) => !isRevealing(filter, divisions, cells, k))
          .map((filter) => cells.filter((cell) => matches(filter, cell)));
        const singles = divisions.flatMap((_, at) =>
          (groups[at] ?? []).map((name) => cells.filter((cell) => cell.groups[at] === name)),
        );
        for (const set of sets) expect(sum(set)).toBeGreaterThanOrEqual(k);
        for (const large of [[...cells], ...sets, ...singles])
          for (const small of [...sets, ...(sets.includes(large) ? singles : [])])
            if (small.every((cell) => large.includes(cell))) {
              count++;
              const left = sum(large) - sum(small);
              expect(left === 0 || left >= k, JSON.stringify([large, small])).toBe(true);
            }
      }),
      { numRuns: 60 },
    );
    expect(count).toBeGreaterThan(500);
  });

  test('whoever belongs to no group is not told from the rest', () => {
    const cells = [cell(['1', 'East'], 20), cell(['1', 'West'], 20), cell(['1', null], 2)];
    const names = divisions.slice(0, 2);
    expect(isRevealing({ 'segment.branch': ['East', 'West'] }, names, cells, k)).toBe(true);
    expect(isRevealing({ 'segment.branch': ['East'] }, names, cells, k)).toBe(true);
    expect(isRevealing({ wave: ['1'] }, names, cells, k)).toBe(false);
  });

  test('two branches of a city are shown, and not where they are all of it but a few', () => {
    const names = ['segment.city', 'segment.branch'];
    const city = (rest: number) => [
      cell(['Harbin', 'East'], 10),
      cell(['Harbin', 'West'], 10),
      cell(['Harbin', 'North'], rest),
      cell(['Dalian', 'South'], 30),
    ];
    expect(isRevealing({ 'segment.branch': ['East', 'West'] }, names, city(8), k)).toBe(false);
    expect(isRevealing({ 'segment.branch': ['East', 'West'] }, names, city(3), k)).toBe(true);
  });
});

function cell(groups: readonly (string | null)[], size: number): Cell {
  return { groups, size };
}

function matches(filter: Filter, { groups: own }: Cell): boolean {
  return Object.entries(filter).every(([name, some]) => some.includes(own[divisions.indexOf(name)] ?? ''));
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((all, { size }) => all + size, 0);
}

function subsets(names: readonly string[]): readonly (readonly string[])[] {
  const count = 2 ** names.length - 1;
  return Array.from({ length: count }, (_, mask) => names.filter((_, index) => ((mask + 1) >> index) & 1));
}
