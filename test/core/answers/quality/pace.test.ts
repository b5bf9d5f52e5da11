import { describe, expect, test } from 'vitest';
import { givenAnswers } from '../../given.ts';
import { flagAll, flagOne, form1988, givenRow, same, scatter } from './rows.ts';

const packed = (seed: number) => givenAnswers(form1988, scatter(seed, 22), scatter(seed + 100, 22));
const isFast = (seconds: number | null, answers = packed(1)) =>
  flagOne(form1988, answers, { seconds }).includes('too-fast');

describe('Too fast', () => {
  test('is less than two seconds for each item answered, whether on one side or on both', () => {
    expect(isFast(44)).toBe(false);
    expect(isFast(43)).toBe(true);
    const half = givenAnswers(form1988, [...scatter(1, 11), ...same(null, 11)], same(null, 22));
    expect(isFast(22, half)).toBe(false);
    expect(isFast(21, half)).toBe(true);
  });

  test('is nobody whose time is not known, or who answered nothing', () => {
    expect(isFast(null)).toBe(false);
    expect(isFast(0, givenAnswers(form1988, [], []))).toBe(false);
    expect(isFast(0)).toBe(true);
  });

  /** Ten people around a median of 300 seconds, and one more. */
  const beside = (
    seconds: number,
    answers = packed(0),
    others = [290, 290, 290, 290, 300, 300, 310, 310, 310, 310],
  ) => {
    const rows = others.map((each, index) => givenRow(packed(index + 1), { seconds: each }));
    return flagAll(form1988, [...rows, givenRow(answers, { seconds })])
      .at(-1)
      ?.includes('too-fast');
  };

  test('is less than a third of the study’s median', () => {
    // median(c(290, 290, 290, 290, 300, 300, 310, 310, 310, 310, x)) is 300 in R for any x up to 300.
    expect(beside(100)).toBe(false);
    expect(beside(99)).toBe(true);
  });

  test('takes for the median of an even number what is halfway between the two in the middle', () => {
    // median(c(90, 200, 200, 200, 240, 360, 400, 400, 400, 400)) is 300 in R; it needs ten times, the person's own among them.
    const others = [200, 200, 200, 240, 360, 400, 400, 400, 400];
    expect(beside(100, packed(0), others)).toBe(false);
    expect(beside(99, packed(0), others)).toBe(true);
  });

  test('is, for a person who broke off, less than the share of it that was answered', () => {
    const half = givenAnswers(form1988, scatter(1, 22), same(null, 22));
    expect(beside(50, half)).toBe(false);
    expect(beside(49, half)).toBe(true);
  });

  test('is no matter of the median while fewer than ten times are known', () => {
    expect(beside(60, packed(0), same(300, 8) as number[])).toBe(false);
    expect(beside(60, packed(0), same(300, 9) as number[])).toBe(true);
  });

  test('leaves out of the median who answered nothing', () => {
    const idle = Array.from({ length: 30 }, () => givenRow(givenAnswers(form1988, [], []), { seconds: 9000 }));
    const rows = Array.from({ length: 10 }, (_, index) => givenRow(packed(index), { seconds: 100 }));
    expect(flagAll(form1988, [...idle, ...rows]).flat()).toEqual([]);
  });
});
