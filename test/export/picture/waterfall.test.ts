import { describe, expect, test } from 'vitest';
import { drawWaterfall } from '../../../src/export/picture/waterfall.ts';
import { roundDigits } from '../../words/roundDigits.ts';
import { makeStudy, speakers } from '../givenReports.ts';
import { findOutside, readTexts, writeSvg } from './readSvg.ts';

const { report } = makeStudy({ design: 'chain' });
const { waterfall } = report;
const cases = (['wide', 'tall'] as const).flatMap((shape) => speakers.map((speaker) => ({ shape, ...speaker })));

describe('The waterfall', () => {
  test.each(cases)(
    'prints five means and the four steps between them: $shape, $language',
    ({ shape, language, say }) => {
      if (!waterfall) throw new Error('no waterfall');
      const svg = writeSvg(drawWaterfall(report, language, shape));
      const texts = readTexts(svg);
      const { expectation, belief, standard, delivery, perception } = waterfall.sides;
      const means = [expectation, belief, standard, delivery, perception].map((side) =>
        roundDigits(String(side?.value)),
      );
      const steps = waterfall.steps.map(({ value }) => roundDigits(String(value), true));
      for (const shown of [...means, ...steps]) expect(texts).toContain(shown);
      expect(texts).toContain(say('picture.waterfall.interpretation'));
      expect(findOutside(svg)).toEqual([]);
    },
  );

  test('gives each side its shape, and a step the verdict of its gap; the last one is not tested', () => {
    const svg = writeSvg(drawWaterfall(report, 'en', 'wide'));
    for (const side of ['expectation', 'belief', 'standard', 'delivery', 'perception'])
      expect(svg.match(new RegExp(`class="mark ${side}"`, 'g'))).toHaveLength(1);
    expect(svg).toMatch(/<circle class="mark expectation"[^>]*fill="none"/);
    expect(svg).toMatch(/<circle class="mark perception"[^>]*fill="currentColor"/);
    const classes = [...svg.matchAll(/class="step ([\w-]+)"/g)].map(([, name]) => name);
    const verdicts = ([1, 2, 3] as const).map((number) => {
      const [low = 0, high = 0] = report.gaps[number]?.ci ?? [];
      return high < 0 ? 'shortfall' : low > 0 ? 'surplus' : 'not-proven';
    });
    expect(classes).toEqual([...verdicts, 'untested']);
  });

  test.each(cases)(
    'shows the part of the scale where the means lie, and says that it is a part: $shape, $language',
    ({ shape, language, say }) => {
      // The means lie between 4.58 and 5.99; the axis goes on to the next half points that leave some room.
      const texts = readTexts(writeSvg(drawWaterfall(report, language, shape)));
      expect(texts).toContain(say('picture.waterfall.part', { min: '4.0', max: '6.5', lowest: 1, highest: 7 }));
    },
  );

  test('needs no such words where the steps take the whole scale', () => {
    if (!waterfall) throw new Error('no waterfall');
    const { expectation, perception } = waterfall.sides;
    if (!expectation || !perception) throw new Error('no sides');
    const sides = {
      ...waterfall.sides,
      expectation: { ...expectation, value: 7 },
      perception: { ...perception, value: 1 },
    };
    const texts = readTexts(writeSvg(drawWaterfall({ ...report, waterfall: { ...waterfall, sides } }, 'en', 'wide')));
    expect(texts).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6', '7']));
    expect(texts.join()).not.toContain('is shown');
  });

  test('lies within its bounds where nothing changes from side to side', () => {
    if (!waterfall) throw new Error('no waterfall');
    const sides = Object.fromEntries(
      Object.entries(waterfall.sides).map(([side, figures]) => [side, { ...figures, value: 7 }]),
    );
    const svg = writeSvg(
      drawWaterfall({ ...report, waterfall: { ...waterfall, sides } } as typeof report, 'en', 'tall'),
    );
    expect(findOutside(svg)).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test('is not drawn where a side of the chain is missing', () => {
    for (const { report: other } of [
      makeStudy(),
      makeStudy({ design: 'direct' }),
      makeStudy({ design: 'chain', managers: 3 }),
    ])
      expect(drawWaterfall(other, 'en', 'wide')).toBeNull();
  });
});
