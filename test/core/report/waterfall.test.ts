import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { buildGaps } from '../../../src/core/report/buildGaps.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { buildWaterfall } from '../../../src/core/report/buildWaterfall.ts';
import type { Samples } from '../../../src/core/report/sample.ts';
import { anyPacked, anyScale, givenForm, givenResponse } from '../given.ts';

/** Customers, managers and contact staff of one study, who answer the same items. */
const anyChain: fc.Arbitrary<Samples> = fc
  .record({
    scale: anyScale,
    items: fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 5 }),
    reverse: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .chain((shape) => {
    const form = (sides: Parameters<typeof givenForm>[0]['sides'], audience: Questionnaire['audience']) => ({
      ...givenForm({ ...shape, ...(sides && { sides }) }),
      sides: (sides ?? []).map((side) => ({ side, title: { en: side }, stem: { en: side } })),
      audience,
    });
    const sample = (questionnaire: Questionnaire) =>
      fc.array(anyPacked(questionnaire), { minLength: 1, maxLength: 8 }).map((packed) =>
        buildSample(
          questionnaire,
          packed.map((each) => givenResponse(each)),
        ),
      );
    return fc.record({
      customer: sample(form(['expectation', 'perception'], 'customer')),
      manager: sample(form(['belief', 'standard'], 'manager')),
      contact: sample(form(['delivery', 'promise'], 'contact')),
    });
  });

const reportOf = (samples: Samples) => {
  const gaps = buildGaps(samples);
  return { gaps, waterfall: buildWaterfall(samples, gaps) };
};

describe('The waterfall', () => {
  test('sums exactly: P - E = (M - E) + (S - M) + (D - S) + (P - D), over side means', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyChain, (samples) => {
        const { waterfall } = reportOf(samples);
        fc.pre(waterfall !== null);
        seen++;
        const { sides, steps } = waterfall ?? { sides: {} as never, steps: [] };
        const whole = (sides.perception?.value ?? NaN) - (sides.expectation?.value ?? NaN);
        expect(Math.abs(steps.reduce((sum, { value }) => sum + value, 0) - whole)).toBeLessThan(1e-12);
        expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 'interpretation']);
      }),
    );
    expect(seen).toBeGreaterThan(20);
  });

  test('and the reported gaps differ from its steps by just the difference that it prints', () => {
    fc.assert(
      fc.property(anyChain, (samples) => {
        const { waterfall, gaps } = reportOf(samples);
        fc.pre(waterfall !== null && gaps[2]?.value != null);
        const step = waterfall?.steps.find((each) => each.step === 2)?.value ?? NaN;
        expect(Math.abs(step + (waterfall?.difference[2] ?? NaN) - (gaps[2]?.value ?? NaN))).toBeLessThan(1e-12);
        // Gaps 1 and 3 compare side means of different people: they are the steps.
        expect(gaps[1]?.value).toBeCloseTo(waterfall?.steps[0]?.value ?? NaN, 12);
        expect(gaps[3]?.value).toBeCloseTo(waterfall?.steps[2]?.value ?? NaN, 12);
      }),
    );
  });

  test('does not exist where a side was not asked', () => {
    fc.assert(
      fc.property(anyChain, ({ customer, manager }) => {
        expect(reportOf({ customer, ...(manager && { manager }) }).waterfall).toBeNull();
      }),
      { numRuns: 10 },
    );
  });
});
