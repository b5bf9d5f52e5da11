import { describe, expect, test } from 'vitest';
import type { Response } from '../../../src/core/answers/response.ts';
import { buildQuestionnaire, type Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { renderTerminalReport } from '../../../src/export/terminal/renderTerminalReport.ts';
import { givenAnswers, givenInstrument, instrumentValue } from '../../core/given.ts';

const long = '员工知道顾客需要什么，而且总是在说好的时间把答应的事情做好，从不推托，也不要顾客等候';
const texts = [
  { zh: '短', en: 'Short' },
  { zh: long, en: 'Staff know what customers need and always do what was promised by the time that was promised' },
  { zh: 'ATM 可靠', en: 'An ATM that works' },
  { zh: '十六个汉字正好占三十二列少一个也', en: 'Thirty-two columns, with its number' },
];
const value = instrumentValue({ items: ['a', 'a', 'b', 'b'] });
const instrument = givenInstrument({
  ...value,
  dimensions: value.dimensions.map((dimension, index) => ({
    ...dimension,
    title: [
      { zh: '可靠性', en: 'Reliability' },
      { zh: '有形', en: 'Tangibles' },
    ][index],
  })),
  items: value.items.map((item, index) => ({ ...item, text: texts[index] })),
});
const customers = buildQuestionnaire(instrument, 'customer');
const managers: Questionnaire = {
  ...customers,
  audience: 'manager',
  sides: [{ side: 'belief', title: { en: 'Belief' }, stem: { en: 'Belief' } }],
  antecedents: [
    {
      id: 'strong',
      gap: 1,
      title: { zh: '强', en: 'Strong' },
      items: [{ id: 's', text: { en: 's' }, reverse: false }],
    },
    { id: 'weak', gap: 1, title: { zh: '弱', en: 'Weak' }, items: [{ id: 'w', text: { en: 'w' }, reverse: false }] },
  ],
};

const respond = (items: string, index: number): Response => ({
  id: String(index),
  answers: { items, points: new Map(), outcomes: new Map(), profile: new Map(), comments: new Map() },
  ...{ wave: null, respondent: null, token: null, submittedAt: null, language: null, seconds: null },
});
const customer = buildSample(
  customers,
  [
    givenAnswers(customers, [7, 7, 6, 5], [3, 4, 6, 6]),
    givenAnswers(customers, [6, 7, 6, 6], [4, 2, 6, 7]),
    givenAnswers(customers, [6, null, 7, 5], [5, 5, 7, 7]),
  ].map(respond),
);
const manager = buildSample(managers, ['4444' + '51', '3333' + '62'].map(respond));
const settings = { read: 4, duplicates: 1, minGroup: 1, version: '1', waveOrder: null };

/** How many columns of a terminal a text takes: Chinese characters and full-width signs take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );
}

/** The lines of each table, cut into cells with the column where each begins and ends. */
function readTables(text: string) {
  const tables = text.split('\n\n').map((part) => part.split('\n').filter((line) => / {2}/.test(line)));
  return tables
    .filter((lines) => lines.length > 1)
    .map((lines) =>
      lines.map((line) =>
        [...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: cell, index }) => {
          const start = widthOf(line.slice(0, index));
          return { cell, start, end: start + widthOf(cell) };
        }),
      ),
    );
}

describe.each(['zh', 'en'] as const)('The report on a terminal in %s', (language) => {
  const alone = renderTerminalReport(buildReport({ customer }, settings), { customer }, language);
  const samples = { customer, manager };
  const text = renderTerminalReport(buildReport(samples, settings), samples, language);
  const [dimensions = [], fiveGaps = [], antecedents = [], scores = [], items = []] = readTables(text);

  test('has tables of dimensions, the five gaps, what may stand behind them, scores, and items', () => {
    expect([dimensions, fiveGaps, antecedents, items].map((rows) => rows.length)).toEqual([
      1 + 2 + 1,
      1 + 5,
      1 + 2,
      1 + 4,
    ]);
    for (const rows of [dimensions, items]) for (const row of rows) expect(row).toHaveLength(7);
    expect(readTables(text)).toHaveLength(5);
  });

  test('has no table of the five gaps where only customers were asked', () => {
    expect(readTables(alone)).toHaveLength(3);
  });

  test('stands in straight columns, whatever the language: names and words at the left, numbers at the right', () => {
    const isText = (rows: unknown, column: number) => column === 0 || (rows === fiveGaps ? column > 3 : column === 6);
    for (const rows of [dimensions, fiveGaps, antecedents, scores, items])
      for (const column of rows[0]?.keys() ?? []) {
        const edges = rows.flatMap((row) => row[column]?.[isText(rows, column) ? 'start' : 'end'] ?? []);
        expect(new Set(edges).size, `column ${column}`).toBe(1);
      }
  });

  test('fits into 120 columns: a long name is cut, never through the middle of a character', () => {
    const lines = text.split('\n\n').slice(2).join('\n').split('\n');
    const inTables = lines.filter((line) => / {2}/.test(line));
    for (const line of inTables) expect(widthOf(line), line).toBeLessThanOrEqual(120);
    const names = items.slice(1).map(([name]) => name?.cell ?? '');
    expect(names[1]).toMatch(/^2\. .*…$/);
    expect(`2. ${texts[1]?.[language]}`.startsWith(names[1]?.slice(0, -1) ?? '?')).toBe(true);
    expect(names[0]).toBe(`1. ${texts[0]?.[language]}`);
    expect(names[2]).toBe(`3. ${texts[2]?.[language]}`);
    expect(names[3]).toBe(`4. ${texts[3]?.[language]}`);
  });

  test('says how many responses there are and what they show', () => {
    expect(text).toMatch(/^\D*4\D*1\D*3\D*\n/);
    expect(text).not.toMatch(/\{\{|undefined|null|NaN|<|&/);
    expect(text.endsWith('\n')).toBe(true);
    expect(text.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  test('prints the figures of the report, rounded, with true minus signs', () => {
    // Item 0: expected 7, 6, 6, perceived 3, 4, 5: means 6.33 and 4, differences -4, -2, -1, their mean -2.33,
    // their sd sqrt(7/3), half the interval t(0.975; 2) = 4.3027 x sd / sqrt(3) = 3.79.
    const first = items[1] ?? [];
    expect(first.slice(1, 6).map(({ cell }) => cell)).toEqual(['3', '6.33', '4.00', '−2.33', '[−6.13, +1.46]']);
  });

  test('prints gap 1 with both numbers of people, and what was not asked as such', () => {
    // Managers believe 5 and 4 on everything. Expected: the means of a and b are 7 and 5.5, 6.5 and 6, 6 and 6, so 6.25, 6.25
    // and 6; 4.5 less their mean 6.1667 is -1.67.
    expect(fiveGaps[1]?.slice(1, 3).map(({ cell }) => cell)).toEqual(['2 / 3', '−1.67']);
    expect(fiveGaps[2]?.slice(1, 3).map(({ cell }) => cell)).toEqual(['–', '–']);
  });

  test('lists what may stand behind a gap from the weakest on', () => {
    // Answers 6 and 7, and 2 and 3.
    expect(antecedents.slice(1).map((row) => row.slice(0, 3).map(({ cell }) => cell))).toEqual([
      [language === 'zh' ? '弱' : 'Weak', '2', '2.50'],
      [language === 'zh' ? '强' : 'Strong', '2', '6.50'],
    ]);
  });

  test('tells once what must be read with care, with the first places and how many there are', () => {
    const report = buildReport({ customer }, { ...settings, notes: [{ at: '', code: 'reversed-detected' }] });
    const told = renderTerminalReport(report, { customer }, language).split('\n\n').at(-1)?.trimEnd().split('\n') ?? [];
    const codes = new Set(report.notes.map(({ code }) => code));
    expect(told).toHaveLength(1 + codes.size);
    expect(told[1]).not.toContain('/');
    const unasked = told.filter((line) => line.includes('/gaps/1, /gaps/2, /gaps/3, … (4)'));
    expect(unasked).toHaveLength(1);
  });
});
