import { describe, expect, test } from 'vitest';
import { packAnswer } from '../../../../src/core/answers/packedAnswers.ts';
import type { Questionnaire } from '../../../../src/core/instrument/questionnaire.ts';
import type { ItemSide } from '../../../../src/core/instrument/side.ts';
import { givenAnswers, givenForm } from '../../given.ts';
import { flagOne, form1988, same, scatter } from './rows.ts';

const items22 = new Array<string>(22).fill('a');
const pair = givenForm({ items: items22 });
const perceptionsOnly = (count: number) =>
  givenForm({ items: new Array<string>(count).fill('a'), sides: ['perception'] });

/** The form of managers or contact staff, with statements about antecedents, every other one worded negatively. */
function staffForm(sides: readonly ItemSide[], statements: number): Questionnaire {
  const text = { en: 'words' };
  const items = Array.from({ length: statements }, (_, index) => ({ id: `s${index}`, text, reverse: index % 2 === 1 }));
  return {
    ...pair,
    audience: 'manager',
    sides: sides.map((side) => ({ side, title: text, stem: text })),
    antecedents: statements > 0 ? [{ id: 'a1', gap: 1, title: text, items }] : [],
  };
}

const pack = (form: Questionnaire, sides: Parameters<typeof givenAnswers>[1][], statements: readonly number[] = []) =>
  givenAnswers(form, ...sides) + statements.map((answer) => packAnswer(answer, form.scale)).join('');

describe('A long string', () => {
  test('is a run of 12 equal perceptions of 22, and not of 11', () => {
    const flags = (run: number) =>
      flagOne(
        pair,
        givenAnswers(pair, scatter(1, 22), [...same(6, run), 5, ...scatter(2, 21 - run, { min: 1, max: 5 })]),
      );
    expect(flags(12)).toEqual(['long-string']);
    expect(flags(11)).toEqual([]);
  });

  test.each([
    [5, null],
    [6, 6],
    [10, 6],
    [12, 7],
    [15, 8],
    [22, 12],
    [60, 12],
  ])('among %d items is more than half of them, at least 6 and at most 12: %s', (count, shortest) => {
    const form = perceptionsOnly(count);
    const flags = (run: number) =>
      flagOne(form, givenAnswers(form, [...same(6, run), ...same(null, count - run)])).includes('long-string');
    if (shortest === null) expect(flags(count)).toBe(false);
    else {
      expect(flags(shortest)).toBe(true);
      expect(flags(shortest - 1)).toBe(false);
    }
  });

  test('goes on across blank answers', () => {
    const perceptions = [...same(6, 7), null, null, ...same(6, 5), 1, 2, 3, 4, 5, 1, 2, 3];
    expect(flagOne(pair, givenAnswers(pair, scatter(1, 22), perceptions))).toEqual(['long-string']);
  });

  test('is one of raw answers: nothing is turned round for it', () => {
    const turned = form1988.items.map(({ reverse }) => (reverse ? 2 : 6));
    expect(flagOne(form1988, givenAnswers(form1988, scatter(1, 22), turned))).toEqual([]);
    expect(flagOne(form1988, givenAnswers(form1988, scatter(1, 22), same(6, 22)))).toContain('long-string');
  });

  test('is never one of expectations alone, nor of other wishes', () => {
    expect(flagOne(pair, givenAnswers(pair, same(7, 22), scatter(1, 22)))).toEqual([]);
    expect(flagOne(pair, givenAnswers(pair, same(7, 22), same(null, 22)))).toEqual([]);
    for (const sides of [['expectation'], ['minimum', 'desired'], ['expectation', 'importance']] as const) {
      const form = givenForm({ items: items22, sides });
      const answers = givenAnswers(form, same(7, 22), same(7, 22));
      expect(flagOne(form, answers), sides.join()).toEqual([]);
    }
  });

  test('is found in perceptions whatever is answered on the other sides', () => {
    const form = givenForm({ items: items22, sides: ['minimum', 'desired', 'perception'] });
    const ascending = Array.from({ length: 22 }, (_, index) => 1 + (index % 3));
    const packed = givenAnswers(
      form,
      ascending,
      ascending.map((each) => each + 4),
      same(6, 22),
    );
    expect(flagOne(form, packed)).toEqual(['long-string', 'low-variability']);
  });
});

describe('Of managers and contact staff', () => {
  const chain = staffForm(['belief', 'standard'], 0);
  const direct = staffForm(['belief'], 20);

  test('a long string must be there on every side that they answered', () => {
    expect(flagOne(chain, pack(chain, [same(7, 22), same(5, 22)]))).toEqual(['long-string', 'low-variability']);
    expect(flagOne(chain, pack(chain, [same(7, 22), scatter(1, 22)]))).toEqual([]);
    expect(flagOne(chain, pack(chain, [scatter(1, 22), same(5, 22)]))).toEqual([]);
    expect(flagOne(chain, pack(chain, [same(null, 22), same(5, 22)]))).toEqual(['long-string', 'low-variability']);
  });

  test('the belief about expectations alone is none, as expectations are', () => {
    expect(flagOne(direct, pack(direct, [same(7, 22)]))).toEqual([]);
    expect(flagOne(direct, pack(direct, [same(7, 22)], scatter(1, 20)))).toEqual([]);
  });

  test('the statements on antecedents count as one more side, also for contradictions', () => {
    const flags = flagOne(direct, pack(direct, [same(7, 22)], new Array<number>(20).fill(6)));
    expect(flags).toEqual(['long-string', 'straight-reversed', 'low-variability']);
    expect(flagOne(direct, pack(direct, [scatter(1, 22)], new Array<number>(20).fill(6)))).toEqual([
      'straight-reversed',
    ]);
  });

  test('identical sides are those of the items, whatever the statements say', () => {
    const both = staffForm(['belief', 'standard'], 20);
    expect(flagOne(both, pack(both, [same(6, 22), same(6, 22)], scatter(1, 20)))).toEqual(['identical-sides']);
  });

  test('those who are asked about no item are judged by their statements', () => {
    const contact = staffForm([], 30);
    expect(flagOne(contact, pack(contact, [], new Array<number>(30).fill(2)))).toEqual([
      'long-string',
      'straight-reversed',
      'low-variability',
    ]);
    expect(flagOne(contact, pack(contact, [], scatter(4, 30)))).toEqual([]);
  });
});

describe('Low variability', () => {
  // sd(c(rep(6, 20), 5, 5)) is 0.2942 and sd(c(rep(6, 19), 5, 5, 5)) is 0.3513 in R.
  const perceptions = (others: number) =>
    Array.from({ length: 22 }, (_, index) => (index % 7 < 1 && index / 7 < others ? 5 : 6));

  test('is a standard deviation of perceptions below .3: two answers of 22 that differ by a point, and not three', () => {
    const flags = (others: number) => flagOne(pair, givenAnswers(pair, scatter(1, 22), perceptions(others)));
    expect(flags(2)).toContain('low-variability');
    expect(flags(3)).not.toContain('low-variability');
  });

  test('is none on expectations alone', () => {
    expect(flagOne(pair, givenAnswers(pair, perceptions(2), scatter(1, 22)))).toEqual([]);
  });

  test('needs answers to half of the items, and to six', () => {
    const flags = (count: number, answered: number) => {
      const form = perceptionsOnly(count);
      return flagOne(form, givenAnswers(form, [...same(6, answered), ...same(null, count - answered)]));
    };
    expect(flags(22, 11)).toEqual(['low-variability']);
    expect(flags(22, 10)).toEqual([]);
    expect(flags(8, 6)).toContain('low-variability');
    expect(flags(8, 5)).toEqual([]);
    expect(flags(5, 5)).toEqual([]);
  });
});
