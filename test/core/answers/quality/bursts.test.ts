import { describe, expect, test } from 'vitest';
import { startRandom } from '../../../../src/core/simulation/random.ts';
import { simulateResponses } from '../../../../src/core/simulation/simulate.ts';
import { simulationSchema } from '../../../../src/core/simulation/simulation.ts';
import { givenAnswers, readYaml, servqualForm } from '../../given.ts';
import { flagAll, form1988, givenRow, same, scatter } from './rows.ts';

/** Not on the full minute, where a time says little. */
const noon = Date.UTC(2026, 9, 1, 12, 0, 7);

const packed = (seed: number) => givenAnswers(form1988, scatter(seed, 22), scatter(seed + 100, 22));
const isInBurst = (
  rows: readonly { readonly packed: string; readonly at: number | null; readonly seconds?: number }[],
) =>
  flagAll(
    form1988,
    rows.map(({ packed: answers, at, seconds = 300 }) => givenRow(answers, { submittedAt: at, seconds })),
  ).map((flags) => flags.includes('burst'));
const times = (count: number, apart: number, from = noon) =>
  Array.from({ length: count }, (_, index) => from + index * apart);
const all = (count: number, value: boolean) => new Array<boolean>(count).fill(value);

describe('A burst of equal answers', () => {
  const equal = (at: readonly number[]) => isInBurst(at.map((each) => ({ packed: packed(1), at: each })));

  test('is five within ten seconds', () => {
    expect(equal(times(5, 2500))).toEqual(all(5, true));
    expect(equal(times(5, 2501))).toEqual(all(5, false));
    expect(equal([...times(4, 10), noon + 10_000])).toEqual(all(5, true));
    expect(equal([...times(4, 10), noon + 10_001])).toEqual(all(5, false));
    expect(equal(times(4, 10))).toEqual(all(4, false));
  });

  test('goes on while each submission has four others within ten seconds, and no further', () => {
    expect(equal(times(12, 2500))).toEqual(all(12, true));
    expect(equal([...times(5, 1000), ...times(4, 1000, noon + 15_000)])).toEqual([...all(5, true), ...all(4, false)]);
    const twice = equal([...times(5, 1000), ...times(5, 1000, noon + 60_000)]);
    expect(twice).toEqual(all(10, true));
    expect(equal([noon - 60_000, ...times(5, 1000)])).toEqual([false, ...all(5, true)]);
  });

  test('is found in whatever order the submissions come', () => {
    expect(equal([4, 0, 3, 1, 2].map((place) => noon + 2500 * place))).toEqual(all(5, true));
  });

  test('takes in answers that were changed a little', () => {
    // One item in the middle of each response is changed, another one each time, always from the same half of the items.
    const changed = times(6, 1000).map((at, index) => {
      const answers = [...packed(1)];
      answers[4 * index] = answers[4 * index] === '0' ? '3' : '0';
      return { packed: answers.join(''), at };
    });
    expect(new Set(changed.map((row) => row.packed)).size).toBe(6);
    expect(isInBurst(changed)).toEqual(all(6, true));
  });

  test('is none where the answers differ, however dense', () => {
    expect(isInBurst(times(40, 10).map((at, index) => ({ packed: packed(index), at })))).toEqual(all(40, false));
  });

  test('is none where anyone may have answered so: straight lines are no likeness', () => {
    const straight = givenAnswers(form1988, same(7, 22), same(7, 22));
    expect(isInBurst(times(40, 10).map((at) => ({ packed: straight, at })))).toEqual(all(40, false));
  });
});

describe('A burst of fast answers', () => {
  const fast = (seconds: number, at: readonly number[]) =>
    isInBurst(at.map((each, index) => ({ packed: packed(index), at: each, seconds })));

  test('is five within ten seconds that took less than two seconds an item, whatever they say', () => {
    expect(fast(1, times(5, 2500))).toEqual(all(5, true));
    expect(fast(43, times(5, 100))).toEqual(all(5, true));
    expect(fast(44, times(5, 100))).toEqual(all(5, false));
    expect(fast(1, times(5, 2501))).toEqual(all(5, false));
  });

  test('leaves alone those who came between them and took their time', () => {
    const rows = times(10, 500).map((at, index) => ({ packed: packed(index), at, seconds: index % 2 === 0 ? 2 : 240 }));
    expect(isInBurst(rows)).toEqual(rows.map(({ seconds }) => seconds === 2));
  });
});

test('A time on the full minute, which may be a date and no more, makes no burst, and neither does none', () => {
  const minute = Date.UTC(2026, 9, 1, 12, 0);
  for (const at of [minute, null])
    expect(isInBurst(times(20, 0).map((_, index) => ({ packed: packed(1), at, seconds: index })))).toEqual(
      all(20, false),
    );
  expect(isInBurst(times(20, 0).map(() => ({ packed: packed(1), at: minute + 1 })))).toEqual(all(20, true));
});

describe('A class of 300 that starts together on one Wi-Fi', () => {
  const { simulation } = readYaml('data/cases/hotel.yaml') as { readonly simulation: unknown };
  const truth = simulationSchema.parse(simulation);

  test.each([1, 2, 3, 4, 5])('is no burst, though dozens arrive within ten seconds (class %d)', (seed) => {
    const random = startRandom(seed);
    const rows = simulateResponses(servqualForm, { ...truth, seed, responses: 300 }).map(({ answers, seconds }) =>
      givenRow(answers.items, {
        points: answers.points,
        seconds,
        submittedAt: Math.round(noon + 20_000 * random.uniform() + 1000 * seconds),
      }),
    );
    const arrivals = rows.map(({ submittedAt }) => submittedAt ?? 0).sort((a, b) => a - b);
    const densest = Math.max(
      ...arrivals.map((from, index) => arrivals.filter((at, later) => later >= index && at - from <= 10_000).length),
    );
    expect(densest).toBeGreaterThan(15);
    expect(flagAll(servqualForm, rows).flat()).not.toContain('burst');
    expect(flagAll(servqualForm, rows).flat()).not.toContain('cloned');
  });
});
