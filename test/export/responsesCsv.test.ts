import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commentField,
  listScaleFields,
  outcomeField,
  pointsField,
  profileField,
} from '../../src/core/answers/fields.ts';
import { guardText, unguardText } from '../../src/core/answers/guardedText.ts';
import { parseAnswers } from '../../src/core/answers/parseAnswers.ts';
import type { Response } from '../../src/core/answers/response.ts';
import { usualMissing } from '../../src/core/answers/usualMissing.ts';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { rawCsv, safeCsv } from '../../src/export/csvText.ts';
import { hideMinute } from '../../src/export/hideMinute.ts';
import { writeLongCsv, writeResponsesCsv } from '../../src/export/responsesCsv.ts';
import { openResponses } from '../../src/intake/readResponses.ts';
import { readTime } from '../../src/intake/readTime.ts';
import { givenForm, givenResponse } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';

async function write(
  form: Questionnaire,
  responses: readonly Response[],
  writer = writeResponsesCsv,
  style = safeCsv,
): Promise<string> {
  let text = '';
  const openBlocks = async function* () {
    for (let from = 0; from < responses.length; from += 2) yield responses.slice(from, from + 2);
  };
  for await (const piece of writer('a-study', form, openBlocks, style)) text += piece;
  return text;
}

async function readBack(form: Questionnaire, csv: string): Promise<readonly Response[]> {
  const file = await openResponses(
    writeTemporary(csv, 'responses.csv'),
    { mapping: null, wanted: { questionnaire: form } },
    { id: 'a-study', openWave: null },
  );
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  const rows: Response[] = [];
  for await (const block of file.readRows())
    for (const { response, problems } of block) {
      expect(problems).toEqual([]);
      if (response) rows.push(response);
    }
  return rows;
}

const text = (words: string) => ({ en: words });
const customerForm: Questionnaire = {
  ...givenForm({ items: ['a', 'a', 'b'], reverse: [false, true, false] }),
  points: true,
  outcomes: [{ id: 'pleased', text: text('pleased'), min: 0, max: 10, lowest: text('no'), highest: text('yes') }],
  profile: [{ id: 'branch', text: text('branch') }],
  comments: [{ id: 'more', text: text('more') }],
};
const forms = [
  customerForm,
  ...(['chain', 'direct'] as const).flatMap((design) => [
    givenStaffQuestionnaire('manager', design),
    givenStaffQuestionnaire('contact', design),
  ]),
];

/** What people type, and what spreadsheets and readers of tables stumble over. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom("'", '=', '-', '+', '@', '"', ',', ';', '\t', '\r', '\n', ' ', '1', 'x'),
    maxLength: 6,
  }),
  fc.constantFrom(
    ...usualMissing,
    'na',
    '（跳过）',
    '-5',
    '+1.5',
    '=1+1',
    "'=1+1",
    "''NA",
    '=HYPERLINK("http://x")',
    '第一行\r\n第二行',
  ),
);
const anyAnswer = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 7 }).map(String) },
  { weight: 2, arbitrary: fc.constantFrom('', '-9', '-8', '-7') },
);

/** Answers that came in through the one door. */
const anyResponse = (form: Questionnaire) =>
  fc
    .record({
      id: fc.uuid(),
      wave: fc.constantFrom('1', '2026-03', '=x'),
      respondent: fc.option(fc.constantFrom('p1', '-p', 'NA', '@me')),
      seconds: fc.option(fc.nat({ max: 5000 })),
      source: fc.constantFrom('link', '东区店 柜台3', '=west'),
      scale: fc.array(anyAnswer, { minLength: listScaleFields(form).length, maxLength: listScaleFields(form).length }),
      points: fc.array(fc.constantFrom('', '0', '20', '100'), { minLength: 5, maxLength: 5 }),
      outcome: fc.constantFrom('', '0', '10'),
      branch: anyText,
      comment: anyText,
    })
    .map((given) => {
      const fields = new Map<string, string>([
        ...listScaleFields(form).map((field, place) => [field, given.scale[place] ?? ''] as const),
        ...form.dimensions.map(({ id }, d) => [pointsField(id), given.points[d] ?? ''] as const),
        ...form.outcomes.map(({ id }) => [outcomeField(id), given.outcome] as const),
        ...form.profile.map(({ id }) => [profileField(id), given.branch] as const),
        ...form.comments.map(({ id }) => [commentField(id), given.comment] as const),
      ]);
      const { answers } = parseAnswers(form, fields);
      return { ...givenResponse('', { answers }), ...given, answers };
    })
    .map(({ id, answers, wave, respondent, seconds, source }) => ({
      ...givenResponse('', { answers }),
      id,
      wave,
      respondent,
      seconds,
      source,
    }));

describe('What goes out comes in again', () => {
  test.each(
    forms.map((form) => [`${form.audience}, ${form.sides.map(({ side }) => side).join() || 'ratings'}`, form] as const),
  )('with the very same answers: %s', async (_, form) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyResponse(form), { minLength: 1, maxLength: 5 }), async (responses) => {
        const back = await readBack(form, await write(form, responses));
        const pick = ({ id, answers, wave, respondent, seconds, source }: Response) => ({
          id,
          answers,
          wave,
          respondent,
          seconds,
          source,
        });
        expect(back.map(pick)).toEqual(responses.map(pick));
      }),
      { numRuns: 60 },
    );
  });

  test.each(forms.map((form) => [form.audience, form] as const))(
    'in the long form with all answers that are numbers: %s',
    async (_, form) => {
      const numbers = ({ id, answers: { items, points, outcomes } }: Response) => ({ id, items, points, outcomes });
      await fc.assert(
        fc.asyncProperty(fc.array(anyResponse(form), { minLength: 1, maxLength: 5 }), async (responses) => {
          for (const style of [safeCsv, rawCsv]) {
            const back = await readBack(form, await write(form, responses, writeLongCsv, style));
            expect(back.map(numbers)).toEqual(responses.map(numbers));
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  test('also segments that only a file had brought', async () => {
    const response = givenResponse('012345', { answers: { profile: new Map([['lift', 'north']]) } });
    const csv = await write(customerForm, [response, givenResponse('012345')]);
    expect(csv.split('\r\n')[0]).toContain('segment.branch,segment.lift');
    const back = await readBack(customerForm, csv);
    expect(back.map(({ answers }) => [...answers.profile])).toEqual([[['lift', 'north']], []]);
  });
});

describe('The table', () => {
  test('has our field names as headers, begins with a byte order mark and holds the answers as they were given', async () => {
    const csv = await write(customerForm, [
      givenResponse('0?6/!.', {
        id: '0a0a0a0a-0000-4000-8000-000000000001',
        wave: '1',
        source: '东区店 柜台3',
        submittedAt: '2026-03-01T14:05:33Z',
        language: 'zh',
        seconds: 95,
        isTrapped: true,
        answers: {
          points: new Map([
            ['a', 60],
            ['b', 40],
          ]),
          comments: new Map([['more', '=1+1']]),
        },
      }),
    ]);
    const [header, row] = csv.split('\r\n');
    expect(header).toBe(
      '\uFEFFresponse,study,wave,audience,respondent,token,source,segment.branch,language,submitted,seconds,trapped,' +
        'i0.expectation,i0.perception,i1.expectation,i1.perception,i2.expectation,i2.perception,' +
        'weight.a,weight.b,outcome.pleased,comment.more',
    );
    expect(row).toBe(
      "0a0a0a0a-0000-4000-8000-000000000001,a-study,1,customer,,,东区店 柜台3,,zh,2026-03-01T14:05:33Z,95,1,1,-9,7,-8,-7,,60,40,,'=1+1",
    );
  });

  test('of nobody is a header alone', async () => {
    expect((await write(customerForm, [])).split('\r\n')).toHaveLength(2);
  });

  test('comes out in pieces of the blocks it is given', async () => {
    const pieces: string[] = [];
    const openBlocks = async function* () {
      for (let block = 0; block < 3; block++) yield [givenResponse('0')];
    };
    for await (const piece of writeResponsesCsv('a-study', customerForm, openBlocks)) pieces.push(piece);
    expect(pieces).toHaveLength(4);
  });
});

describe('The long form', () => {
  const id = '0a0a0a0a-0000-4000-8000-000000000001';

  test('has a row for each answer with the side’s full word, and nothing where it was left blank', async () => {
    const response = givenResponse('0?6/!.', { id, answers: { outcomes: new Map([['pleased', 8]]) } });
    expect((await write(customerForm, [response], writeLongCsv, rawCsv)).split('\n')).toEqual([
      'response,item,dimension,side,value',
      `${id},i0,a,expectation,1`,
      `${id},i0,a,perception,-9`,
      `${id},i1,a,expectation,7`,
      `${id},i1,a,perception,-8`,
      `${id},i2,b,expectation,-7`,
      `${id},i2,b,perception,`,
      `${id},,a,weight,`,
      `${id},,b,weight,`,
      `${id},pleased,,outcome,8`,
      '',
    ]);
  });

  const open = (csv: string) =>
    openResponses(
      writeTemporary(csv, 'long.csv'),
      { mapping: null, wanted: { questionnaire: customerForm } },
      { id: 'a-study', openWave: null },
    );

  test('is refused where the rows of a response do not stand together: they might be two persons', async () => {
    const csv = await write(customerForm, [givenResponse('012345', { id })], writeLongCsv);
    const other = id.replace(/1$/, '2');
    expect(await open(`${csv}${other},i0,a,expectation,1\r\n${id},i0,a,perception,1\r\n`)).toEqual({
      problems: [{ code: 'long-form-scattered', row: 12 }],
      draft: null,
    });
  });

  test('names the rows that give one answer twice, or belong to nobody', async () => {
    const csv = await write(customerForm, [givenResponse('012345', { id })], writeLongCsv);
    const file = await open(`${csv}${id},i0,a,expectation,2\r\n,i0,a,expectation,1\r\n`);
    if ('problems' in file) throw new Error(JSON.stringify(file.problems));
    const problems = [];
    for await (const rows of file.readRows()) for (const row of rows) problems.push(...row.problems);
    expect(problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))).toEqual([
      { code: 'repeated-field', row: 11, column: 'i0.expectation' },
      { code: 'long-form-nameless', row: 12 },
    ]);
  });
});

describe('The raw form', () => {
  test('is for programs: no byte order mark, lines end with LF, texts as they were written', async () => {
    const response = givenResponse('012345', { answers: { comments: new Map([['more', '=1+1, "so"']]) } });
    const raw = await write(customerForm, [response], writeResponsesCsv, rawCsv);
    expect(raw.startsWith('response,study,')).toBe(true);
    expect(raw.endsWith(',"=1+1, ""so"""\n')).toBe(true);
    expect(raw).not.toContain('\r');
    const safe = await write(customerForm, [response]);
    expect(raw.split('\n')[0]).toBe(safe.split('\r\n')[0]?.slice(1));
  });
});

describe('The time when answers were sent', () => {
  test.each([
    ['2026-03-01T14:05:33Z', '2026-03-01T14:00:00Z'],
    ['2026-03-01T14:59:59.999Z', '2026-03-01T14:00:00Z'],
    ['2026-03-01T14:05:33', '2026-03-01T14:00:00'],
    [null, null],
  ])('is told to the hour in an anonymous study, by a time that readers know: %s', (sent, told) => {
    const hidden = hideMinute(givenResponse('0', { submittedAt: sent })).submittedAt;
    expect(hidden).toBe(told);
    expect(hidden && readTime(hidden)).toBe(told);
  });
});

describe('A text that a spreadsheet would run gets an apostrophe', () => {
  test.each([
    '=1+1',
    '+cmd',
    '-cmd',
    '@sum',
    '\tx',
    '\rx',
    '\nx',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    "'quoted",
    "'=x",
    'NA',
    'n/a',
    'NULL',
    '-99',
    '（跳过）',
  ])('%j', (risky) => {
    expect(guardText(risky)).toBe(`'${risky}`);
    expect(unguardText(guardText(risky))).toBe(risky);
  });

  test.each(['', 'plain', '-5', '+1.5', '3', 'a=b', 'x’s'])('and no other, nor a number: %j', (plain) => {
    expect(guardText(plain)).toBe(plain);
    expect(unguardText(plain)).toBe(plain);
  });

  test('which is taken away again, and only then', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        expect(unguardText(guardText(given))).toBe(given);
        expect(/^[=@\t\r]/.test(guardText(given))).toBe(false);
      }),
    );
    expect(unguardText("'twas")).toBe("'twas");
  });
});
