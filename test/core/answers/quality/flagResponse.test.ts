import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flags as everyFlag } from '../../../../src/core/answers/quality/flags.ts';
import type { Questionnaire } from '../../../../src/core/instrument/questionnaire.ts';
import { anyPacked, givenAnswers, givenForm } from '../../given.ts';
import { flagAll, type GivenRow, givenRow, same, scatter } from './rows.ts';

const form: Questionnaire = {
  ...givenForm({
    sides: ['minimum', 'desired', 'perception'],
    items: ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'],
    reverse: [true, false, true, false, true, false],
  }),
  points: true,
};

/** Answers out of a few that recur, straight lines among them, and any others. */
const vectors: fc.Arbitrary<string> = fc.oneof(
  fc
    .integer({ min: 0, max: 2 })
    .map((seed) => givenAnswers(form, scatter(seed, 8), scatter(seed + 9, 8), scatter(seed + 5, 8))),
  fc.integer({ min: 1, max: 7 }).map((answer) => givenAnswers(form, same(answer, 8), same(answer, 8), same(answer, 8))),
  anyPacked(form),
  fc.constant(givenAnswers(form, [], [], [])),
);

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const anyRow: fc.Arbitrary<GivenRow> = fc.record({
  packed: vectors,
  points: fc.constantFrom(
    new Map<string, number>(),
    new Map([
      ['a', 50],
      ['b', 50],
    ]),
    new Map([['a', 30]]),
    new Map([
      ['a', 60],
      ['b', 40],
    ]),
  ),
  seconds: orNull(fc.integer({ min: 0, max: 40 })),
  submittedAt: orNull(fc.integer({ min: 1_000_001, max: 1_015_000 })),
  respondent: orNull(fc.constantFrom('P1', 'P2', 'P3')),
  wave: orNull(fc.constantFrom('1', '2')),
  token: orNull(fc.constantFrom('T1', 'T2', 'T3')),
  isTrapped: fc.boolean(),
});
const anyRows = fc.array(anyRow, { maxLength: 40, size: 'max' });

describe('The flags of a response', () => {
  test('are those of the closed list, each at most once, in its order', () => {
    const raised = new Set<string>();
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const flags of flagAll(form, rows)) {
          expect(flags).toEqual(everyFlag.filter((flag) => flags.includes(flag)));
          for (const flag of flags) raised.add(flag);
        }
      }),
      { seed: 1988 },
    );
    expect([...raised].sort()).toEqual([...everyFlag].sort());
  });

  test('do not depend on the order of the responses', () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows.keys()], { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, order]) => {
        const flags = flagAll(form, rows);
        const found = flagAll(
          form,
          order.flatMap((place) => rows[place] ?? []),
        );
        expect(found).toEqual(order.map((place) => flags[place]));
      }),
    );
  });

  test('are all still there when another response comes, save for what the median says', () => {
    fc.assert(
      fc.property(anyRows, anyRow, (rows, another) => {
        const before = flagAll(form, rows);
        const after = flagAll(form, [...rows, another]);
        for (const [place, flags] of before.entries())
          expect(after[place]).toEqual(expect.arrayContaining(flags.filter((flag) => flag !== 'too-fast')));
      }),
    );
  });

  test('are the same after an honest response, one of its own, as before', () => {
    const honest = givenRow(
      givenAnswers(form, [2, 5, 1, 6, 3, 4, 2, 5], [6, 7, 5, 7, 6, 6, 4, 7], [3, 7, 4, 5, 5, 6, 2, 6]),
      {
        respondent: 'someone else',
        points: new Map([
          ['a', 55],
          ['b', 45],
        ]),
        token: 'another token',
        submittedAt: 1_010_000,
      },
    );
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(flagAll(form, [...rows, honest])).toEqual([...flagAll(form, rows), []]);
      }),
    );
  });

  test('without any answer to an item come only from its person, its token, its points and a hidden field', () => {
    const unanswered = new Set(['trapped', 'duplicate-respondent', 'token-reused', 'points-sum', 'points-equal']);
    fc.assert(
      fc.property(anyRows, anyRow, (rows, row) => {
        const flags = flagAll(form, [...rows, { ...row, packed: givenAnswers(form, [], [], []) }]).at(-1) ?? [];
        for (const flag of flags) expect(unanswered).toContain(flag);
      }),
    );
  });
});
