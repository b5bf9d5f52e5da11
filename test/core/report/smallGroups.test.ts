import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/sample.ts';
import { chooseShown } from '../../../src/core/report/smallGroups.ts';
import { givenForm } from '../given.ts';

/** Sizes of groups, small ones often among them. */
const anySizes = fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { maxLength: 12 });
const anyMinGroup = fc.integer({ min: 1, max: 8 });
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

describe('The groups of a partition that may be shown', () => {
  test('are never small, and never leave a small rest that could be had by subtraction', () => {
    fc.assert(
      fc.property(anySizes, anyMinGroup, (sizes, minGroup) => {
        const isShown = chooseShown(sizes, minGroup);
        expect(isShown).toHaveLength(sizes.length);
        const shown = sizes.filter((_, index) => isShown[index]);
        for (const size of shown) expect(size === 0 || size >= minGroup).toBe(true);
        const rest = sum(sizes) - sum(shown);
        expect(rest === 0 || rest >= minGroup || shown.every((size) => size === 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('are all that may: with one more, it would be small itself or leave a small rest', () => {
    fc.assert(
      fc.property(anySizes, anyMinGroup, (sizes, minGroup) => {
        const isShown = chooseShown(sizes, minGroup);
        const rest = sum(sizes.filter((_, index) => !isShown[index]));
        for (const [index, size] of sizes.entries()) {
          if (isShown[index] || size < minGroup) continue;
          // A group that is large enough is hidden only to cover smaller ones, and no smaller one would do.
          expect(rest - size).toBeGreaterThan(0);
          expect(rest - size).toBeLessThan(minGroup);
          for (const [other, isOtherShown] of isShown.entries())
            if (isOtherShown && (sizes[other] ?? 0) > 0) expect(sizes[other]).toBeGreaterThanOrEqual(size);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('are all of them for the analyst of a file, who asks for no limit', () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        expect(chooseShown(sizes, 1)).toEqual(sizes.map(() => true));
      }),
    );
  });

  test.each([
    [
      [40, 30, 2],
      [true, false, false],
    ],
    [
      [40, 30, 2, 3],
      [true, true, false, false],
    ],
    [
      [40, 30, 2, 2],
      [true, false, false, false],
    ],
    [
      [5, 5, 5],
      [true, true, true],
    ],
    [
      [40, 4],
      [false, false],
    ],
    [
      [40, 0, 30],
      [true, true, true],
    ],
    [[], []],
  ])('of sizes %j at least five are %j', (sizes, wanted) => {
    expect(chooseShown(sizes, 5)).toEqual(wanted);
  });
});

describe('The report of a study with segments and waves', () => {
  const form = { ...givenForm({ items: ['a', 'a'] }), profile: [{ id: 'branch', text: { en: 'Branch' } }] };
  /** One person: the wave, the branch, and whether there is an answer. */
  const anyPerson = fc.record({
    wave: fc.constantFrom('1', '1', '1', '2', '2', '3'),
    branch: fc.constantFrom('north', 'north', 'north', 'south', 'south', 'west', ''),
    isAnswered: fc.boolean(),
  });
  type Person = typeof anyPerson extends fc.Arbitrary<infer Value> ? Value : never;
  const report = (people: readonly Person[]) => {
    const sample = buildSample(
      form,
      people.map(({ wave, branch, isAnswered }, index) => ({
        id: String(index),
        answers: {
          items: isAnswered ? `${index % 7}${(3 * index) % 7}${(5 * index) % 7}${(2 * index) % 7}` : '....',
          points: new Map(),
          outcomes: new Map(),
          profile: new Map(branch === '' ? [] : [['branch', branch]]),
          comments: new Map(),
        },
        wave,
        respondent: null,
        token: null,
        submittedAt: null,
        language: null,
        seconds: null,
      })),
    );
    return buildReport(
      { customer: sample },
      { read: people.length, duplicates: 0, minGroup: 5, version: 'x', waveOrder: null },
    );
  };

  test('shows figures of no set of one to four people, nor two sets that differ by so many', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 60, size: 'max' }), (people) => {
        const { segments, waves, overall } = report(people);
        const answered = people.filter(({ isAnswered }) => isAnswered);
        const count = (is: (person: Person) => boolean) => answered.filter(is).length;
        const isSafe = (size: number) => size === 0 || size >= 5;
        expect(isSafe(overall.unweighted.n)).toBe(true);

        const groups = segments.flatMap((segment) => segment.groups);
        const seen = groups.filter(({ isHidden }) => !isHidden);
        for (const { value, n, dimensions } of groups) {
          const size = count(({ branch }) => branch === value);
          for (const figures of dimensions) {
            expect(figures.n).toBe(size);
            expect(isSafe(figures.n)).toBe(true);
          }
          if (!seen.some((group) => group.value === value)) expect([n, dimensions]).toEqual([null, []]);
        }
        const seenNames = seen.map(({ value }) => value);
        if (overall.unweighted.n > 0 && seen.some(({ n }) => n !== null && n > 0))
          expect(isSafe(count(({ branch }) => !seenNames.includes(branch)))).toBe(true);

        const compared = new Set(waves.flatMap(({ from, to }) => [from, to]));
        for (const name of compared) expect(isSafe(count(({ wave }) => wave === name))).toBe(true);
        if (compared.size > 0) expect(isSafe(count(({ wave }) => !compared.has(wave)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
