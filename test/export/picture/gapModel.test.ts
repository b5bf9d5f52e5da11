import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawGapModel } from '../../../src/export/picture/gapModel.ts';
import { roundDigits } from '../../words/roundDigits.ts';
import { anyMade, makeStudy, speakers } from '../givenReports.ts';
import { findOutside, readTexts, writeSvg } from './readSvg.ts';

const shapes = ['wide', 'tall', 'slide'] as const;
const cases = shapes.flatMap((shape) => speakers.map((speaker) => ({ shape, ...speaker })));
const chain = makeStudy({ design: 'chain' }).report;
const direct = makeStudy({ design: 'direct' }).report;
const customersOnly = makeStudy().report;

/** As it stands on the arrow: −0.55, [−0.84, −0.26], n = 24 / 239. */
function printGap({ value, ci, n }: NonNullable<(typeof chain)['gaps'][1]>): readonly string[] {
  const print = (number: number | undefined) => roundDigits(String(number), true);
  const sizes = typeof n === 'number' ? [n] : n;
  return [print(value ?? undefined), `[${print(ci?.[0])}, ${print(ci?.[1])}]`, `n = ${sizes.join(' / ')}`];
}

describe('The gap model', () => {
  test.each(cases)('prints all five gaps with interval and n as the report has them: $shape, $language', (given) => {
    for (const report of [chain, direct]) {
      const texts = readTexts(writeSvg(drawGapModel(report, given.language, given.shape))).join(' · ');
      for (const number of [1, 2, 3, 4, 5] as const) {
        const gap = report.gaps[number];
        if (!gap) throw new Error(`no gap ${number}`);
        for (const part of printGap(gap)) expect(texts).toContain(part);
      }
    }
  });

  test.each(cases)('names its nine boxes, two sides and five gaps: $shape, $language', ({ shape, language }) => {
    const texts = readTexts(writeSvg(drawGapModel(chain, language, shape)))
      .join(' ')
      .replace(/\s+/g, ' ');
    const words =
      language === 'zh'
        ? [
            '口碑传播',
            '个人需要',
            '过去的经历',
            '期望的服务',
            '感知的服务',
            '顾客',
            '服务机构',
            '认知',
            '标准',
            '传递',
            '沟通',
          ]
        : ['Word of mouth', 'Personal needs', 'Past experience', 'Expected service', 'Perceived service', 'Customer'];
    for (const word of words) expect(texts).toContain(word);
    expect(writeSvg(drawGapModel(chain, language, shape)).match(/class="box"/g)).toHaveLength(9);
    expect(writeSvg(drawGapModel(chain, language, shape)).match(/class="gap /g)).toHaveLength(5);
  });

  test('says by colour, by shape and by the number’s sign which gaps are proven', () => {
    const svg = writeSvg(drawGapModel(chain, 'en', 'wide'));
    for (const number of [1, 2, 3, 4, 5] as const) {
      const { ci } = chain.gaps[number] ?? {};
      const verdict = ci && ci[1] < 0 ? 'shortfall' : ci && ci[0] > 0 ? 'surplus' : 'not-proven';
      const part = svg.split('class="gap ')[number] ?? '';
      expect(part).toMatch(new RegExp(`^${verdict}"`));
      expect(part).toMatch(new RegExp(`<${verdict === 'not-proven' ? 'circle' : 'path'} class="sign ${verdict}"`));
      expect(part).not.toContain('stroke-dasharray');
    }
  });

  test('draws a proven gap the thicker the wider it is, and one that is not proven as thin as one that was not measured', () => {
    const widths = (report: typeof chain) =>
      [...writeSvg(drawGapModel(report, 'en', 'wide')).matchAll(/class="way"><path[^>]*stroke-width="([\d.]+)"/g)].map(
        ([, width]) => Number(width),
      );
    const [, two = 0, three = 0, four = 0, five = 0] = widths(chain);
    expect(three).toBe(1.5);
    expect([two, five].sort((a, b) => b - a)).toEqual([two, five]);
    expect(four).toBeGreaterThan(two);
    expect(five).toBeGreaterThan(3);
    expect(widths(customersOnly).slice(0, 4)).toEqual([1.5, 1.5, 1.5, 1.5]);
  });

  test.each(shapes)('leads from each gap to what stands behind it, where there is a page for that: %s', (shape) => {
    const alone = writeSvg(drawGapModel(chain, 'en', shape));
    expect(alone).not.toContain('<a ');
    const linked = writeSvg(drawGapModel(customersOnly, 'en', shape, '/report?lang=en'));
    expect(linked).toContain('role="group"');
    const links = [...linked.matchAll(/<a href="([^"]*)"><rect[^>]*height="([\d.]+)"/g)];
    expect(links.map(([, href]) => href)).toEqual([1, 2, 3, 4, 5].map((number) => `/report?lang=en#gap-${number}`));
    for (const [, , height] of links) expect(Number(height)).toBeGreaterThanOrEqual(44);
    expect(findOutside(linked)).toEqual([]);
  });

  test.each(cases)('dashes what was not measured and says why: $shape, $language', ({ shape, language, say }) => {
    const svg = writeSvg(drawGapModel(customersOnly, language, shape));
    const parts = svg.split('class="gap ').slice(1);
    expect(parts.map((part) => part.startsWith('missing"'))).toEqual([true, true, true, true, false]);
    for (const part of parts.slice(0, 4)) {
      expect(part).toContain('stroke-dasharray');
      expect(part).toContain(`>${say('picture.gap.notAsked')}</text>`);
    }
    const few = { ...customersOnly, notes: [{ at: '/gaps/1', code: 'too-few' as const }] };
    expect(writeSvg(drawGapModel(few, language, shape))).toContain(`>${say('picture.gap.tooFew')}</text>`);
  });

  test('tells in words what it shows, for those who cannot see it', () => {
    const svg = writeSvg(drawGapModel(chain, 'en', 'wide'));
    expect(svg).toContain('role="img"><title>The five gaps</title><desc>');
    const told = /<desc>(.*?)<\/desc>/.exec(svg)?.[1] ?? '';
    const [value, interval, n] = printGap(chain.gaps[2] ?? (undefined as never));
    expect(told).toContain(`Gap 2, standards: ${value}, 95% interval ${interval}, ${n}, shortfall.`);
    expect(/<desc>(.*?)<\/desc>/.exec(writeSvg(drawGapModel(customersOnly, 'en', 'wide')))?.[1]).toContain(
      'Gap 1, knowledge: not asked.',
    );
  });

  test.each(shapes)('stays within its bounds and holds only numbers, whatever the answers: %s', (shape) => {
    fc.assert(
      fc.property(anyMade, fc.constantFrom('zh', 'en'), ({ report }, language) => {
        const svg = writeSvg(drawGapModel(report, language, shape));
        expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(findOutside(svg)).toEqual([]);
      }),
      { numRuns: 25 },
    );
    for (const report of [chain, direct]) expect(findOutside(writeSvg(drawGapModel(report, 'en', shape)))).toEqual([]);
  });
});
