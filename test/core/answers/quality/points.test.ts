import { describe, expect, test } from 'vitest';
import { givenAnswers, givenForm } from '../../given.ts';
import { flagOne, form1988, scatter } from './rows.ts';

const packed = givenAnswers(form1988, scatter(1, 22), scatter(2, 22));
const flags = (...given: readonly (number | null)[]) => {
  const points = form1988.dimensions.flatMap(({ id }, index) => {
    const value = given[index];
    return typeof value === 'number' ? [[id, value] as const] : [];
  });
  return flagOne(form1988, packed, { points: new Map(points) });
};

describe('Points', () => {
  test('that sum to 100 are in order, also where some are blank, and so is giving none', () => {
    expect(flags(11, 32, 22, 19, 16)).toEqual([]);
    expect(flags(40, 60, null, null, null)).toEqual([]);
    expect(flags(0, 0, 0, 0, 100)).toEqual([]);
    expect(flags(null, null, null, null, null)).toEqual([]);
  });

  test('that sum to anything else are flagged, also to 0', () => {
    expect(flags(10, 30, 20, 20, 10)).toEqual(['points-sum']);
    expect(flags(20, 40, 30, 20, 10)).toEqual(['points-sum']);
    expect(flags(0, 0, 0, 0, 0)).toEqual(['points-sum']);
    expect(flags(100, 1, null, null, null)).toEqual(['points-sum']);
  });

  test('that are all the same are flagged: five times 20, and any other number as well', () => {
    expect(flags(20, 20, 20, 20, 20)).toEqual(['points-equal']);
    expect(flags(10, 10, 10, 10, 10)).toEqual(['points-sum', 'points-equal']);
    expect(flags(20, 20, 20, 20, null)).toEqual(['points-sum']);
    expect(flags(20, 20, 20, 21, 19)).toEqual([]);
  });

  test('of three dimensions are as equal as can be with 33, 33 and 34', () => {
    const form = { ...givenForm({ items: ['a', 'b', 'c'] }), points: true };
    const of = (a: number, b: number, c: number) =>
      flagOne(form, givenAnswers(form, [7, 6, 5], [4, 6, 3]), { points: new Map(Object.entries({ a, b, c })) });
    expect(of(33, 33, 34)).toEqual(['points-equal']);
    expect(of(33, 32, 35)).toEqual([]);
    expect(of(33, 33, 33)).toEqual(['points-sum', 'points-equal']);
    expect(of(33, 34, 34)).toEqual(['points-sum']);
  });

  test('say nothing where none were asked for, and of dimensions that are not asked about', () => {
    const [first = '', ...others] = form1988.dimensions.map(({ id }) => id);
    expect(flagOne({ ...form1988, points: false }, packed, { points: new Map([[first, 3]]) })).toEqual([]);
    expect(flagOne(form1988, packed, { points: new Map([['stranger', 3]]) })).toEqual([]);
    const four = new Map([...others, 'stranger'].map((id) => [id, 25]));
    expect(flagOne(form1988, packed, { points: four })).toEqual([]);
  });

  test('are judged without any answer to an item', () => {
    const points = new Map([[form1988.dimensions[0]?.id ?? '', 90]]);
    expect(flagOne(form1988, givenAnswers(form1988, [], []), { points })).toEqual(['points-sum']);
  });
});
