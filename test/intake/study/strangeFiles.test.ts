import { afterAll, describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { analyzeFiles } from '../../../src/intake/study/analyzeFiles.ts';
import type { Messages } from '../../../src/intake/study/messages.ts';
import { speak } from '../../../src/words/catalogue.ts';
import { describeProblem } from '../../../src/words/sentences.ts';
import { makeWorkbook, writeRows } from '../workbook/makeWorkbook.ts';
import { removeTemporary, writeTemporary } from '../writeTemporary.ts';

afterAll(removeTemporary);

const numbers = Array.from({ length: 22 }, (_, index) => index + 1);
const people = Array.from({ length: 30 }, (_, index) => index);
type Draw = (person: number, number: number) => string | number;
/** Points from 1 to `top` that differ from person to person and from item to item. */
const draw =
  (top: number, start: number): Draw =>
  (person, number) =>
    1 + ((person * 3 + number * start) % top);
const name = (letter: string) => numbers.map((number) => `${letter}${number}`);
const table = (header: readonly string[], e: Draw, p: Draw) => [
  ['id', ...header],
  ...people.map((person) => [
    `R${person}`,
    ...numbers.map((number) => e(person, number)),
    ...numbers.map((number) => p(person, number)),
  ]),
];
const write = (rows: readonly (readonly (string | number)[])[]) =>
  writeTemporary(rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'));

/** What a file comes to: the means of its items in their order, and all that is said of it in English. */
async function look(path: string) {
  const told: string[] = [];
  const messages: Messages = {
    tell: (key, values) => told.push(speak('en')(`terminal.${key}`, values)),
    tellSentence: (_, sentence) => told.push(sentence('en')),
    tellProblems: (problems) => told.push(...problems.map((problem) => describeProblem(problem, 'en'))),
    tellShare: () => {},
    about: () => messages,
  };
  const study = await analyzeFiles({ customer: path }, { instrument: null, mapping: null }, messages);
  if (study === null) throw new Error('broken off');
  if ('refused' in study)
    return {
      codes: study.refused.flatMap(({ problems }) => problems.map(({ code }) => code)),
      draft: study.draft,
      told,
    };
  const { samples, ...found } = study;
  const report = buildReport(samples, { ...found, minGroup: 1, version: '' });
  const place = (id: string) =>
    numbers.find((number) => id.endsWith(String(number)) && /\D/.test(id.at(-1 - String(number).length) ?? '')) ?? 0;
  const items = [...report.items].sort((a, b) => place(a.id) - place(b.id));
  return {
    scale: report.scale,
    weights: Object.fromEntries(report.dimensions.map(({ id, weight }) => [id, weight])),
    expectations: items.map((item) => item.expectation),
    perceptions: items.map((item) => item.perception),
    told,
  };
}

/** The plain means of a draw, item by item, of those who pass. */
const meansOf = (each: Draw, passes: (person: number, number: number) => boolean = () => true) =>
  numbers.map((number) => {
    const own = people.filter((person) => passes(person, number)).map((person) => Number(each(person, number)));
    return expect.closeTo(own.reduce((sum, point) => sum + point, 0) / own.length, 9);
  });

describe('No answer of a file is read as another number than it is', () => {
  test('answers from 1 to 10 stay whole where the columns are called E1 and P1', async () => {
    const [e, p] = [draw(10, 5), draw(10, 7)];
    const found = await look(write(table([...name('E'), ...name('P')], e, p)));
    expect(found).toMatchObject({
      scale: { min: 1, max: 10 },
      expectations: meansOf(e),
      perceptions: meansOf(p),
      told: [],
    });
  });

  test.each([9, 0, 99])('the code %i among answers to questions in words is told and no answer', async (code) => {
    const [e, p] = [draw(7, 5), draw(7, 3)];
    const isGap = (person: number, number: number) => person === 4 && number === 6;
    const header = ['您的期望', '您的实际感受'].flatMap((side) => numbers.map((number) => `${side}—第${number}项`));
    const found = await look(write(table(header, (...at) => (isGap(...at) ? code : e(...at)), p)));
    const kept = (...at: Parameters<Draw>) => !isGap(...at);
    expect(found).toMatchObject({ expectations: meansOf(e, kept), perceptions: meansOf(p, kept) });
    expect(found.told[0]).toBe(
      `Row 6, column “您的期望—第6项”: “${code}” is out of range. Give a whole number from 1 to 7, or leave it empty.`,
    );
  });

  test('codes pair though long and different sentences stand behind them, and it is told that these may mean another item', async () => {
    const [e, p] = [draw(7, 5), draw(7, 3)];
    const header = [
      ...numbers.map((number) => `E${number}. Firms of this kind show a sincere interest in matter ${number}`),
      ...numbers.map((number) => `P${number}. Here they show it in matter number ${number} of mine`),
    ];
    const found = await look(write(table(header, e, p)));
    expect(found).toMatchObject({ expectations: meansOf(e), perceptions: meansOf(p) });
    expect(found.told.join()).toContain('were taken for them by the numbers in front of them');
    expect(found.told.join()).not.toContain('in their order');
  });
});

test('Beside columns called E1 and P1, points are known that another question asks for', async () => {
  const points = ['Tangibles', 'Reliability', 'Responsiveness', 'Assurance', 'Empathy'];
  const [header = [], ...rows] = table([...name('E'), ...name('P')], draw(7, 5), draw(7, 7));
  const asked = points.map((each) => `Allocate 100 points [${each}]`);
  const found = await look(write([[...header, ...asked], ...rows.map((row) => [...row, 30, 25, 20, 15, 10])]));
  expect(found.told).toEqual([]);
  expect(found.weights).toEqual({ tangibles: 30, reliability: 25, responsiveness: 20, assurance: 15, empathy: 10 });
});

describe('A person is asked', () => {
  test('what else there is where a survey asks hardly more than satisfaction with the whole', async () => {
    const rows = people.map((person) => [person, draw(7, 3)(person, 1), 1 + (person % 5), 1 + (person % 2)]);
    const found = await look(write([['id', 'Overall satisfaction', 'Satisfaction with food', 'Gender'], ...rows]));
    expect(found).toMatchObject({ codes: ['not-recognised-sides'] });
    expect(found.draft?.columns).toHaveLength(4);
  });

  test('where every item of a person has a row of its own, so that rows are no people', async () => {
    const rows = people.flatMap((person) => numbers.map((number) => [person, number, 5, draw(7, 3)(person, number)]));
    const found = await look(write([['id', 'item', '期望', '感知'], ...rows]));
    expect(found).toMatchObject({ codes: ['ids-recur'] });
    expect(found.draft?.columns.map(({ as }) => as)).toContain('respondent');
  });

  test.each([
    ['codes', name('E'), name('P')],
    ['words', numbers.map((number) => `期望：第${number}件事`), numbers.map((number) => `感知：第${number}件事`)],
  ])('to turn a table round whose questions, by their %s, stand in its rows', async (_, e, p) => {
    const lines = [...e, ...p].map((question, index) => [
      question,
      ...people.map((person) => draw(7, 3)(person, index)),
    ]);
    const found = await look(write([['题目', ...people.map((person) => `顾客${person}`)], ...lines]));
    expect(found).toMatchObject({ codes: ['table-turned'], draft: null });
  });

  test.each(['P', 'e'])(
    'what the columns are, not to turn the table round, where people are called %s1 and so on',
    async (letter) => {
      const rows = people.map((person) => [`${letter}${person}`, ...numbers.map(draw(7, 3).bind(null, person))]);
      const found = await look(write([['name', ...numbers.map((number) => `X${number}`)], ...rows]));
      expect(found.codes).not.toContain('table-turned');
      expect(found.draft?.columns.length).toBeGreaterThan(0);
    },
  );

  test('where ids are those of branches, of which each has many people', async () => {
    const rows = table([...name('E'), ...name('P')], draw(7, 5), draw(7, 3));
    const branches = rows.map(([id, ...cells], index) => [index === 0 ? 'id' : `${id}`.length, ...cells]);
    expect(await look(write(branches))).toMatchObject({ codes: ['ids-recur'] });
    const waves = branches.map((cells, index) => [...cells, index === 0 ? 'wave' : index]);
    expect(await look(write(waves))).toMatchObject({ expectations: meansOf(draw(7, 5)) });
  });

  test('where as many ratings as there are perceptions have names that nobody knows', async () => {
    const header = [...numbers.map((number) => `甲${number}`), ...name('P')];
    expect(await look(write(table(header, draw(7, 5), draw(7, 3))))).toMatchObject({ codes: ['not-recognised'] });
  });
});

describe('A person is told', () => {
  test('that a workbook has more sheets, and that without perceptions there is no gap', async () => {
    const sheet = (side: string) =>
      writeRows([
        ['id', ...name(side)],
        ...people.map((person) => [person, ...numbers.map((number) => 1 + ((person + number) % 7))]),
      ]);
    const { told } = await look(writeTemporary(makeWorkbook({ sheets: [sheet('E'), '', sheet('P')] }), 'two.xlsx'));
    expect(told).toEqual([
      'No column holds perceptions, so there is no gap. If they stand in another file or on another sheet, bring both answers of a person into one row.',
      expect.stringMatching(/^Only the sheet “S0” is read; these have rows as well: S2\./),
    ]);
  });

  test('where one side never leaves 1 to 5 and the other goes up to 7', async () => {
    const { told } = await look(write(table([...name('E'), ...name('P')], draw(5, 3), draw(7, 3))));
    expect(told).toEqual([
      expect.stringMatching(/^Expectation was never answered above 5, while other answers go up to 7\./),
    ]);
  });

  test('where nobody gave the middle answer of a list', async () => {
    const four = ['非常不同意', '不同意', '同意', '非常同意'];
    const say =
      (each: Draw): Draw =>
      (...at) =>
        four[Number(each(...at)) - 1] ?? '';
    const { told } = await look(write(table([...name('E'), ...name('P')], say(draw(4, 3)), say(draw(4, 1)))));
    expect(told).toEqual([
      expect.stringMatching(/^Nobody gave 3 of 1 to 5, though people gave what lies on either side\./),
    ]);
  });
});

describe('A header that stands otherwise is read as it is meant', () => {
  const [e, p] = [draw(7, 5), draw(7, 3)];
  const means = { expectations: meansOf(e), perceptions: meansOf(p) };
  const rows = table([], e, p).slice(1);
  const sides = ['期望', ...Array(21).fill(''), '感知', ...Array(21).fill('')];
  const both = (each: (side: string, number: number) => string) =>
    ['Expectation', 'Perception'].flatMap((side) => numbers.map((number) => each(side, number)));

  test('two sides above numbers, in a text or in a workbook', async () => {
    const cells = [['编号', ...sides], ['', ...numbers, ...numbers], ...rows];
    const book = makeWorkbook({ sheets: [writeRows(cells.map((row) => row.map(String)))] });
    for (const path of [write(cells), writeTemporary(book, 'numbers.xlsx')])
      expect(await look(path)).toMatchObject(means);
  });

  test('a group of KoboToolbox before the name of each column, whatever it is called', async () => {
    const kobo = (names: readonly string[]) => {
      const header = ['start', ...names, '_id', '_uuid', '_submission_time', '_index'];
      return write([
        header,
        ...rows.map((cells, row) => ['2026-03-01', ...cells.slice(1), row, `u${row}`, '2026-03-01', row]),
      ]);
    };
    const short = { Expectation: 'exp', Perception: 'per' };
    const groups = [
      both((side, number) => `section_a/${side.slice(0, 1)}${number}`),
      both(
        (side, number) => `survey/${short[side as keyof typeof short]}_grp/${side.slice(0, 1).toLowerCase()}_${number}`,
      ),
      both((side, number) => `${short[side as keyof typeof short]}_grp/q${number}`),
    ];
    for (const names of groups) expect(await look(kobo(names))).toMatchObject(means);
  });

  test('two exports pasted together: the header between them is no person', async () => {
    const header = ['id', ...both((side, number) => `${side}: own words ${number}`)];
    const found = await look(write([header, ...rows.slice(0, 10), header, ...rows.slice(10)]));
    expect(found).toMatchObject(means);
    expect(found.told).toContain(
      'Row 12: This row repeats the header, as where files are pasted together, so it is left out. Nothing need be done.',
    );
  });

  test('a name twice that no side needs counts for nothing, and it is told', async () => {
    const header = ['Comments', ...both((side, number) => `${side}: own words ${number}`), 'Comments'];
    const found = await look(write([header, ...rows.map(([, ...cells]) => ['good', ...cells, 'bad'])]));
    expect(found).toMatchObject(means);
    expect(found.told).toContain(
      'Columns that are called the same are told apart by their places: Comments #1, Comments #46. Give each a name of its own where it matters.',
    );
  });

  test.each([
    ['by its number', [...name('E'), ...name('P')], 'E3'],
    [
      'with all others',
      ['期望', '感知'].flatMap((side) => numbers.map((number) => `自己的题 ${number}`).with(0, side)),
      'x',
    ],
    ['by its words', both((side, number) => `${side}: own words ${number}`), 'Expectation: own words 3'],
  ])('an answer twice %s is asked about, with a mapping to correct', async (_, names, twice) => {
    const cells = rows.map(([id, ...points]) => [id ?? '', ...points, points[0] ?? '']);
    const found = await look(write([['id', ...names, twice], ...cells]));
    expect(found).toMatchObject({ codes: expect.arrayContaining(['header-duplicate']) });
    expect('draft' in found ? found.draft?.columns : []).toContainEqual(
      expect.objectContaining({ side: 'perception' }),
    );
  });
});
