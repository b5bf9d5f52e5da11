import { describe, expect, test } from 'vitest';
import { gaps, isPaired } from '../../../src/core/gaps/gap.ts';
import { audienceOf } from '../../../src/core/instrument/side.ts';

describe('The five gaps', () => {
  test('are those of Parasuraman, Zeithaml and Berry (1985), each with the sign that makes a shortfall negative', () => {
    // Journal of Marketing 49(4), figure 1; as differences M-E, S-M, D-S, D-A, P-E.
    expect(gaps.map(({ number, name, second, first }) => [number, name, `${second} - ${first}`])).toEqual([
      [1, 'knowledge', 'belief - expectation'],
      [2, 'standards', 'standard - belief'],
      [3, 'performance', 'delivery - standard'],
      [4, 'communication', 'delivery - promise'],
      [5, 'customer', 'perception - expectation'],
    ]);
  });

  test('are differences within people where one person answers both sides: gaps 2, 4 and 5', () => {
    expect(gaps.filter(isPaired).map(({ number }) => number)).toEqual([2, 4, 5]);
  });

  test('compare managers with customers and contact staff with managers in gaps 1 and 3', () => {
    expect(gaps.filter((gap) => !isPaired(gap)).map(({ first, second }) => [second, first].map(audienceOf))).toEqual([
      ['manager', 'customer'],
      ['contact', 'manager'],
    ]);
  });
});
