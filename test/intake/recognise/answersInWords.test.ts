import { describe, expect, test } from 'vitest';
import { buildQuestionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { startFacts } from '../../../src/intake/check/collectFacts.ts';
import { parseMapping } from '../../../src/intake/mapping.ts';
import { openResponses, type ResponseFile } from '../../../src/intake/readResponses.ts';
import { servqual } from '../../core/given.ts';
import { writeTemporary } from '../writeTemporary.ts';

const template = buildQuestionnaire(servqual, 'customer');
const study = { id: 'inn', openWave: null };
const rows = Array.from({ length: 40 }, (_, row) => row);
const places = Array.from({ length: 44 }, (_, place) => place);
const sides = ['Expectation', 'Perception'];
/** Grids as Google Forms writes them. */
const header = places.map((place) => `${sides[Math.floor(place / 22)]} [Statement ${(place % 22) + 1}]`);

/** Which of so many answers somebody gives: all of them in each column, in another order in each. */
const pick = (row: number, place: number, count: number) => (row * 3 + place * 2 + (place > 21 ? 1 : 0)) % count;

/** A file of forty people who choose among some answers. */
function writeAnswers(
  answers: readonly string[],
  names: readonly string[] = header,
  change = new Map<string, string>(),
): string {
  const lines = rows.map((row) =>
    places.map((place) => change.get(`${row} ${place}`) ?? answers[pick(row, place, answers.length)]).join(','),
  );
  return writeTemporary([names.join(','), ...lines].join('\n'));
}

const open = (path: string) => openResponses(path, { mapping: null, wanted: { template, isGuess: true } }, study);

/** The points, of all people, that were read in a column, and the problems of all rows. */
async function readAll(file: ResponseFile) {
  const found = { items: [] as string[], problems: [] as string[] };
  for await (const block of file.readRows())
    for (const { response, problems } of block) {
      found.items.push(response?.answers.items ?? '');
      found.problems.push(...problems.map(({ code, row, column }) => `${code} ${row} ${column}`));
    }
  return found;
}

async function openWhole(path: string): Promise<ResponseFile> {
  const file = await open(path);
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  return file;
}

describe('Answers in words have the points of a list that knows them all, decided for all columns together', () => {
  test.each([
    ['Poor, Fair, Good, Very good, Excellent'],
    ['Never, Rarely, Sometimes, Often, Always'],
    ['非常不认同, 不认同, 中立, 认同, 非常认同'],
    ['很低, 较低, 一般, 较高, 很高'],
    ['非常不满意, 较不满意, 一般, 较满意, 非常满意'],
    ['非常不同意, 很不同意, 不同意, 一般, 同意, 很同意, 非常同意'],
  ])('%s', async (list) => {
    const answers = list.split(', ');
    const file = await openWhole(writeAnswers(answers));
    expect(file.questionnaire.scale).toMatchObject({ min: 1, max: answers.length });
    const { items } = await readAll(file);
    // Packed answers are offsets from the lowest point, the sides of an item beside each other.
    expect(items).toEqual(
      rows.map((row) =>
        places.map((place) => pick(row, (place % 2) * 22 + Math.floor(place / 2), answers.length)).join(''),
      ),
    );
  });

  test('where each side has a list of its own, as importance and satisfaction have', async () => {
    const lists = ['不重要, 一般, 重要', '不满意, 一般, 满意'].map((list) => list.split(', '));
    const names = places.map(
      (place) => `${['重要性', '满意度'][Math.floor(place / 22)]} [Statement ${(place % 22) + 1}]`,
    );
    const lines = rows.map((row) => places.map((place) => lists[Math.floor(place / 22)]?.[pick(row, place, 3)]).join());
    const file = await openWhole(writeTemporary([names.join(','), ...lines].join('\n')));
    expect((await readAll(file)).problems).toEqual([]);
  });

  test('where two lists of one length would give them other points, nobody guesses', async () => {
    // "Good" is the fourth of five from "very poor" on, and the third from "poor" on.
    const file = await open(writeAnswers(['Poor', 'Fair', 'Good']));
    expect(file).toMatchObject({ problems: [{ code: 'labels-unknown' }] });
  });
});

describe('Answers that no list knows', () => {
  test('are listed, with a mapping that wants nothing but their points', async () => {
    const path = writeAnswers(['Ay', 'Bee', 'Cee']);
    const refused = await open(path);
    if (!('problems' in refused)) throw new Error('it was read');
    expect(refused.problems).toEqual([
      { code: 'labels-unknown', values: { list: expect.stringMatching(/^“(Ay|Bee|Cee)”, “.*”, “.*”$/) } },
    ]);
    expect(refused.draft).toMatchObject({ scale: { min: 1, max: 3 }, labels: { Ay: null, Bee: null, Cee: null } });
    const draft = parseMapping({ ...refused.draft, labels: { Ay: 1, Bee: 2, Cee: 3 } });
    if ('problems' in draft) throw new Error(JSON.stringify(draft.problems));
    const again = await openResponses(path, { mapping: draft, wanted: { audience: 'customer' } }, study);
    if ('problems' in again) throw new Error(JSON.stringify(again.problems));
    expect((await readAll(again)).problems).toEqual([]);
  });

  test('are asked for as well under headers that are known, where a report would be of nobody', async () => {
    const codes = places.map((place) => `${place < 22 ? 'E' : 'P'}${(place % 22) + 1}`);
    expect(await open(writeAnswers(['Ay', 'Bee', 'Cee'], codes))).toMatchObject({
      problems: [{ code: 'labels-unknown' }],
      draft: { labels: { Ay: null } },
    });
    expect(await open(writeAnswers(['0', '25', '50', '75', '100'], codes))).toMatchObject({
      problems: [{ code: 'scale-unknown', values: { low: 0, high: 100 } }],
    });
  });

  test('nor are numbers below zero read without a word of their scale: -2 may be a point, or no answer', async () => {
    const codes = places.map((place) => `${place < 22 ? 'E' : 'P'}${(place % 22) + 1}`);
    const path = writeAnswers(['-2', '-1', '0', '1', '2'], codes);
    const refused = await open(path);
    if (!('problems' in refused)) throw new Error('read');
    expect(refused.problems).toEqual([{ code: 'scale-below-zero', values: { min: -2, max: 2 } }]);
    const mapping = parseMapping(refused.draft);
    if ('problems' in mapping) throw new Error(JSON.stringify(mapping.problems));
    const again = await openResponses(path, { mapping, wanted: { audience: 'customer' } }, study);
    if ('problems' in again) throw new Error(JSON.stringify(again.problems));
    expect(again.questionnaire.scale).toMatchObject({ min: -2, max: 2 });
    const { problems } = await readAll(again);
    expect(problems).toEqual([]);
    // Beside points up to five 0 and -1 are codes.
    expect(await open(writeAnswers(['-1', '0', '1', '2', '3', '4', '5'], codes))).not.toHaveProperty('problems');
  });

  test('nor are fractions left out where they are many, as in means of several items', async () => {
    const codes = places.map((place) => `${place < 22 ? 'E' : 'P'}${(place % 22) + 1}`);
    expect(await open(writeAnswers(['4', '4.5', '5'], codes))).toMatchObject({
      problems: [{ code: 'answers-fractions', values: { example: '4.5' } }],
    });
    expect(await open(writeAnswers(['1', '2', '3', '4', '5', '6.5', '7'], codes))).not.toHaveProperty('problems');
    expect(await open(writeAnswers(['4,0', '5,0'], codes))).not.toHaveProperty('problems');
  });

  test('do not hide a question where there are few of them: they are left out cell by cell', async () => {
    const slips = new Map([
      ['4 2', 'ok'],
      ['9 24', 'maybe'],
    ]);
    const file = await openWhole(writeAnswers(['1', '2', '3', '4', '5', '6', '7'], header, slips));
    expect(file.columns.filter((column) => 'field' in column)).toHaveLength(44);
    expect((await readAll(file)).problems).toEqual([`not-a-number 6 ${header[2]}`, `not-a-number 11 ${header[24]}`]);
  });
});

test('A row of a matrix that nobody answered keeps its place', async () => {
  const empty = new Map(rows.map((row) => [`${row} 4`, '']));
  const file = await openWhole(writeAnswers(['1', '2', '3', '4', '5', '6', '7'], header, empty));
  expect(file.columns.filter((column) => 'field' in column)).toHaveLength(44);
});

test.each([
  ['5 - Strongly agree', ['1 - Strongly disagree', '2 - Disagree', '3 - Neutral', '4 - Agree', '5 - Strongly agree']],
  ['非常同意(5分)', ['非常不同意(1分)', '不同意(2分)', '一般(3分)', '同意(4分)', '非常同意(5分)']],
  ['5=非常同意', ['1=非常不同意', '2=不同意', '3=一般', '4=同意', '5=非常同意']],
])('Points beside words, as in %s, end where the words do', async (_, answers) => {
  const file = await openWhole(writeAnswers(answers));
  expect(file.questionnaire.scale).toMatchObject({ min: 1, max: 5 });
  expect((await readAll(file)).problems).toEqual([]);
});

describe('In a study of seven points, words have the points of a list of seven', () => {
  const codes = places.map((place) => `${place < 22 ? 'E' : 'P'}${(place % 22) + 1}`);
  const seven = 'Strongly disagree, Disagree, Somewhat disagree, Neutral, Somewhat agree, Agree, Strongly agree'.split(
    ', ',
  );
  const five = seven.filter((word) => !word.startsWith('Somewhat'));
  const openInStudy = (answers: readonly string[], names: readonly string[]) =>
    openResponses(writeAnswers(answers, names), { mapping: null, wanted: { questionnaire: template } }, study);

  test.each([
    ['columns called by codes', codes],
    ['questions in words', header],
  ])('under %s, and it is doubted where they leave points to nobody', async (_, names) => {
    for (const [answers, doubt] of [
      [seven, null],
      [five, { unused: [3, 5] }],
    ] as const) {
      const file = await openInStudy(answers, names);
      if ('problems' in file) throw new Error(JSON.stringify(file.problems));
      expect(answers.map((answer) => file.labels.get(answer.toLowerCase()))).toEqual(
        answers.map((answer) => seven.indexOf(answer) + 1),
      );
      const facts = startFacts(file);
      for await (const block of file.readRows()) for (const row of block) facts.add(row);
      expect((await facts.finish(new Set())).points).toEqual(doubt);
    }
  });

  test('never where two lists of seven give them other points', async () => {
    // 满意 is the sixth before 非常满意, and the fifth before 很满意.
    const file = await openInStudy(['不满意', '满意', '非常满意'], codes);
    expect('problems' in file || file.labels.size).toBe(0);
  });
});
