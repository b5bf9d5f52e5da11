import { describe, expect, test } from 'vitest';
import type { Paging, Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { listSteps } from '../../src/web/respond/listSteps.ts';
import { servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';

const profile = [{ id: 'branch', text: { en: 'Which branch?' } }];
const customers = (paging: Paging): Questionnaire => ({ ...servqualForm, profile, paging });
const countItems = (form: Questionnaire) => listSteps(form).map(({ items }) => items.length);

describe('The steps of a survey', () => {
  test('are one for everything, in the published order', () => {
    const [all, ...rest] = listSteps(customers('all'));
    expect(rest).toEqual([]);
    expect(all).toMatchObject({ items: servqualForm.items, points: true, profile, outcomes: servqualForm.outcomes });
  });

  test('are one a dimension in the order in which dimensions are shown, then the points, then the rest', () => {
    const steps = listSteps(customers('dimension'));
    expect(countItems(customers('dimension'))).toEqual([5, 4, 4, 5, 4, 0, 0]);
    for (const [index, { id }] of servqualForm.dimensions.entries())
      expect(new Set(steps[index]?.items.map(({ dimension }) => dimension))).toEqual(new Set([id]));
    expect(steps.map(({ points }) => points)).toEqual([false, false, false, false, false, true, false]);
    expect(steps.at(-1)).toMatchObject({ profile, comments: servqualForm.comments });
  });

  test('are one a question, and the last takes the comments', () => {
    expect(countItems(customers('one'))).toEqual([...Array.from({ length: 22 }, () => 1), 0, 0, 0, 0]);
    expect(listSteps(customers('one')).at(-1)?.comments).toEqual(servqualForm.comments);
  });

  test.each(['all', 'dimension', 'one'] as const)('ask everything once, whoever is asked (%s)', (paging) => {
    const staff = (['manager', 'contact'] as const).flatMap((audience) =>
      (['chain', 'direct'] as const).map((design) => givenStaffQuestionnaire(audience, design)),
    );
    for (const form of [customers(paging), ...staff]) {
      const steps = listSteps({ ...form, paging });
      const ids = (part: 'items' | 'rated' | 'statements' | 'outcomes' | 'profile' | 'comments') =>
        steps.flatMap((step) => step[part].map(({ id }) => id)).sort();
      expect(ids('items')).toEqual(form.sides.length > 0 ? form.items.map(({ id }) => id).sort() : []);
      expect(ids('rated')).toEqual(form.ratings.length > 0 ? form.dimensions.map(({ id }) => id).sort() : []);
      expect(ids('statements')).toEqual(form.antecedents.flatMap(({ items }) => items.map(({ id }) => id)).sort());
      expect(ids('outcomes')).toEqual(form.outcomes.map(({ id }) => id).sort());
      expect(steps.filter(({ points }) => points)).toHaveLength(form.points ? 1 : 0);
    }
  });
});
