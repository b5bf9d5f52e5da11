import { describe, expect, test } from 'vitest';
import { givenAnswers, givenForm } from '../../given.ts';
import { flagOne, scatter } from './rows.ts';

describe('A minimum above what is desired', () => {
  const flags = (count: number, inverted: number, reverse: readonly boolean[] = []) => {
    const form = givenForm({
      scale: { min: 1, max: 9 },
      sides: ['minimum', 'desired', 'perception'],
      items: new Array<string>(count).fill('a'),
      reverse,
    });
    const desired = scatter(1, count, { min: 3, max: 7 });
    const minimum = desired.map((level, index) => (index < inverted ? level + 1 : level - (index % 3 === 0 ? 0 : 1)));
    return flagOne(form, givenAnswers(form, minimum, desired, scatter(2, count, { min: 1, max: 9 })));
  };

  test('is flagged from the tenth of 22 items on', () => {
    expect(flags(22, 10)).toEqual(['zone-inverted']);
    expect(flags(22, 9)).toEqual([]);
  });

  test('is flagged in the same share of fewer or more items', () => {
    expect(flags(11, 5)).toEqual(['zone-inverted']);
    expect(flags(11, 4)).toEqual([]);
    expect(flags(44, 19)).toEqual(['zone-inverted']);
    expect(flags(44, 18)).toEqual([]);
  });

  test('is the other way round where the item is worded negatively', () => {
    expect(flags(22, 10, new Array<boolean>(22).fill(true))).toEqual([]);
    const form = givenForm({ sides: ['minimum', 'desired'], items: ['a', 'a'], reverse: [true, true] });
    expect(flagOne(form, givenAnswers(form, [2, 2], [5, 5]))).toEqual(['zone-inverted']);
    expect(flagOne(form, givenAnswers(form, [5, 5], [2, 2]))).toEqual([]);
  });

  test('needs both answers, and a questionnaire that asks for both', () => {
    const form = givenForm({ sides: ['minimum', 'desired'], items: ['a', 'a'] });
    expect(flagOne(form, givenAnswers(form, [7, 7], [null, null]))).toEqual([]);
    const turned = givenForm({ sides: ['minimum', 'desired'], items: ['a', 'a'], reverse: [true, true] });
    expect(flagOne(turned, givenAnswers(turned, [null, null], [7, 7]))).toEqual([]);
    const half = givenForm({ sides: ['minimum', 'perception'], items: ['a', 'a'] });
    expect(flagOne(half, givenAnswers(half, [7, 7], [1, 1]))).toEqual([]);
  });
});
