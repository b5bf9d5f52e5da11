import { expect, test } from 'vitest';
import { fitScale } from '../../../src/intake/recognise/fitScale.ts';

/** Each point of a scale given 20 times, and other numbers as often as they say. */
const count = (min: number, max: number, others: Readonly<Record<number, number>> = {}) =>
  new Map([
    ...Array.from({ length: max - min + 1 }, (_, index) => [min + index, 20] as const),
    ...Object.entries(others).map(([point, times]) => [Number(point), times] as const),
  ]);
const seven = { min: 1, max: 7 };

test('The scale wanted holds, also where the file has codes for missing answers off it', () => {
  for (const code of [0, -1, 8, 9, 10, 88, 99])
    expect(fitScale(count(1, 7, { [code]: 4 }), seven), `${code}`).toEqual(seven);
  expect(fitScale(count(1, 7, { 77: 20, 88: 30, 99: 30 }), seven)).toEqual(seven);
  expect(fitScale(count(1, 5), seven)).toEqual(seven);
});

test('Where many answers lie off it, the narrowest usual scale that holds them counts, to which no code belongs', () => {
  expect(fitScale(count(1, 10), seven)).toEqual({ min: 1, max: 10 });
  expect(fitScale(count(1, 9), seven)).toEqual({ min: 1, max: 9 });
  expect(fitScale(count(0, 10), seven)).toEqual({ min: 0, max: 10 });
  // Few say 0 of 10, and it is an answer all the same.
  expect(fitScale(count(1, 10, { 0: 2 }), seven)).toEqual({ min: 0, max: 10 });
  expect(fitScale(count(1, 10, { 99: 9 }), seven)).toEqual({ min: 1, max: 10 });
  expect(fitScale(count(1, 5, { 9: 3 }), null)).toEqual({ min: 1, max: 5 });
  expect(fitScale(count(1, 5, { 0: 3 }), null)).toEqual({ min: 1, max: 5 });
  // Rare answers next to the others are the top of a wider scale.
  expect(fitScale(count(1, 5, { 6: 3 }), null)).toEqual(seven);
});

test('Codes make no scale wider however many people do not know: 0 or a number apart from the scale, and 8 beside seven points', () => {
  // 20 answers to each point: 24 more of 164 are 15 %, and 50 of 150 a third.
  for (const [code, times] of Object.entries({ 0: 30, 8: 24, 99: 50 }))
    expect(fitScale(count(1, 7, { [code]: times }), seven), code).toEqual(seven);
  for (const [code, times] of Object.entries({ 0: 30, 8: 20, 9: 40 }))
    expect(fitScale(count(1, 5, { [code]: times }), seven), code).toEqual({ min: 1, max: 5 });
});

test('Where most people gave it, or numbers lie between it and the rest, a high number is an answer', () => {
  expect(fitScale(count(1, 7, { 8: 40 }), seven)).toEqual({ min: 1, max: 9 });
  expect(fitScale(count(1, 7, { 8: 20, 9: 20 }), seven)).toEqual({ min: 1, max: 9 });
  expect(fitScale(count(1, 5, { 7: 3, 8: 20 }), seven)).toEqual({ min: 1, max: 9 });
  // The lowest point of eleven, where some give the highest as well.
  expect(fitScale(count(0, 6, { 10: 20 }), seven)).toEqual({ min: 0, max: 10 });
});

test('Numbers of no usual scale have none: years, ages, and what lies on both sides of zero', () => {
  expect(fitScale(count(18, 30), seven)).toBeNull();
  expect(fitScale(count(1, 3, { 20: 40, 30: 40 }), seven)).toBeNull();
  expect(fitScale(count(-3, 3), seven)).toBeNull();
  expect(fitScale(count(-2, 2), seven)).toBeNull();
  expect(fitScale(count(-3, 3), { min: -3, max: 3 })).toEqual({ min: -3, max: 3 });
});
