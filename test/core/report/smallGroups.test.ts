import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { chooseGroupsShown } from '../../../src/core/report/groupsShown.ts';
import { chooseShown } from '../../../src/core/report/smallGroups.ts';
import { summarise } from '../../../src/core/summary/summarise.ts';
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

describe('Groups of several divisions, of which one may lie in another or cut across it', () => {
  const profile = ['city', 'branch'].map((id) => ({ id, text: { en: id } }));
  const form = { ...givenForm({ items: ['a', 'a'] }), profile };
  type Place = { readonly wave: string; readonly city: string; readonly branch: string };
  const divisions = ['wave', 'city', 'branch'] as const;

  /** Which groups are shown, of all people with the same answers. */
  const showGroups = (people: readonly Place[]) => {
    const responses = people.map(({ wave, city, branch }) => ({
      answers: {
        items: '1234',
        points: new Map(),
        outcomes: new Map(),
        profile: new Map(Object.entries({ city, branch }).filter(([, group]) => group !== '')),
        comments: new Map(),
      },
      wave,
    }));
    const { waves, segments } = chooseGroupsShown(form, summarise(form, responses), 5);
    return [waves, ...segments].map((names) => [...names].sort());
  };
  const settle = (sizes: readonly (readonly [number, Partial<Place>])[]): readonly Place[] =>
    sizes.flatMap(([size, place]) =>
      Array.from({ length: size }, () => ({ wave: '1', city: '', branch: '', ...place })),
    );

  test('a city less its other branches would be the two people of the third: a second branch is hidden with it', () => {
    const people = settle([
      [9, { city: 'east', branch: 'a' }],
      [8, { city: 'east', branch: 'b' }],
      [2, { city: 'east', branch: 'c' }],
      [7, { city: 'west', branch: 'd' }],
      [6, { city: 'west', branch: 'e' }],
    ]);
    expect(showGroups(people)).toEqual([['1'], ['east', 'west'], ['a', 'd']]);
  });

  test('all over sixty less all men would be the one woman over sixty: one of the two is hidden', () => {
    const people = settle([
      [20, { city: 'men', branch: 'over 60' }],
      [1, { city: 'women', branch: 'over 60' }],
      [19, { city: 'women', branch: 'under 60' }],
    ]);
    const [, ...shown] = showGroups(people);
    expect(shown).toEqual([[], ['over 60', 'under 60']]);
  });

  test('groups that cut across each other in large parts are all shown', () => {
    const people = settle([
      [6, { city: 'east', branch: 'a' }],
      [7, { city: 'east', branch: 'b' }],
      [8, { city: 'west', branch: 'a' }],
      [9, { city: 'west', branch: 'b' }],
    ]);
    expect(showGroups(people)).toEqual([['1'], ['east', 'west'], ['a', 'b']]);
  });

  test('never reveal one to four people: no groups of one division leave so few when groups of another are taken away', () => {
    const anyPlace = fc.record({
      wave: fc.constantFrom('1', '1', '2', '3'),
      city: fc.constantFrom('east', 'west', 'north', ''),
      branch: fc.constantFrom('a', 'a', 'b', 'b', 'c', 'd'),
    });
    const anyCrowd = fc
      .array(fc.tuple(fc.nat(14), anyPlace), { maxLength: 14 })
      .map((sizes) => sizes.flatMap(([size, place]) => Array.from({ length: size }, () => place)));
    fc.assert(
      fc.property(anyCrowd, (people) => {
        const shown = showGroups(people);
        // The rest of a division can be had as well: it is the whole less the groups shown.
        const parts = divisions.flatMap((division, index) => {
          const partOf = (person: Place) => (shown[index]?.includes(person[division]) ? person[division] : null);
          return [people.map(partOf)];
        });
        for (const wholes of parts) {
          for (const others of parts) {
            for (const some of subsetsOf([...new Set(wholes)])) {
              const isIn = people.map((_, person) => some.includes(wholes[person] ?? null));
              const inside = [...new Set(others)].filter((part) =>
                others.every((other, person) => other !== part || isIn[person]),
              );
              for (const taken of subsetsOf(inside)) {
                const rest = isIn.filter((isOne, person) => isOne && !taken.includes(others[person] ?? null)).length;
                const isLess = some.length < 2 && taken.length === 0;
                expect(rest === 0 || rest >= 5 || isLess, `${some} less ${taken}: ${rest}`).toBe(true);
              }
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

function subsetsOf<Element>(elements: readonly Element[]): readonly (readonly Element[])[] {
  return Array.from({ length: 2 ** elements.length }, (_, bits) =>
    elements.filter((_, index) => (bits >> index) % 2 === 1),
  );
}
