import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetAlpha } from '../../../../src/core/answers/quality/targetAlpha.ts';
import { collectTargetAlphaSums } from '../../../../src/core/answers/quality/targetAlphaSums.ts';
import type { Questionnaire } from '../../../../src/core/instrument/questionnaire.ts';
import { simulateResponses } from '../../../../src/core/simulation/simulate.ts';
import { simulationSchema } from '../../../../src/core/simulation/simulation.ts';
import { anyStudy, givenAnswers, givenForm, readJson, readYaml, servqualForm } from '../../given.ts';
import { form1988, offsetsOf, readSynthetic } from './rows.ts';

interface Forms {
  readonly min: number;
  readonly max: number;
  /** The perceptions of one person each, a hexadecimal digit an item, a dot where there is none. */
  readonly answers: readonly string[];
  readonly n: number;
  readonly share: number | null;
  readonly shareWithinTwo: number | null;
  readonly alphas: readonly (number | null)[];
  readonly residual: number | null;
  readonly itemMeans: { readonly f: number; readonly df1: number; readonly df2: number; readonly p: number } | null;
}

/** Written by test/oracle/quality.R. */
const { forms } = readJson('test/oracle/quality.json') as { readonly forms: Readonly<Record<string, Forms>> };

const sizes = [4, 5, 4, 4, 5];
const items = sizes.flatMap((size, index) => new Array<string>(size).fill('abcde'.charAt(index)));

const sumsOf = (form: Questionnaire, responses: Iterable<string>) => {
  const collector = collectTargetAlphaSums(form);
  for (const packed of responses) collector.add(offsetsOf(form, packed));
  return collector.finish();
};
const judge = (form: Questionnaire, responses: Iterable<string>) => targetAlpha(sumsOf(form, responses));

/** The questionnaire of a set, and its answers packed; every other item worded negatively, and its answers turned, if wanted. */
function pack({ min, max, answers }: Forms, isTurned = false): readonly [Questionnaire, readonly string[]] {
  const reverse = items.map((_, index) => isTurned && index % 2 === 1);
  const form = givenForm({ scale: { min, max }, items, reverse });
  const people = answers.map((digits) =>
    [...digits].map((digit, index) => {
      if (digit === '.') return null;
      const answer = Number.parseInt(digit, 16);
      return reverse[index] ? min + max - answer : answer;
    }),
  );
  return [form, people.map((perceptions) => givenAnswers(form, [], perceptions))];
}

const expectNear = (found: number | null | undefined, wanted: number | null | undefined) =>
  typeof wanted === 'number' ? expect(found).toBeCloseTo(wanted, 9) : expect(found).toBeNull();

describe.each(Object.entries(forms))('Of %s', (name, set) => {
  const [form, responses] = pack(set);
  const found = judge(form, responses);

  test('the figures are those of R', () => {
    expect(found.n).toBe(set.n);
    expectNear(found.share, set.share);
    expectNear(found.shareWithinTwo, set.shareWithinTwo);
    expect(found.alphas.map(({ id }) => id)).toEqual([...'abcde']);
    for (const [index, { value }] of found.alphas.entries()) expectNear(value, set.alphas[index]);
    expectNear(found.residual, set.residual);
    const { itemMeans } = set;
    expect(found.itemMeans === null).toBe(itemMeans === null || itemMeans.f === undefined);
    for (const key of ['f', 'df1', 'df2'] as const)
      if (found.itemMeans) expectNear(found.itemMeans[key], itemMeans?.[key]);
    const p = itemMeans?.p;
    if (found.itemMeans && p !== undefined) expect(Math.abs(found.itemMeans.p / p - 1)).toBeLessThan(1e-6);
  });

  test('negatively worded items are turned round before anything else', () => {
    expect(judge(...pack(set, true))).toEqual(found);
  });

  const isMadeUp = /coin|up or down|whole dimension|noise/.test(name) && !/only thirty|four points|where/.test(name);
  test(isMadeUp ? 'it is said that they look made up' : 'nothing is said', () => {
    expect(found.isSuspicious).toBe(isMadeUp);
  });
});

describe('Forms filled to a target alpha', () => {
  const truth = simulationSchema.parse(
    (readYaml('data/cases/hotel.yaml') as { readonly simulation: unknown }).simulation,
  );
  const simulated = (change: Partial<typeof truth>) =>
    simulateResponses(servqualForm, { ...truth, ...change }).map(({ answers }) => answers.items);

  test.each([
    [0.7, 0.9],
    [1, 0.8],
    [0.3, 0.9],
    [1.5, 1],
  ])('are not seen in simulated honest people who spread by %d, and each of their answers by %d', (person, item) => {
    for (const seed of [1, 2, 3])
      expect(judge(servqualForm, simulated({ seed, spread: { person, item } })).isSuspicious).toBe(false);
  });

  test('are not seen in synthetic-22x2, though its alphas are high and alike and so are its items', () => {
    const found = judge(
      form1988,
      readSynthetic().map(({ packed }) => packed),
    );
    expect(found.isSuspicious).toBe(false);
    for (const { value } of found.alphas) expect(value).toBeGreaterThan(0.85);
    expect(found.share).toBeLessThan(0.1);
  });

  const coin = forms['a value for each dimension, and for each item a coin that may add a point'];
  if (!coin) throw new Error('no such set');
  const [form, made] = pack(coin);

  test('are seen in perceptions, and not in expectations alone', () => {
    const sides = (side: 'expectation' | 'perception') => ({
      ...form,
      sides: form.sides.filter((asked) => asked.side === side),
    });
    const one = made.map((packed) => packed.replaceAll(/.(.)/g, '$1'));
    expect(judge(sides('perception'), one).isSuspicious).toBe(true);
    expect(judge(sides('expectation'), one)).toMatchObject({ n: 0, share: null, alphas: [], isSuspicious: false });
  });

  test('need fifty people and two dimensions of three items', () => {
    expect(judge(form, made.slice(0, 50)).isSuspicious).toBe(true);
    expect(judge(form, made.slice(0, 49)).isSuspicious).toBe(false);
    const pairs = givenForm({ items: items.map((_, index) => `d${index >> 1}`) });
    expect(judge(pairs, made)).toMatchObject({ n: 0, alphas: [], isSuspicious: false });
  });

  test('are not seen in a single dimension', () => {
    const set = forms['a value for each dimension, and a point up or down'];
    const [, upAndDown] = pack(set ?? coin);
    const first = givenForm({ items: new Array<string>(5).fill('b') });
    const found = judge(
      first,
      upAndDown.map((packed) => packed.slice(2 * 4, 2 * 9)),
    );
    expect(found).toMatchObject({ shareWithinTwo: 1, isSuspicious: false });
    expect(found.n).toBeGreaterThan(50);
    expect(found.residual).toBeGreaterThan(0.45);
  });

  test('are no longer seen once half of the people are honest', () => {
    const honest = pack(forms['honest people, items with means of their own'] ?? coin)[1];
    expect(judge(form, [...made, ...honest]).isSuspicious).toBe(false);
  });

  test('have sums that are the same in any order', () => {
    fc.assert(
      fc.property(anyStudy(), ([anyForm, responses]) => {
        const whole = sumsOf(anyForm, responses);
        expect(sumsOf(anyForm, [...responses].reverse())).toEqual(whole);
        for (const value of JSON.stringify(targetAlpha(whole)).matchAll(/NaN|Infinity/g)) throw new Error(value[0]);
      }),
    );
  });
});
