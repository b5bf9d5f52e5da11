import { describe, expect, test } from 'vitest';
import { findRepeated, growNumbers } from '../../../../src/core/answers/quality/growingNumbers.ts';
import { hashText, hashTexts } from '../../../../src/core/answers/quality/hashText.ts';
import { simulateResponses } from '../../../../src/core/simulation/simulate.ts';
import { givenAnswers, givenForm } from '../../given.ts';
import { flagAll, form1988, type GivenRow, givenRow, same, scatter } from './rows.ts';

const packed = (seed: number) => givenAnswers(form1988, scatter(seed, 22), scatter(seed + 100, 22));
const flags = (...rows: readonly (Partial<GivenRow> & { readonly packed: string })[]) =>
  flagAll(
    form1988,
    rows.map((row) => givenRow(row.packed, row)),
  );

describe('A person', () => {
  test('with two sets of answers in one wave is a duplicate in both', () => {
    const [a, b, c] = flags(
      { packed: packed(1), respondent: 'P1', wave: '1' },
      { packed: packed(2), respondent: 'P1', wave: '1' },
      { packed: packed(3), respondent: 'P2', wave: '1' },
    );
    expect([a, b, c]).toEqual([['duplicate-respondent'], ['duplicate-respondent'], []]);
  });

  test('with answers in two waves is none, and without an id neither', () => {
    const linked = flags(
      { packed: packed(1), respondent: 'P1', wave: '1' },
      { packed: packed(2), respondent: 'P1', wave: '2' },
      { packed: packed(3), respondent: 'P1' },
    );
    expect(linked.flat()).toEqual([]);
    expect(flags({ packed: packed(1), wave: '1' }, { packed: packed(2), wave: '1' }).flat()).toEqual([]);
  });

  test('is told from another whatever the names of person and wave', () => {
    const rows = [
      { packed: packed(1), respondent: 'a', wave: 'b,c' },
      { packed: packed(2), respondent: 'a,b', wave: 'c' },
      { packed: packed(3), respondent: 'a"', wave: 'c' },
    ];
    expect(flags(...rows).flat()).toEqual([]);
  });
});

test('A token that comes twice in a wave is flagged both times, and one that comes in two waves is not', () => {
  const rows = [
    { packed: packed(1), token: 'T1', wave: '1' },
    { packed: packed(2), token: 'T1', wave: '1' },
    { packed: packed(3), token: 'T1', wave: '2' },
    { packed: packed(4), token: 'T2', wave: '1' },
  ];
  expect(flags(...rows)).toEqual([['token-reused'], ['token-reused'], [], []]);
});

describe('Cloned', () => {
  test('are the same answers and points from two people, from one without an id, or from two without', () => {
    const twice = (a: string | null, b: string | null) =>
      flags({ packed: packed(1), respondent: a, wave: '1' }, { packed: packed(1), respondent: b, wave: '2' });
    for (const [a, b] of [
      ['P1', 'P2'],
      ['P1', null],
      [null, null],
    ] as const)
      expect(twice(a, b)).toEqual([['cloned'], ['cloned']]);
  });

  test('is nobody who answers the same again in another wave', () => {
    const row = { packed: packed(1), respondent: 'P1' };
    expect(flags({ ...row, wave: '1' }, { ...row, wave: '2' }).flat()).toEqual([]);
    expect(flags({ ...row, wave: '1' }, { ...row, wave: '2' }, { packed: packed(1) })).toEqual([
      ['cloned'],
      ['cloned'],
      ['cloned'],
    ]);
  });

  test('is nobody with another answer, another kind of missing answer, or other points', () => {
    const changed = `${packed(1).slice(0, -1)}${packed(1).endsWith('0') ? '1' : '0'}`;
    expect(flags({ packed: packed(1) }, { packed: changed }).flat()).toEqual([]);
    const [blank, refused] = ['.', '!'].map((sign) => `${packed(1).slice(0, -1)}${sign}`);
    expect(flags({ packed: blank ?? '' }, { packed: refused ?? '' }).flat()).toEqual([]);
    const points = (first: number) =>
      new Map(form1988.dimensions.map(({ id }, index) => [id, [first, 100 - first, 0, 0, 0][index] ?? 0]));
    expect(flags({ packed: packed(1), points: points(40) }, { packed: packed(1), points: points(30) }).flat()).toEqual(
      [],
    );
    expect(flags({ packed: packed(1), points: points(40) }, { packed: packed(1), points: points(40) }).flat()).toEqual([
      'cloned',
      'cloned',
    ]);
  });

  test('is a row that lacks its blank end like one that has it', () => {
    const short = packed(1).slice(0, 40);
    expect(flags({ packed: short }, { packed: `${short}....` }).flat()).toEqual(['cloned', 'cloned']);
  });

  test.each([
    ['straight lines', givenAnswers(form1988, same(7, 22), same(6, 22))],
    [
      'two values in turn',
      givenAnswers(form1988, [7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6], []),
    ],
    ['fewer than ten answers', givenAnswers(form1988, [1, 5, 3, 7, 2, 6, 4, 1, 7], [])],
    [
      'one answer that stands out in each dimension',
      givenAnswers(form1988, same(7, 22), [7, 6, 7, 7, 7, 7, 5, 7, 7, 7, 6, 7, 7, 7, 7, 7, 6, 7, 7, 7, 7, 7]),
    ],
  ])('is nobody who may agree by chance: %s', (_, answers) => {
    const found = flags({ packed: answers }, { packed: answers });
    expect(found.flat()).not.toContain('cloned');
  });

  test('is nobody with nine answers, however odd they are, but with ten', () => {
    const form = givenForm({
      scale: { min: 0, max: 10 },
      sides: ['perception'],
      items: new Array<string>(12).fill('a'),
    });
    const twice = (answers: readonly number[]) =>
      flagAll(
        form,
        [givenAnswers(form, answers), givenAnswers(form, answers)].map((each) => givenRow(each)),
      );
    expect(twice([3, 9, 1, 10, 4, 0, 7, 2, 8])).toEqual([[], []]);
    expect(twice([3, 9, 1, 10, 4, 0, 7, 2, 8, 5])).toEqual([['cloned'], ['cloned']]);
  });

  test('are the same odd answers in every dimension', () => {
    const answers = [7, 5, 6, 7, 3, 7, 5, 6, 7, 2, 3, 2, 1, 6, 7, 5, 6, 2, 3, 1, 2, 4];
    expect(
      flags({ packed: givenAnswers(form1988, answers, []) }, { packed: givenAnswers(form1988, answers, []) }),
    ).toEqual([['cloned'], ['cloned']]);
  });

  test('is nobody among 20,000 who answer alike on few points', () => {
    const sizes = { a: 4, b: 5, c: 4, d: 4, e: 5 };
    const form = givenForm({
      scale: { min: 1, max: 5 },
      sides: ['perception'],
      items: Object.entries(sizes).flatMap(([id, size]) => new Array<string>(size).fill(id)),
    });
    const means = [4.5, 4.3, 4.1, 4.4, 3.9].map((perception) => ({ means: { perception }, points: 0 }));
    const responses = simulateResponses(form, {
      ...{ seed: 11, responses: 20_000, spread: { person: 0.5, item: 0.5 }, blank: 0, noOpinion: 0 },
      dimensions: Object.fromEntries(
        Object.keys(sizes).map((id, index) => [id, means[index] ?? { means: {}, points: 0 }]),
      ),
    });
    const vectors = responses.map(({ answers }) => answers.items);
    expect(new Set(vectors).size).toBeLessThan(vectors.length);
    expect(
      flagAll(
        form,
        vectors.map((each) => givenRow(each)),
      ).flat(),
    ).not.toContain('cloned');
  });
});

describe('The search for what repeats', () => {
  test('finds the numbers that stand so many times in a list, in whatever order', () => {
    const numbers = growNumbers();
    for (let index = 0; index < 100_000; index++) numbers.add((index * 7919) % 99_990);
    const all = numbers.finish();
    expect(all.flatMap((block) => [...block])).toEqual(
      Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 99_990),
    );
    expect(findRepeated(all, 2).size).toBe(10);
    expect(findRepeated(all, 3).size).toBe(0);
    expect([...findRepeated([new Float64Array([5, 1, 5]), new Float64Array([2, 5])], 3)]).toEqual([5]);
    expect(findRepeated([], 1).size).toBe(0);
    expect(growNumbers().finish()).toHaveLength(0);
  });

  test('takes no two of 200,000 texts for one', () => {
    const seen = new Set<number>();
    for (let index = 0; index < 200_000; index++) seen.add(hashText(index.toString(7).padStart(44, '8')));
    expect(seen.size).toBe(200_000);
    expect([...seen].filter((key) => key >= 2 ** 52).length / seen.size).toBeCloseTo(0.5, 2);
    for (const key of seen) if (!Number.isSafeInteger(key) || key < 0) throw new Error(String(key));
  });

  test('takes no lists of texts for one that say the same, parted elsewhere', () => {
    const lists = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['c', 'ab'], []];
    expect(new Set(lists.map((texts) => hashTexts(texts))).size).toBe(lists.length);
    const seen = new Set<number>();
    for (let index = 0; index < 200_000; index++) seen.add(hashTexts([`${index % 400}`, `${Math.floor(index / 400)}`]));
    expect(seen.size).toBe(200_000);
  });
});
