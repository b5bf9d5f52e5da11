import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildImportance } from '../../../src/core/report/buildImportance.ts';
import { crosshairRules } from '../../../src/core/report/quadrants.ts';
import { drawImportanceMap } from '../../../src/export/picture/importanceMap.ts';
import { measureText } from '../../../src/export/picture/text.ts';
import { roundDigits } from '../../words/roundDigits.ts';
import { anyMade, makeStudy, speakers } from '../givenReports.ts';
import { findOutside, readTexts, writeSvg } from './readSvg.ts';

const shapes = ['wide', 'tall'] as const;
const { report, questionnaire, deep } = makeStudy();
const { importance } = deep();
const names = questionnaire.items.map(({ text }) => text['en'] ?? '');
const cases = importance.flatMap((map) =>
  shapes.flatMap((shape) =>
    crosshairRules
      .filter((rule) => map.crosshairs[rule])
      .flatMap((rule) => speakers.map((speaker) => ({ map, source: map.source, shape, rule, ...speaker }))),
  ),
);

describe('The importance-performance map', () => {
  test.each(cases)('has every item by its number and names the rule: $source, $rule, $shape, $language', (given) => {
    const { map, rule, language, shape, say } = given;
    const svg = writeSvg(drawImportanceMap({ scale: report.scale, map, rule, names }, language, shape));
    const texts = readTexts(svg);
    for (const [index] of names.entries()) expect(texts).toContain(String(index + 1));
    const legend = texts.join(' ').replace(/\s+/g, '');
    expect(legend).toContain(say(`picture.map.rule.${rule}`).replace(/\s+/g, ''));
    const cross = map.crosshairs[rule];
    for (const at of [cross?.performance, cross?.importance]) expect(legend).toContain(roundDigits(String(at)));
    expect(svg.match(/class="item /g)).toHaveLength(22);
    expect(findOutside(svg)).toEqual([]);
  });

  test('shows in small the whole scale of the instrument, and in it the enlarged part', () => {
    const [map] = importance;
    if (!map) throw new Error('no map');
    const svg = writeSvg(drawImportanceMap({ scale: report.scale, map, rule: 'means', names }, 'en', 'wide'));
    const whole = svg.slice(svg.indexOf('class="whole"'));
    expect(readTexts(whole).slice(0, 5)).toEqual(['On the whole scale', '1', '7', '1', '7']);
    expect(whole).toContain('class="frame"');
  });

  test('draws an item filled where it stays in its quadrant in 95 % of the resamples, else hollow', () => {
    const [map] = importance;
    if (!map) throw new Error('no map');
    const svg = writeSvg(drawImportanceMap({ scale: report.scale, map, rule: 'means', names }, 'en', 'wide'));
    const drawn = [...svg.matchAll(/class="item [\w-]+"><title>(\d+)\..*?<circle class="dot [\w-]+( hollow)?"/g)];
    const hollow = drawn.map(([, number, mark]) => [Number(number), mark !== undefined]);
    const expected = map.items.map(({ quadrants }, index) => [index + 1, (quadrants.means?.share ?? 0) < 0.95]);
    expect(hollow).toEqual(expected);
    expect(hollow.some(([, isHollow]) => isHollow)).toBe(true);
  });

  test('has an ellipse for each mean, which the cross of the means lies among', () => {
    const [map] = importance;
    if (!map) throw new Error('no map');
    const svg = writeSvg(drawImportanceMap({ scale: report.scale, map, rule: 'means', names }, 'en', 'tall'));
    expect(svg.match(/class="ellipse"/g)).toHaveLength(22);
  });

  test.each(speakers)(
    'names the line of no gap beside the names of quadrants, wherever it runs: $language',
    (speaker) => {
      const [map] = importance;
      if (!map) throw new Error('no map');
      const middle = (report.scale.min + report.scale.max) / 2;
      const name = speaker.say('picture.map.noGap');
      for (const shape of [...shapes, 'slide'] as const)
        for (const apart of [-2, -1.5, -1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2]) {
          const near = (value: number | null, side: number) =>
            middle + side * (apart / 2) + ((value ?? 0) - middle) / 8;
          const items = map.items.map((item) => ({
            ...item,
            performance: near(item.performance, 1),
            importance: near(item.importance, -1),
            ellipse: null,
          }));
          const means = { performance: middle + apart / 2, importance: middle - apart / 2 };
          const moved = { ...map, items, crosshairs: { ...map.crosshairs, means } };
          const given = { scale: report.scale, map: moved, rule: 'means', names } as const;
          const svg = writeSvg(drawImportanceMap(given, speaker.language, shape));
          const boxes = listBoxes(svg);
          const named = boxes.find(({ words }) => words === name);
          expect(named !== undefined, `${shape} ${apart}`).toBe(svg.includes('class="diagonal"'));
          const quadrants = boxes.filter((box) => box.kind.startsWith('quadrant'));
          expect(quadrants).toHaveLength(4);
          expect(
            quadrants.filter((box) => named && isOver(box, named)),
            `${shape} ${apart}`,
          ).toEqual([]);
        }
    },
  );

  test('takes the texts of a study as texts', () => {
    const [map] = importance;
    if (!map) throw new Error('no map');
    const hostile = names.map(() => `</title><script>alert("1")</script>&'\u0000\u0007`);
    const svg = writeSvg(drawImportanceMap({ scale: report.scale, map, rule: 'means', names: hostile }, 'en', 'wide'));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('1. &lt;/title&gt;&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;&amp;&#39;</title>');
  });

  test('stays within its bounds and holds only numbers, whatever the answers, or is not drawn', () => {
    fc.assert(
      fc.property(anyMade, fc.constantFrom(...shapes), fc.constantFrom(...crosshairRules), (made, shape, rule) => {
        for (const map of buildImportance(made.samples.customer, 1)) {
          const given = { scale: made.report.scale, map, rule, names: [] };
          const svg = writeSvg(drawImportanceMap(given, 'zh', shape));
          if (svg === null) continue;
          expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
          expect(findOutside(svg)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** The texts of a picture with the rectangles that their capitals fill, by the widths that the picture reckons with. */
function listBoxes(svg: string) {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', words = '']) => {
    const read = (key: string) => new RegExp(`(?:^| )${key}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const [x, y, size] = [Number(read('x')), Number(read('y')), Number(read('font-size'))];
    const width = measureText(words) * size;
    const left = x - ({ end: width, middle: width / 2 }[read('text-anchor')] ?? 0);
    return { words, kind: read('class'), left, right: left + width, top: y - 0.8 * size, bottom: y };
  });
}

type Box = ReturnType<typeof listBoxes>[number];

function isOver(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
