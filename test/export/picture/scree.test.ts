import { describe, expect, test } from 'vitest';
import { drawScree } from '../../../src/export/picture/scree.ts';
import { roundDigits } from '../../words/roundDigits.ts';
import { makeStudy, speakers } from '../givenReports.ts';
import { findOutside, readTexts, writeSvg } from './readSvg.ts';

const factors = makeStudy({ people: 400 }).deep().factors.perception;

describe('The scree picture', () => {
  test.each(speakers)(
    'shows an eigenvalue for each item, the kept ones filled, against chance: $language',
    ({ language }) => {
      if (!factors) throw new Error('no factors');
      const svg = writeSvg(drawScree(factors, language));
      const dots = [...svg.matchAll(/<circle class="dot( hollow)?"/g)].map(([, hollow]) => hollow === undefined);
      expect(dots).toEqual(
        factors.eigenvalues.map(
          (value, index) => value > (factors.parallel.quantile95[index] ?? 0) && index < factors.parallel.keep,
        ),
      );
      expect(dots.filter(Boolean)).toHaveLength(factors.parallel.keep);
      expect(svg).toMatch(/class="chance" d="M [^"]*" fill="none" stroke="currentColor" stroke-dasharray/);
      const told = /<desc>(.*?)<\/desc>/.exec(svg)?.[1] ?? '';
      for (const value of factors.eigenvalues) expect(told).toContain(roundDigits(String(value)));
      expect(readTexts(svg)).toEqual(expect.arrayContaining(['0', '1', '22']));
      expect(findOutside(svg)).toEqual([]);
    },
  );

  test('can be drawn of a single item', () => {
    if (!factors) throw new Error('no factors');
    const parallel = { ...factors.parallel, quantile95: [1], keep: 0 };
    expect(findOutside(writeSvg(drawScree({ ...factors, eigenvalues: [1], parallel }, 'en')))).toEqual([]);
  });
});
