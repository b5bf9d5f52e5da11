import { describe, expect, test } from 'vitest';
import { buildQuestionnaire } from '../../src/core/instrument/questionnaire.ts';
import { buildReport } from '../../src/core/report/buildReport.ts';
import { summarise } from '../../src/core/summary/summarise.ts';
import { renderTerminalReport } from '../../src/page/renderTerminalReport.ts';
import { givenAnswers, givenInstrument, instrumentValue } from '../core/given.ts';

const long = '员工知道顾客需要什么，而且总是在说好的时间把答应的事情做好，从不推托';
const texts = [
  { zh: '短', en: 'Short' },
  { zh: long, en: 'Staff know what customers need and always do what was promised by the time that was promised' },
  { zh: 'ATM 可靠', en: 'An ATM that works' },
  { zh: '二十二个汉字正好占四十四列少一个也不行多就要切', en: 'Exactly forty-four columns wide, with its id' },
];
const value = instrumentValue({ items: ['a', 'a', 'b', 'b'] });
const form = buildQuestionnaire(
  givenInstrument({
    ...value,
    dimensions: value.dimensions.map((dimension, index) => ({
      ...dimension,
      title: [
        { zh: '可靠性', en: 'Reliability' },
        { zh: '有形', en: 'Tangibles' },
      ][index],
    })),
    items: value.items.map((item, index) => ({ ...item, text: texts[index] })),
  }),
  'customer',
);
const answers = [
  givenAnswers(form, [7, 7, 6, 5], [3, 4, 6, 6]),
  givenAnswers(form, [6, 7, 6, 6], [4, 2, 6, 7]),
  givenAnswers(form, [6, null, 7, 5], [5, 5, 7, 7]),
];
const report = buildReport(
  { customer: { questionnaire: form, summary: summarise(form, answers) } },
  { read: 4, duplicates: 1 },
  1,
);

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
  const text = renderTerminalReport(report, form, language);
  const tables = readTables(text);

  test('has a table of the dimensions with the whole, and one of the items', () => {
    expect(tables.map((rows) => rows.length)).toEqual([1 + 2 + 1, 1 + 4]);
    for (const rows of tables) for (const row of rows) expect(row).toHaveLength(7);
  });

  test('stands in straight columns, whatever the language: names at the left, numbers at the right', () => {
    for (const rows of tables)
      for (let column = 0; column < 7; column++) {
        const edge = column === 0 || column === 6 ? 'start' : 'end';
        expect(new Set(rows.map((row) => row[column]?.[edge])).size, `column ${column}`).toBe(1);
      }
  });

  test('cuts a long name to 44 columns, never through the middle of a character', () => {
    const names = (tables[1] ?? []).slice(1).map(([name]) => name?.cell ?? '');
    for (const name of names) expect(widthOf(name)).toBeLessThanOrEqual(44);
    expect(names[1]).toMatch(/^i1 .*…$/);
    expect(widthOf(names[1] ?? '')).toBeGreaterThanOrEqual(43);
    expect(`i1 ${texts[1]?.[language]}`.startsWith(names[1]?.slice(0, -1) ?? '?')).toBe(true);
    expect(names[0]).toBe(`i0 ${texts[0]?.[language]}`);
    expect(names[2]).toBe(`i2 ${texts[2]?.[language]}`);
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
    const [, first] = tables[1] ?? [];
    expect((first ?? []).slice(1, 6).map(({ cell }) => cell)).toEqual(['3', '6.33', '4.00', '−2.33', '[−6.13, +1.46]']);
  });
});
