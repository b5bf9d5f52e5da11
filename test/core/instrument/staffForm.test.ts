import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStaffForm } from '../../../src/core/instrument/staffForm.ts';
import { staffForm, staffValue } from '../givenStaff.ts';

const problemsOf = (value: unknown) => {
  const form = parseStaffForm(value);
  return 'problems' in form ? form.problems : [];
};

/** Zeithaml, Parasuraman and Berry (1990), Delivering Quality Service, Appendix B: how many statements each antecedent has. */
const published = {
  1: { 'research-orientation': 4, 'upward-communication': 4, 'levels-of-management': 1 },
  2: { 'management-commitment': 4, 'goal-setting': 2, 'task-standardisation': 2, 'perception-of-feasibility': 3 },
  3: {
    teamwork: 5,
    'employee-job-fit': 2,
    'technology-job-fit': 1,
    'perceived-control': 4,
    'supervisory-control': 3,
    'role-conflict': 4,
    'role-ambiguity': 5,
  },
  4: { 'horizontal-communication': 4, 'over-promising': 2 },
};

describe('The staff form of 1990', () => {
  test('has under each gap the published antecedents with as many statements as published', () => {
    for (const [gap, counts] of Object.entries(published)) {
      const found = staffForm.antecedents.filter((antecedent) => antecedent.gap === Number(gap));
      expect(Object.fromEntries(found.map(({ id, items }) => [id, items.length]))).toEqual(counts);
    }
  });

  test('asks 20 statements of managers, on gaps 1 and 2, and 30 of contact staff, on gaps 3 and 4', () => {
    const count = (...gaps: readonly number[]) =>
      staffForm.antecedents.filter(({ gap }) => gaps.includes(gap)).flatMap(({ items }) => items).length;
    expect([count(1, 2), count(3, 4)]).toEqual([20, 30]);
  });

  test('words several statements of either audience negatively, so that agreeing with all is no good score', () => {
    for (const gaps of [
      [1, 2],
      [3, 4],
    ]) {
      const items = staffForm.antecedents.filter(({ gap }) => gaps.includes(gap)).flatMap((each) => each.items);
      const share = items.filter(({ reverse }) => reverse).length / items.length;
      expect(share).toBeGreaterThan(1 / 4);
      expect(share).toBeLessThan(1 / 2);
    }
  });

  test('numbers the statements of an antecedent under its id', () => {
    for (const { id, items } of staffForm.antecedents)
      expect(items.map((item) => item.id)).toEqual(items.map((_, index) => `${id}-${index + 1}`));
  });

  test('says no statement twice, and each in one short sentence', () => {
    const texts = staffForm.antecedents.flatMap(({ items }) => items.map(({ text }) => text));
    for (const language of ['zh', 'en'] as const) {
      const sentences = texts.map((text) => text[language] ?? '');
      expect(new Set(sentences).size).toBe(50);
      for (const sentence of sentences) {
        expect(sentence.match(/[.。]/g), sentence).toHaveLength(1);
        expect(sentence.length, sentence).toBeLessThanOrEqual(language === 'zh' ? 30 : 90);
      }
    }
  });

  test('has every side and rating of the two designs, and the choice "no standards" for the first rating alone', () => {
    expect(staffForm.sides.map(({ side }) => side)).toEqual(['belief', 'standard', 'delivery', 'promise']);
    expect(staffForm.ratings.map(({ side }) => side)).toEqual(['formalised', 'able', 'kept']);
    expect(staffForm.ratings.map(({ none }) => none !== undefined)).toEqual([true, false, false]);
  });

  test('names causes and remedies for each of the five gaps', () => {
    for (const gap of [1, 2, 3, 4, 5])
      expect(staffForm.causes.filter((cause) => cause.gap === gap).length).toBeGreaterThanOrEqual(5);
    for (const { text, remedy } of staffForm.causes) expect(text).not.toEqual(remedy);
  });
});

describe('A staff form', () => {
  const change = (key: string, alter: (value: Record<string, unknown>[]) => void) => {
    const changed = structuredClone(staffValue) as Record<string, Record<string, unknown>[]>;
    alter(changed[key] ?? []);
    return problemsOf(changed);
  };

  test('that says one thing twice is told each time, with the path', () => {
    expect(change('sides', (sides) => sides.push({ ...sides[0] }))).toEqual([
      { code: 'id-repeated', path: 'sides.4', values: { id: 'belief' } },
    ]);
    expect(change('ratings', (ratings) => ratings.push({ ...ratings[1] }))).toEqual([
      { code: 'id-repeated', path: 'ratings.3', values: { id: 'able' } },
    ]);
    expect(change('causes', (causes) => causes.push({ ...causes[0] }))).toMatchObject([{ code: 'id-repeated' }]);
    const twice = change('antecedents', (antecedents) => antecedents.push({ ...antecedents[2] }));
    expect(twice.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'id-repeated antecedents.16',
      'id-repeated antecedents.16.items.0',
    ]);
  });

  test('of the wrong shape is told each wrong place', () => {
    const wrong = change('antecedents', (antecedents) => {
      antecedents[0] = { ...antecedents[0], gap: 5 };
      antecedents[1] = { ...antecedents[1], items: [] };
    });
    expect(wrong).toMatchObject([
      { code: 'value-not-listed', path: 'antecedents.0.gap' },
      { code: 'list-too-short', path: 'antecedents.1.items' },
    ]);
    for (const side of ['expectation', 'able'])
      expect(change('sides', (sides) => Object.assign(sides[0] ?? {}, { side }))).toMatchObject([
        { path: 'sides.0.side' },
      ]);
    expect(problemsOf(null)).toMatchObject([{ code: 'instrument-shapeless', path: '.' }]);
  });

  test('is never a reason to throw, whatever the value', () => {
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(staffValue)), fc.anything({ withNullPrototype: true, withBigInt: true }))
      .map(([key, value]) => ({ ...staffValue, [key]: [value] }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), spoilt), (value) => {
        const form = parseStaffForm(value);
        if ('problems' in form) expect(form.problems.length).toBeGreaterThan(0);
        else expect(form.antecedents.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
