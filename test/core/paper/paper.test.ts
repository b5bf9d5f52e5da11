import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { antecedentField, listScaleFields } from '../../../src/core/answers/fields.ts';
import { parseAnswers } from '../../../src/core/answers/parseAnswers.ts';
import { writeFields } from '../../../src/core/answers/writeFields.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { compareEntries } from '../../../src/core/paper/compareEntries.ts';
import { layOutPaper } from '../../../src/core/paper/paperForm.ts';
import { readKeyed, writeKeyed } from '../../../src/core/paper/readKeyed.ts';
import { anyForm, anyPacked, servqualForm } from '../given.ts';
import { givenStaffQuestionnaire } from '../givenStaff.ts';

const words = { en: 'words' };
/** Ids of choices that look like the numbers of others, or like a key. */
const choices = ['2', '1', '*', '-9', '.'].map((id) => ({ id, text: words }));
const askMore = (form: Questionnaire): Questionnaire => ({
  ...form,
  points: true,
  outcomes: [{ id: 'overall', min: 0, max: 10, text: words, lowest: words, highest: words }],
  profile: [
    { id: 'branch', text: words, choices },
    { id: 'city', text: words },
  ],
  comments: [{ id: 'more', text: words }],
});

const anyEntry = anyForm
  .map(askMore)
  .chain((form) =>
    fc.record({
      form: fc.constant(form),
      items: anyPacked(form),
      points: fc.nat(100),
      overall: fc.option(fc.nat(10)),
      branch: fc.option(fc.constantFrom(...choices.map(({ id }) => id))),
      more: fc.constantFrom('', '*', '.', '7', 'a b'),
    }),
  )
  .map(({ form, items, points, overall, branch, more }) => ({
    form,
    answers: {
      items: items.replaceAll('/', '.').replaceAll('!', '?'),
      points: new Map([[form.dimensions[0]?.id ?? '', points]]),
      outcomes: new Map(overall === null ? [] : [['overall', overall]]),
      profile: new Map(branch === null ? [] : [['branch', branch]]),
      comments: new Map(more === '' ? [] : [['more', more]]),
    },
  }));

describe('A paper form', () => {
  test('brings whatever was answered through the one door as it was, when it is keyed as it stands', () => {
    fc.assert(
      fc.property(anyEntry, ({ form, answers }) => {
        const parts = layOutPaper(form);
        const entry = writeFields(form, answers);
        const all = parts.flatMap(({ rows }) => rows.flatMap((row) => row.answers));
        const keys = new Map(all.map((each) => [each.field, writeKeyed(each, entry.get(each.field) ?? '')]));
        const { fields, problems } = readKeyed(parts, keys);
        expect(problems).toEqual([]);
        expect(parseAnswers(form, fields)).toEqual({ answers, problems: [] });
        expect(compareEntries(parts, entry, writeFields(form, parseAnswers(form, fields).answers))).toEqual([]);
      }),
    );
  });

  test('numbers the rows of all that is asked through the whole form, also what managers and contact staff are asked', () => {
    for (const [form, rows] of [
      [servqualForm, 22 + 5 + 1 + 1],
      [givenStaffQuestionnaire('manager', 'direct'), null],
      [givenStaffQuestionnaire('contact', 'direct'), null],
    ] as const) {
      const numbers = layOutPaper(form).flatMap((part) => part.rows.map(({ number }) => number));
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      if (rows !== null) expect(numbers).toHaveLength(rows);
      const fields = layOutPaper(form).flatMap((part) =>
        part.rows.flatMap(({ answers }) => answers.map(({ field }) => field)),
      );
      expect(fields.filter((field) => listScaleFields(form).includes(field))).toEqual(listScaleFields(form));
    }
    expect(layOutPaper(givenStaffQuestionnaire('contact', 'direct')).map(({ kind }) => kind)).not.toContain('items');
    const [statement = ''] = givenStaffQuestionnaire('manager', 'chain').antecedents.flatMap(({ items }) =>
      items.map(({ id }) => antecedentField(id)),
    );
    expect(
      layOutPaper(givenStaffQuestionnaire('manager', 'chain')).find(({ kind }) => kind === 'statements')?.rows[0]
        ?.answers[0]?.field,
    ).toBe(statement);
  });

  test('takes the keys of a Chinese keyboard, and words without their spaces', () => {
    const form = askMore(servqualForm);
    const keyed = new Map([
      ['t1.expectation', '＊'],
      ['t1.perception', '．'],
      ['t2.expectation', '７'],
      ['profile.branch', '２'],
      ['comment.more', '  a \n b '],
    ]);
    const { answers } = parseAnswers(form, readKeyed(layOutPaper(form), keyed).fields);
    expect(answers.items.slice(0, 3)).toBe('?.6');
    expect([...answers.profile, ...answers.comments]).toEqual([
      ['branch', '1'],
      ['more', 'a b'],
    ]);
  });
});
