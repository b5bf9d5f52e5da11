import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../../src/core/report/references.ts';
import { listTables as listAll } from '../../../src/export/table/listTables.ts';
import type { Cell, Speaker, Table } from '../../../src/export/table/table.ts';
import { readMarkup } from '../../../src/page/svg.ts';
import { nameGap } from '../../../src/words/nameGap.ts';
import { givenForm } from '../../core/given.ts';
import { readTree } from '../../words/readWords.ts';
import { roundDigits } from '../../words/roundDigits.ts';
import { anyMade, follow, type Made, makeStudy, speakers } from '../givenReports.ts';

const zones = givenForm({
  scale: { min: 1, max: 9 },
  sides: ['minimum', 'desired', 'perception'],
  items: ['one', 'one', 'one', 'two', 'two'],
});
const stated = givenForm({ sides: ['importance', 'perception'], items: ['one', 'one', 'two', 'two', 'two'] });
const studies: Readonly<Record<string, Made>> = {
  'the chain of gaps': makeStudy({ design: 'chain' }),
  'the direct ratings': makeStudy({ design: 'direct' }),
  'four hundred customers': makeStudy({ people: 400 }),
  'zones of tolerance': makeStudy({ form: zones }),
  'importance and perception': makeStudy({ form: stated }),
};
const [, english] = speakers;
if (!english) throw new Error('no English');

const listTables = (made: Made, speaker: Speaker) =>
  listAll({ ...made, report: { ...made.report, ...made.deep() } }, speaker).map(
    (table) => [table.label, table] as const,
  );

const cellsOf = ({ groups, foot = [] }: Table): readonly Cell[] =>
  [...groups.flatMap(({ rows }) => rows), ...foot].flatMap(({ cells }) => cells);

/** All ways in which a value of the report may be printed, by the rules for numbers. */
function listPrints(value: unknown): readonly string[] {
  if (value === null) return ['–', '–%'];
  if (Array.isArray(value)) {
    const signed = value.map((end) => roundDigits(String(end), true));
    const plain = value.map((end) => roundDigits(String(end)));
    return [`[${signed.join(', ')}]`, `[${plain.join(', ')}]`, value.map((each) => withCommas(each)).join(' / ')];
  }
  if (typeof value !== 'number') return [];
  const text = writeOut(value);
  const p = value < 0.001 ? '< 0.001' : value.toFixed(3);
  const both = [roundDigits(text), roundDigits(text, true)];
  return [...both, `${both[0]}%`, p, withCommas(value), `${roundDigits(writeOut(100 * value))}%`];
}

/** Decimal digits without an exponent. */
const writeOut = (value: number) => (String(value).includes('e') ? value.toFixed(20) : String(value));
const withCommas = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

describe.each(Object.entries(studies))('In every table of %s', (_, made) => {
  const tables = listTables(made, english);
  const whole = { ...made.report, ...made.deep() };

  test('columns of one title stay where they stand on a phone too, where n and interval come after the rest', () => {
    for (const [label, { columns }] of tables)
      for (const { key, title } of columns)
        if (['n', 'ci'].includes(key))
          expect(
            columns.filter((each) => each.title === title),
            label,
          ).toHaveLength(1);
  });

  test('a row has a cell for each column, and one column is what the table is about, or all alike are', () => {
    for (const [name, table] of tables) {
      for (const { cells } of [...table.groups.flatMap(({ rows }) => rows), ...(table.foot ?? [])])
        expect(cells.length, name).toBe(table.columns.length);
      expect(table.columns.filter(({ isMain }) => isMain).length, name).toBeLessThanOrEqual(1);
      expect(new Set(table.columns.map(({ key }) => key)).size, name).toBe(table.columns.length);
    }
  });

  test('what is printed is what stands at its place in the report', () => {
    let count = 0;
    for (const [name, table] of tables)
      for (const { shown, at } of cellsOf(table)) {
        if (at === undefined) continue;
        count++;
        const value = follow(whole, at);
        expect(value, `${name} ${at}`).not.toBeUndefined();
        // Some figures have their degrees of freedom behind them.
        expect(listPrints(value), `${name} ${at}`).toContain(shown.replace(/ \(.*\)$/, ''));
      }
    expect(count).toBeGreaterThan(100);
  });

  test('every place can be explained', () => {
    for (const [name, table] of tables)
      for (const { at } of cellsOf(table))
        if (at !== undefined) expect(referenceOf(at), `${name} ${at}`).not.toBeNull();
  });

  test('Chinese has the same figures as English', () => {
    const [chinese] = speakers;
    if (!chinese) throw new Error('no Chinese');
    const figures = (table: Table) =>
      cellsOf(table).flatMap(({ shown, at }) => (at === undefined ? [] : [[at, shown]]));
    expect(listTables(made, chinese).map(([, table]) => figures(table))).toEqual(
      tables.map(([, table]) => figures(table)),
    );
  });

  test('there is no other of the same label', () => {
    for (const speaker of speakers) {
      const labels = listTables(made, speaker).map(([label]) => label);
      expect(labels.length).toBeGreaterThan(10);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('A table', () => {
  test('prints only what exists, whatever the answers', () => {
    fc.assert(
      fc.property(anyMade, (made) => {
        for (const [name, table] of listTables(made, english)) {
          const pictures = [...table.groups.flatMap(({ rows }) => rows), ...(table.foot ?? [])].map(({ picture }) =>
            readMarkup(picture),
          );
          for (const text of [...cellsOf(table).map(({ shown }) => shown), ...pictures])
            expect(text ?? '', name).not.toMatch(/NaN|undefined|Infinity|null/);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('has columns whose names no other part of the page is styled by', () => {
    const css = [...readTree('views/assets/staff', '.css').values()].join('');
    const keys = Object.values(studies).flatMap((made) =>
      listTables(made, english).flatMap(([, { columns }]) => columns.map(({ key }) => key)),
    );
    expect([...new Set(keys)].filter((key) => new RegExp(`^\\.${key} [{:>]|^\\.${key},$`, 'm').test(css))).toEqual([]);
  });

  test('of groups leaves out those that are hidden', () => {
    const { report } = studies['the chain of gaps'] as Made;
    const hidden = report.segments[0]?.groups.filter(({ isHidden }) => isHidden).map(({ value }) => value) ?? [];
    expect(hidden).toContain('kiosk');
    const table = listTables(studies['the chain of gaps'] as Made, english).find(
      ([name]) => name === 'Which branch?',
    )?.[1];
    const names = table?.groups.flatMap(({ rows }) => rows.map(({ name }) => name)) ?? [];
    expect(names.length).toBeGreaterThan(0);
    for (const name of hidden) expect(names).not.toContain(name);
  });

  test('marks a reliability below .70, and no other', () => {
    const made = studies['the chain of gaps'] as Made;
    const table = listTables(made, english).find(
      ([name]) => name === english.say('report.measurement.difference'),
    )?.[1];
    const marked = table?.groups.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.isDoubtful)) ?? [];
    expect(marked).toEqual(made.report.dimensions.map(({ reliabilityOfDifference: r }) => r !== null && r < 0.7));
  });

  test('of the antecedents begins with the weakest', () => {
    const made = studies['the direct ratings'] as Made;
    for (const number of [1, 2, 3, 4] as const) {
      const label = english.say('report.antecedents', { gap: nameGap(number, english.say) });
      const table = listTables(made, english).find(([name]) => name === label)?.[1];
      const means = table?.groups.flatMap(({ rows }) => rows.map(({ cells }) => Number(cells[1]?.shown))) ?? [];
      expect(means.length).toBeGreaterThan(1);
      expect(means).toEqual([...means].sort((a, b) => a - b));
    }
  });
});
