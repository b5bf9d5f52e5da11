import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Missing, offsetAt, packAnswer } from '../../../src/core/answers/packedAnswers.ts';
import { parseAnswers } from '../../../src/core/answers/parseAnswers.ts';
import { countPlaces, placeOfAntecedent, placeOfItem, placeOfRating } from '../../../src/core/instrument/layout.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { ratingSides } from '../../../src/core/instrument/side.ts';
import { anyForm, servqualForm } from '../given.ts';
import { givenStaffQuestionnaire, listFieldsInOrder, staffForm } from '../givenStaff.ts';

/** A questionnaire with any number of sides (or none), ratings and antecedents. */
const anyWholeForm: fc.Arbitrary<Questionnaire> = fc
  .tuple(anyForm, fc.boolean(), fc.subarray([...ratingSides]), fc.subarray([...staffForm.antecedents]))
  .map(([form, hasSides, rated, antecedents]) => ({
    ...form,
    sides: hasSides ? form.sides : [],
    ratings: staffForm.ratings.filter(({ side }) => rated.includes(side)),
    antecedents,
  }));

const codes: Readonly<Record<Missing, string>> = { blank: '', 'no-opinion': '-9', 'not-shown': '-8', refused: '-7' };

describe('Packed answers of a whole questionnaire', () => {
  test('hold items by sides, then dimensions by ratings, then the statements on antecedents', () => {
    const form = givenStaffQuestionnaire('manager', 'direct');
    // 22 items on one side, five dimensions by one rating, 20 statements.
    expect(countPlaces(form)).toBe(22 + 5 + 20);
    expect(placeOfItem(form, 21, 0)).toBe(21);
    expect([placeOfRating(form, 0, 0), placeOfRating(form, 4, 0)]).toEqual([22, 26]);
    expect([placeOfAntecedent(form, 0), placeOfAntecedent(form, 19)]).toEqual([27, 46]);
    expect(countPlaces(servqualForm)).toBe(44);
    expect(countPlaces(givenStaffQuestionnaire('contact', 'direct'))).toBe(5 * 2 + 30);
    expect(placeOfRating(givenStaffQuestionnaire('contact', 'direct'), 1, 1)).toBe(3);
    expect(countPlaces(givenStaffQuestionnaire('contact', 'chain'))).toBe(22 * 2 + 30);
  });

  test('give each place to one answer', () => {
    fc.assert(
      fc.property(anyWholeForm, (form) => {
        const { items, sides, dimensions, ratings, antecedents } = form;
        const statements = antecedents.flatMap((antecedent) => antecedent.items);
        const places = [
          ...items.flatMap((_, item) => sides.map((__, side) => placeOfItem(form, item, side))),
          ...dimensions.flatMap((_, dimension) => ratings.map((__, rating) => placeOfRating(form, dimension, rating))),
          ...statements.map((_, statement) => placeOfAntecedent(form, statement)),
        ];
        expect(places).toEqual(Array.from({ length: countPlaces(form) }, (_, place) => place));
      }),
    );
  });

  test('come out of the one door as they went in, at the place of each field, whatever is missing', () => {
    const answered = anyWholeForm.chain((form) => {
      const answer = fc.oneof(fc.integer(form.scale), fc.constantFrom<Missing>(...(Object.keys(codes) as Missing[])));
      const count = listFieldsInOrder(form).length;
      return fc.tuple(
        fc.constant(form),
        fc.array(answer, { minLength: count, maxLength: count }),
        fc.infiniteStream(fc.nat()),
      );
    });
    fc.assert(
      fc.property(answered, ([form, answers, order]) => {
        const sent = listFieldsInOrder(form)
          .map((field, place) => [field, answers[place] ?? 'blank'] as const)
          .map(([field, each]) => [field, typeof each === 'number' ? String(each) : codes[each]] as const)
          // In any order: only names count.
          .map((entry) => ({ entry, rank: order.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ entry }) => entry);
        const parsed = parseAnswers(form, new Map(sent));
        expect(parsed.problems).toEqual([]);
        expect(parsed.answers.items).toBe(answers.map((each) => packAnswer(each, form.scale)).join(''));
        for (const [place, each] of answers.entries())
          expect(offsetAt(parsed.answers.items, place)).toBe(typeof each === 'number' ? each - form.scale.min : -1);
      }),
    );
  });

  test('of an older row, which ends earlier, are blank at the end', () => {
    const form = givenStaffQuestionnaire('contact', 'chain');
    const older = '0'.repeat(44);
    expect(offsetAt(older, placeOfItem(form, 21, 1))).toBe(0);
    expect(offsetAt(older, placeOfAntecedent(form, 0))).toBe(-1);
    expect(offsetAt(older, placeOfAntecedent(form, 29))).toBe(-1);
  });
});

describe('Ratings and statements', () => {
  const form = givenStaffQuestionnaire('manager', 'direct');
  const parse = (fields: Readonly<Record<string, string>>) => parseAnswers(form, new Map(Object.entries(fields)));

  test('are asked by the dimension and its rating, and by the statement', () => {
    const { answers, problems } = parse({
      'reliability.formalised': '7',
      'tangibles.formalised': '-9',
      'antecedent.goal-setting-2': '3',
    });
    expect(problems).toEqual([]);
    // The dimensions stand in the order of display, reliability first and tangibles last; the statements before those on
    // goal setting are 4 + 4 + 1 + 4.
    expect(answers.items).toBe(`${'.'.repeat(22)}6...?${'.'.repeat(13)}.2${'.'.repeat(5)}`);
  });

  test('are told what is wrong with them, under their field', () => {
    expect(parse({ 'empathy.formalised': '8', 'antecedent.goal-setting-1': 'x' }).problems).toMatchObject([
      { code: 'off-scale', field: 'empathy.formalised' },
      { code: 'not-a-number', field: 'antecedent.goal-setting-1' },
    ]);
  });

  test('that are not asked are ignored: a rating of contact staff, a statement on gap 3', () => {
    const { answers, problems } = parse({ 'empathy.able': '8', 'antecedent.teamwork-1': 'x', 't1.standard': '9' });
    expect(problems).toEqual([]);
    expect(answers.items).toMatch(/^\.+$/);
  });
});
