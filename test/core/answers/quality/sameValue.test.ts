import { describe, expect, test } from 'vitest';
import { givenAnswers, givenForm } from '../../given.ts';
import { flagOne, form1988, same, scatter } from './rows.ts';

const pair = givenForm({ items: new Array<string>(22).fill('a') });

describe('Both sides identical', () => {
  const isIdentical = (...sides: Parameters<typeof givenAnswers>[1][]) =>
    flagOne(pair, givenAnswers(pair, ...sides)).includes('identical-sides');

  test('means one value for every item on both, so that every gap is 0', () => {
    expect(isIdentical(same(5, 22), same(5, 22))).toBe(true);
    expect(isIdentical(same(5, 22), [...same(5, 21), 4])).toBe(false);
  });

  test('does not mean the same line twice, nor two values', () => {
    expect(isIdentical(scatter(1, 22), scatter(1, 22))).toBe(false);
    expect(isIdentical(same(7, 22), same(6, 22))).toBe(false);
  });

  test('needs half of the items on each side', () => {
    expect(isIdentical(same(5, 22), [...same(5, 11), ...same(null, 11)])).toBe(true);
    expect(isIdentical(same(5, 22), [...same(5, 10), ...same(null, 12)])).toBe(false);
    expect(isIdentical(same(5, 22), same(null, 22))).toBe(false);
  });

  test('needs six answers in all', () => {
    const flags = (count: number) => {
      const form = givenForm({ items: new Array<string>(count).fill('a') });
      return flagOne(form, givenAnswers(form, same(5, count), same(5, count)));
    };
    expect(flags(3)).toEqual(['identical-sides']);
    expect(flags(2)).toEqual([]);
  });

  test('is not said where only one side, or only wishes, are asked', () => {
    for (const sides of [['perception'], ['minimum', 'desired'], ['expectation', 'importance']] as const) {
      const form = givenForm({ items: new Array<string>(22).fill('a'), sides });
      expect(flagOne(form, givenAnswers(form, same(5, 22), same(5, 22)))).not.toContain('identical-sides');
    }
  });

  test('covers every side that is asked', () => {
    const form = givenForm({ items: new Array<string>(22).fill('a'), sides: ['minimum', 'desired', 'perception'] });
    const flags = (desired: number) => flagOne(form, givenAnswers(form, same(5, 22), same(desired, 22), same(5, 22)));
    expect(flags(5)).toContain('identical-sides');
    expect(flags(6)).not.toContain('identical-sides');
  });
});

describe('A straight line across negatively worded items', () => {
  const isStraight = (...sides: Parameters<typeof givenAnswers>[1][]) =>
    flagOne(form1988, givenAnswers(form1988, ...sides)).includes('straight-reversed');

  test('says yes and no to the same, on either side', () => {
    expect(isStraight(scatter(1, 22), same(6, 22))).toBe(true);
    expect(isStraight(same(6, 22), scatter(1, 22))).toBe(true);
    expect(isStraight(scatter(1, 22), scatter(2, 22))).toBe(false);
  });

  test('contradicts nothing at the middle of the scale', () => {
    expect(isStraight(scatter(1, 22), same(4, 22))).toBe(false);
    expect(isStraight(scatter(1, 22), same(3, 22))).toBe(true);
    const even = givenForm({
      scale: { min: 1, max: 6 },
      items: ['a', 'a', 'a', 'a', 'a', 'a'],
      reverse: [true, true, true],
    });
    for (const answer of [1, 2, 3, 4, 5, 6])
      expect(flagOne(even, givenAnswers(even, same(null, 6), same(answer, 6)))).toContain('straight-reversed');
  });

  test('needs three answers each way', () => {
    // Items 1-9 are worded positively, 10-13 negatively.
    const answered = (positive: number, negative: number) => [
      ...same(6, positive),
      ...same(null, 9 - positive),
      ...same(6, negative),
      ...same(null, 13 - negative),
    ];
    expect(isStraight(same(null, 22), answered(3, 3))).toBe(true);
    expect(isStraight(same(null, 22), answered(2, 4))).toBe(false);
    expect(isStraight(same(null, 22), answered(9, 2))).toBe(false);
  });

  test('is a line and nothing else', () => {
    expect(isStraight(scatter(1, 22), [...same(6, 21), 5])).toBe(false);
    expect(isStraight(scatter(1, 22), [5, ...same(6, 21)])).toBe(false);
  });

  test('cannot be where no item is worded negatively', () => {
    expect(flagOne(pair, givenAnswers(pair, same(6, 22), same(6, 22)))).not.toContain('straight-reversed');
  });
});
