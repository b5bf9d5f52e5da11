import { expect, test } from 'vitest';
import { drawPairs } from '../../../src/export/picture/pairs.ts';
import { findOutside, readTexts, writeSvg } from './readSvg.ts';

const sides = [
  { side: 'expectation', title: { zh: '期望', en: 'Expectation' } },
  { side: 'perception', title: { zh: '感知', en: 'Perception' } },
] as const;

/** A grid of items; of the third the perception has no column. */
const makeGrid = (items: number, asked: (typeof sides)[number][] = [...sides]) => ({
  sides: asked,
  rows: Array.from({ length: items }, (_, row) => ({
    text: { zh: `第${row + 1}条`, en: `Statement ${row + 1}` },
    columns: asked.map(({ side }, place) =>
      row === 2 && side === 'perception' ? null : { name: `Q${row + 1}<${side}>`, letters: ['AB', 'C'][place] ?? '' },
    ),
  })),
});

test.each(['wide', 'tall'] as const)(
  'The picture of pairs has a box for each item and side, solid with its mark or dashed and empty: %s',
  (shape) => {
    const svg = writeSvg(drawPairs(makeGrid(22), 'en', shape));
    expect(svg.match(/class="cell found"/g)).toHaveLength(43);
    expect(svg.match(/class="cell lacking"[^>]*stroke-dasharray/g)).toHaveLength(1);
    expect(svg.match(/class="mark expectation"[^>]*fill="none"/g)).toHaveLength(22);
    expect(svg.match(/class="mark perception"[^>]*fill="currentColor"/g)).toHaveLength(21);
    expect(svg).toContain('<desc>43 of 44 places have a column. Missing: Perception of question 3.</desc>');
    expect(svg).toContain('<title>Perception 3: no column (Statement 3)</title>');
    expect(svg).toContain('<title>Expectation 1: column AB “Q1&lt;expectation&gt;” (Statement 1)</title>');
    expect(readTexts(svg)).toEqual(expect.arrayContaining(['1', '22', 'AB', 'Expectation']));
    expect(findOutside(svg)).toEqual([]);
  },
);

test('The picture of pairs is drawn for any number of items and sides', () => {
  for (const items of [1, 2, 8, 97])
    for (const asked of [[sides[1]], [...sides]])
      for (const shape of ['wide', 'tall'] as const)
        for (const language of ['zh', 'en'] as const) {
          const svg = writeSvg(drawPairs(makeGrid(items, asked), language, shape));
          expect(findOutside(svg)).toEqual([]);
          expect(svg.match(/class="cell /g)).toHaveLength(items * asked.length);
        }
});

test('The letters of the picture of pairs are as large for a few items as for many', () => {
  const widthOf = (items: number) =>
    /viewBox="0 0 ([\d.]+)/.exec(writeSvg(drawPairs(makeGrid(items), 'en', 'wide')))?.[1];
  expect(widthOf(3)).toBe(widthOf(22));
});
