import type PptxGenJS from 'pptxgenjs';
import { expect, test } from 'vitest';
import { measureHeight } from '../../../../src/export/deck/fitText.ts';
import { addTable } from '../../../../src/export/deck/slide/addTable.ts';
import { plain } from '../../../../src/export/table/table.ts';

/** A cell of the heat map, and the same with the spaces that LibreOffice sets between Chinese and Latin letters. */
const [cell, apart] = ['−0.24（n = 836，题 1 · 2 · 4）', '−0.24 （ n = 836 ， 题 1 · 2 · 4 ）'];
/** From one line to the next in the Chinese font of LibreOffice: Noto Sans CJK rises 1.160 and falls 0.288. */
const higher = 1.448 / 1.35;

test('A table of seven moments of contact and five dimensions stays on its slide in LibreOffice, whose Chinese is wider and higher', () => {
  let rows: PptxGenJS.TableRow[] = [];
  let said: PptxGenJS.TableProps = {};
  const addTo = (given: PptxGenJS.TableRow[], options: PptxGenJS.TableProps) => {
    rows = given;
    said = options;
  };
  const dimensions = ['可靠性', '响应性', '保证性', '移情性', '有形性'];
  addTable(
    { slide: { addTable: addTo } as unknown as PptxGenJS.Slide, font: 'Microsoft YaHei' },
    {
      label: '各接触时刻与维度',
      first: '哪里',
      columns: dimensions.map((title) => ({ key: title, title, isText: true })),
      groups: [
        {
          title: null,
          rows: Array.from({ length: 7 }, () => ({ name: '逛店选购', cells: plain(...dimensions.map(() => cell)) })),
        },
      ],
    },
  );
  const height = Number(said.rowH);
  const [, ...widths] = said.colW as number[];
  expect(rows).toHaveLength(8);
  // The body of a slide is 4.95 inches high.
  expect(height * rows.length).toBeLessThanOrEqual(4.95);
  for (const { text, options } of rows.slice(1).flatMap((row) => row.slice(1))) {
    expect(text).toBe(cell);
    // Margins of 0.06 inches at both sides, and of 0.02 above and below.
    const lines = measureHeight(apart, (widths[0] ?? 0) - 0.12, options?.fontSize ?? 0) * higher;
    expect(lines + 0.04).toBeLessThanOrEqual(height);
    expect(options?.fontSize).toBeGreaterThanOrEqual(10);
  }
});
