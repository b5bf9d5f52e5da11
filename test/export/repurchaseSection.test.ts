import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report/report.ts';
import { listFigures } from '../../src/export/reportCsv.ts';
import { describeRepurchase } from '../../src/export/reportView/repurchaseSection.ts';
import { tabulateEffects, tabulateRates } from '../../src/export/table/repurchaseTables.ts';
import { speakerOf } from '../../src/export/table/table.ts';
import type { SheetRow } from '../../src/export/workbook/sheet.ts';
import { makeTableSheet } from '../../src/export/workbook/tableSheet.ts';
import { class94, people, reportOf, repurchaseForm, somebody } from '../core/report/repurchased.ts';

const [zh, en] = [speakerOf('zh'), speakerOf('en')];
const tell = (report: Report, speaker = en) => describeRepurchase(report, repurchaseForm, 5, speaker);

describe('What a report says of who would buy again', () => {
  test('is that service or product goes with more, or that neither is proven, by the interval of the difference', () => {
    const [[, a], [, b], ...rest] = class94;
    const of = (product: number, service: number) =>
      tell(reportOf(people([[40, a], [24, product], [21, service], ...rest.slice(1)])))?.headline;
    // Newcombe's interval of 19 of 21 less 5 of 24 and so on, from prop.test in R: the third from +0.10, the last from -20.59.
    expect(of(5, 19)).toBe(
      'Buying again goes more with the service than with the product: service less product is +69.64 percentage points [+42.05, +83.12].',
    );
    expect(of(20, 5)).toContain('goes more with the product than with the service: service less product is −59.52');
    expect(of(b, 14)).toContain('more with the service than with the product: service less product is +29.17');
    expect(of(12, 12)).toContain('is not proven: service less product is +7.14');
  });

  test('leaves out what an empty cell or a hidden one would be needed for, and says which and why, in both languages', () => {
    const empty = tell(reportOf(people([...class94.slice(0, 3), [0, 0]])));
    expect(empty).toMatchObject({ headline: null, hidden: null, isPartEmpty: true });
    expect(empty?.sentences).toHaveLength(2);
    const few = reportOf(people([...class94.slice(0, 3), [2, 1]]));
    expect(tell(few)?.hidden).toContain('With the service only and With neither');
    expect(tell(few, zh)?.hidden).toContain('只对服务满意和都不满意');
    expect(JSON.stringify(tell(few))).not.toContain('66.67%');
  });

  test('is one sentence where there is nothing to show: nobody, too few in each cell, or some chosen of all', () => {
    const nobody = reportOf(Array.from({ length: 9 }, (_, index) => somebody(5, 5, null, index)));
    expect(tell(nobody)).toMatchObject({ rates: null, sentences: ['Nobody has answered all three questions yet.'] });
    expect(tell(nobody, zh)?.sentences).toEqual(['三个问题都回答的人还没有。']);
    const scattered = tell(
      reportOf(
        people([
          [2, 1],
          [2, 1],
          [2, 1],
          [2, 1],
        ]),
      ),
    );
    expect(scattered).toMatchObject({ rates: null, effects: null, sentences: ['Answers to all three questions: 8.'] });
    expect(scattered?.hidden).toContain('A group of fewer than 5 is hidden');
    const one = reportOf(
      people([
        [1, 1],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
    );
    expect(tell(one)).toMatchObject({ rates: null, sentences: ['Too few people answered for this figure.'] });
    const chosen = reportOf(people(class94), { filter: { wave: ['2'] } });
    expect(tell(chosen)).toMatchObject({ rates: null, sentences: [expect.stringContaining('everybody only')] });
    const unasked = { ...reportOf(people(class94)), repurchase: undefined } as unknown as Report;
    expect(tell(unasked)).toBeNull();
  });

  test('stands where all answers are equal, too: a rate of 100% still has an interval', () => {
    const { repurchase } = reportOf(
      people([
        [30, 30],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
    );
    const [rate] = repurchase ? (tabulateRates(repurchase, en, true).groups[0]?.rows ?? []) : [];
    // prop.test(30, 30, correct = FALSE)
    expect(rate?.cells.map(({ shown }) => shown)).toEqual(['30', '30', '100.00%', '[88.65%, 100.00%]']);
  });
});

test('Files have the figures of the table unrounded, each with its place, and workbooks show shares as the page does', () => {
  const report = reportOf(people(class94));
  const { repurchase } = report;
  if (!repurchase) throw new Error('no table');
  const tables = [tabulateRates(repurchase, en, true), tabulateEffects(repurchase, en, true)];
  const figures = new Map(listFigures(tables, report, en).map(({ pointer, value }) => [pointer, value]));
  expect(figures.get('/repurchase/cells/1/value')).toBe(9 / 24);
  expect(figures.get('/repurchase/cells/3/again')).toBe(2);
  expect(figures.get('/repurchase/effects/7/ci/1')).toBe(repurchase.effects[7]?.ci?.[1]);
  // Of each cell four figures and an end more, of each difference two and one.
  expect(figures.size).toBe(4 * 5 + 8 * 3);
  const [blocks] = tables.map((table) => makeTableSheet(table, report, en).blocks() as Iterable<readonly SheetRow[]>);
  const [[, row] = []] = blocks ?? [];
  expect(row?.slice(3)).toEqual([
    { value: 0.95, format: expect.stringContaining('%') },
    { value: expect.closeTo(0.834961226309, 12), format: expect.stringContaining('%') },
    { value: expect.closeTo(0.986179332614, 12), format: expect.stringContaining('%') },
  ]);
});
