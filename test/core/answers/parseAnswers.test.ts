import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, fingerprintAnswers, isEmpty, writeAnswers } from '../../../src/core/answers/answers.ts';
import { commentField, itemField, outcomeField, pointsField, profileField } from '../../../src/core/answers/fields.ts';
import { longestComment, parseAnswers } from '../../../src/core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { givenForm, servqualForm } from '../given.ts';

const words = { en: 'words' };

/** Two items on a scale from 1 to 7, with everything that a questionnaire can ask besides. */
const form: Questionnaire = {
  ...givenForm({ items: ['a', 'b'] }),
  points: true,
  outcomes: [{ id: 'overall', min: 0, max: 10, text: words, lowest: words, highest: words }],
  profile: [{ id: 'branch', text: words }],
  comments: [{ id: 'more', text: words }],
};

const fieldNames = [
  ...form.items.flatMap(({ id }) => form.sides.map(({ side }) => itemField(id, side))),
  ...form.dimensions.map(({ id }) => pointsField(id)),
  outcomeField('overall'),
  profileField('branch'),
  commentField('more'),
];

const parse = (fields: Readonly<Record<string, unknown>>, questionnaire = form) =>
  parseAnswers(questionnaire, new Map(Object.entries(fields)));

describe('The one door for answers', () => {
  test('takes the fields that forms and our own CSV share: item.side, weight, outcome, profile and comment', () => {
    const { answers, problems } = parse({
      'i0.expectation': '7',
      'i0.perception': '1',
      'i1.expectation': 4,
      'i1.perception': '４',
      'weight.a': '60',
      'weight.b': '40',
      'outcome.overall': '10',
      'profile.branch': ' 北京 ',
      'comment.more': 'Good.',
    });
    expect(problems).toEqual([]);
    expect(answers).toEqual({
      items: '6033',
      points: new Map([
        ['a', 60],
        ['b', 40],
      ]),
      outcomes: new Map([['overall', 10]]),
      profile: new Map([['branch', '北京']]),
      comments: new Map([['more', 'Good.']]),
    });
  });

  test('keeps blank, no opinion (-9), not shown (-8) and refused (-7) apart, and takes none of them for a number', () => {
    const { answers, problems } = parse({
      'i0.perception': '-9',
      'i1.expectation': '\uff0d８',
      'i1.perception': '\u22127.0',
    });
    expect(problems).toEqual([]);
    expect(answers.items).toBe('.?/!');
  });

  test('takes the codes for missing answers in points and outcomes too, where they leave no number', () => {
    const { answers, problems } = parse({ 'weight.a': '-9', 'outcome.overall': '-7' });
    expect(problems).toEqual([]);
    expect([answers.points.size, answers.outcomes.size]).toEqual([0, 0]);
  });

  test('names all problems at once, each with its field, and leaves only the bad answers blank', () => {
    const { answers, problems } = parse({
      'i0.expectation': '8',
      'i0.perception': '4.5',
      'i1.expectation': 'five',
      'i1.perception': '3',
      'weight.a': '101',
      'weight.b': ['50', '50'],
      'outcome.overall': '11',
      'profile.branch': 'x'.repeat(201),
      'comment.more': 'x'.repeat(longestComment + 1),
    });
    const onScale = { min: 1, max: 7 };
    expect(problems).toEqual([
      { code: 'off-scale', field: 'i0.expectation', values: { value: '8', ...onScale } },
      { code: 'not-a-whole-number', field: 'i0.perception', values: { value: '4.5', ...onScale } },
      { code: 'not-a-number', field: 'i1.expectation', values: { value: 'five', ...onScale } },
      { code: 'off-scale', field: 'weight.a', values: { value: '101', min: 0, max: 100 } },
      { code: 'repeated-field', field: 'weight.b' },
      { code: 'off-scale', field: 'outcome.overall', values: { value: '11', min: 0, max: 10 } },
      { code: 'too-long', field: 'profile.branch', values: { length: 201, longest: 200 } },
      { code: 'too-long', field: 'comment.more', values: { length: longestComment + 1, longest: longestComment } },
    ]);
    expect(answers.items).toBe('...2');
    expect([answers.points, answers.outcomes, answers.profile, answers.comments].map(({ size }) => size)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test.each([
    ['an array', ['5']],
    ['an empty array', []],
    ['an object', { value: '5' }],
    ['true', true],
    ['a function', () => '5'],
    ['a symbol', Symbol('5')],
  ])('refuses %s where a single answer belongs', (_, value) => {
    const { answers, problems } = parse(Object.fromEntries(fieldNames.map((field) => [field, value])));
    expect(problems).toEqual(fieldNames.map((field) => ({ code: 'repeated-field', field })));
    expect(isEmpty(answers)).toBe(true);
  });

  test('quotes a long wrong value only so far that it can be recognised', () => {
    const { problems } = parse({ 'i0.expectation': 'a'.repeat(100_000) });
    expect(problems[0]?.values?.['value']).toBe(`${'a'.repeat(40)}…`);
  });

  test('never checks what points sum to', () => {
    for (const [a, b] of [
      ['0', '0'],
      ['100', '100'],
      ['33', ''],
    ])
      expect(parse({ 'weight.a': a, 'weight.b': b }).problems).toEqual([]);
  });

  test('ignores fields that the questionnaire does not ask for, even wrong ones', () => {
    const bare = givenForm({ items: ['a', 'b'] });
    const { answers, problems } = parse(
      {
        'i9.expectation': 'x',
        'i0.belief': '99',
        'weight.a': 'x',
        'outcome.overall': [],
        response: {},
        website: 'spam',
      },
      bare,
    );
    expect(problems).toEqual([]);
    expect(isEmpty(answers)).toBe(true);
  });

  test('is not harmed by fields called __proto__, constructor or toString', () => {
    const names = ['__proto__', 'constructor', 'toString', '__proto__.expectation', 'weight.__proto__'];
    const { answers, problems } = parseAnswers(
      form,
      new Map<string, unknown>(names.map((name) => [name, { polluted: 1 }])),
    );
    expect(problems).toEqual([]);
    expect(isEmpty(answers)).toBe(true);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('takes a dimension, an outcome and a question that are called constructor like any other', () => {
    const named = {
      ...givenForm({ items: ['constructor'] }),
      points: true,
      profile: [{ id: 'constructor', text: words }],
    };
    const { answers } = parse({ 'weight.constructor': '100', 'profile.constructor': 'x' }, named);
    expect([...answers.points, ...answers.profile]).toEqual([
      ['constructor', 100],
      ['constructor', 'x'],
    ]);
  });

  test('drops the NUL that PostgreSQL cannot store', () => {
    expect(parse({ 'comment.more': '\0a\0b\0' }).answers.comments.get('more')).toBe('ab');
  });

  test('never throws, places each problem in a field that came, and gives a full row of signs, whatever comes', () => {
    const field = fc.oneof(fc.constantFrom(...fieldNames, '__proto__'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(field, fc.anything({ withBigInt: true, withNullPrototype: true }))), (entries) => {
        const fields = new Map(entries);
        const { answers, problems } = parseAnswers(form, fields);
        expect(answers.items).toMatch(/^[0-6.?/!]{4}$/);
        for (const problem of problems) expect(fields.has(problem.field ?? '')).toBe(true);
        for (const [, points] of answers.points) expect(points >= 0 && points <= 100).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('reads the 22 items of SERVQUAL on both sides in the published order', () => {
    const fields = servqualForm.items.flatMap(({ id }, index) => [
      [itemField(id, 'expectation'), String((index % 7) + 1)] as const,
      [itemField(id, 'perception'), String(7 - (index % 7))] as const,
    ]);
    const { answers, problems } = parseAnswers(servqualForm, new Map(fields));
    expect(problems).toEqual([]);
    expect(answers.items).toBe(`${'06152433425160'.repeat(3)}06`);
  });
});

describe('A response', () => {
  test('is empty when nothing at all was answered, and no longer with one answer of any kind', () => {
    expect(isEmpty(parse({}).answers)).toBe(true);
    expect(isEmpty(parse({ 'i0.expectation': ' ', 'comment.more': '\u3000' }).answers)).toBe(true);
    expect(isEmpty(parse({ 'i0.expectation': '-8' }).answers)).toBe(true);
    for (const [field, value] of [
      ['i1.perception', '1'],
      ['i1.perception', '-9'],
      ['weight.a', '0'],
      ['outcome.overall', '0'],
      ['profile.branch', 'x'],
      ['comment.more', 'x'],
    ] as const)
      expect(isEmpty(parse({ [field]: value }).answers), field).toBe(false);
  });

  test('has the same fingerprint as another exactly when both say the same, in whatever order their fields came', () => {
    const value = fc.constantFrom('', '1', '2', '-9', '-8');
    const submission = fc.tuple(...fieldNames.map(() => value));
    const shuffled = submission.chain((values) =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray(fieldNames, { minLength: fieldNames.length })),
    );
    const fingerprint = (answers: Answers) => fingerprintAnswers(answers, writeAnswers(answers));
    const answersOf = (values: readonly string[], order: readonly string[]) =>
      parseAnswers(form, new Map(order.map((name) => [name, values[fieldNames.indexOf(name)]]))).answers;
    fc.assert(
      fc.property(shuffled, submission, fc.nat(fieldNames.length - 1), ([values, order], other, changed) => {
        const answers = answersOf(values, fieldNames);
        const own = fingerprint(answers);
        expect(fingerprint(answersOf(values, order))).toBe(own);
        const nearby = answersOf(
          values.map((each, index) => (index === changed ? (other[index] ?? '') : each)),
          order,
        );
        const same = JSON.stringify(plain(nearby)) === JSON.stringify(plain(answers));
        expect(fingerprint(nearby) === own).toBe(same);
      }),
    );
  });
});

/** Answers as plain values, in the order of the questionnaire. */
function plain({ items, points, outcomes, profile, comments }: ReturnType<typeof parse>['answers']) {
  return [items, points, outcomes, profile, comments].map((part) => (typeof part === 'string' ? part : [...part]));
}
