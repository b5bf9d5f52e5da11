import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { expectGaps } from '../../../src/core/simulation/expectGaps.ts';
import { expectTruth } from '../../../src/core/simulation/expectTruth.ts';
import { findAim, meanOfRounded } from '../../../src/core/simulation/findAim.ts';
import { listBranches, planSimulation } from '../../../src/core/simulation/planSimulation.ts';
import { simulateEach, simulateResponses } from '../../../src/core/simulation/simulate.ts';
import { parseTruth, type Truth } from '../../../src/core/simulation/truth.ts';
import { prepareQuestionnaires } from '../../../src/core/study/prepareQuestionnaires.ts';
import { usualSettings } from '../../../src/core/study/settings.ts';
import { buildStudyReport } from '../../../src/web/analyse/buildStudyReport.ts';
import { givenResponse, readJson, servqual, servqualForm } from '../given.ts';
import { staffForm } from '../givenStaff.ts';

const readTruth = (said: Readonly<Record<string, string | number>>): Truth => {
  const fields = new Map(Object.entries(said).map(([name, value]) => [name, String(value)] as const));
  const read = parseTruth(fields, servqual, staffForm);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.truth;
};
const refuse = (said: Readonly<Record<string, string>>) => {
  const read = parseTruth(new Map(Object.entries(said)), servqual, staffForm);
  return 'problems' in read ? read.problems.map(({ code, field }) => `${field} ${code}`) : [];
};
const form = { ...servqualForm, profile: [{ id: 'branch', text: { en: 'Branch' } }] };

/** So many standard errors: by chance alone passed once in 1.7 million checks (2 * pnorm(-5)); the seeds are fixed besides. */
const standardErrors = 5;
/**
 * The standard deviation of a person's mean over a dimension is at most that of a single answer, for which 1.5 points are ample:
 * the parts of the spread are .54, .42 and .78, rounding adds .29, branches and the careless less than one.
 */
const mostSpread = 1.5;

/** The report of made data of customers, managers and contact staff, and what they were asked. */
function reportAll(truth: Truth) {
  const settings = { ...usualSettings, staff: ['manager', 'contact'] as const, asksCauses: false };
  const forms = prepareQuestionnaires(
    { instrument: servqual, design: 'chain', settings: { ...settings, staff: [...settings.staff] } },
    staffForm,
  );
  const samples = forms.map((each) => {
    const made = simulateResponses(each, planSimulation(each, truth));
    const responses = made.map(({ answers, seconds }, index) => ({
      ...givenResponse(answers.items, { seconds }),
      ...{ id: `${index}`, answers },
    }));
    return [each.audience, buildSample(each, responses)];
  });
  return { forms, report: buildStudyReport('1', usualSettings, Object.fromEntries(samples)) };
}

describe('The truth of made data', () => {
  test('comes back from 5,000 people within five standard errors, with all that blurs it: careless, ceiling and branches', () => {
    const means = Object.fromEntries(
      servqual.dimensions.flatMap(({ id }, place) => [
        [`${id}.expectation`, (62 - 2 * place) / 10],
        [`${id}.perception`, (36 + 4 * place) / 10],
      ]),
    );
    for (const said of [{ seed: 1 }, { seed: 2, careless: 0.1, ceiling: 0.15, branches: 4, differ: 1.2 }]) {
      const truth = readTruth({ ...said, people: 5000, ...means });
      const responses = simulateResponses(form, planSimulation(form, truth)).map(({ answers, seconds }, index) => ({
        ...givenResponse(answers.items, { seconds }),
        ...{ id: `${index}`, answers },
      }));
      const report = buildStudyReport('1', usualSettings, { customer: buildSample(form, responses) });
      for (const { id, data } of expectTruth([form], truth)) {
        const found = report.dimensions.find((each) => each.id === id);
        const bound = (standardErrors * mostSpread) / Math.sqrt(5000);
        for (const side of ['expectation', 'perception'] as const)
          expect(Math.abs((found?.[side] ?? NaN) - (data.means[side] ?? NaN)), `${id} ${side}`).toBeLessThan(bound);
        const gapBound = (standardErrors * (found?.sd ?? NaN)) / Math.sqrt(found?.n ?? NaN);
        expect(Math.abs((found?.gap ?? NaN) - (data.gap ?? NaN)), `${id} gap`).toBeLessThan(gapBound);
      }
    }
  });

  test('comes back in all five gaps, from 3,000 customers, managers and contact staff each', () => {
    const chosen: Readonly<Record<string, number>> = {
      ...{
        'reliability.belief': 4.4,
        'reliability.standard': 5.1,
        'reliability.delivery': 3.2,
        'reliability.promise': 6.3,
      },
      ...{ 'empathy.belief': 6.6, 'empathy.standard': 5.9, 'empathy.delivery': 6.1, 'empathy.promise': 5.2 },
    };
    const n = 3000;
    const truth = readTruth({ people: n, managers: n, contact: n, careless: 0.1, ceiling: 0.1, ...chosen });
    const { forms, report } = reportAll(truth);
    const gaps = expectGaps(expectTruth(forms, truth));
    expect(gaps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    for (const { number, data, dimensions } of gaps) {
      const found = report.gaps[number];
      // A difference of two means of people whose standard deviation is 1.5 at most.
      const bound = standardErrors * mostSpread * Math.sqrt(2 / n);
      expect(Math.abs((found?.value ?? NaN) - data), `gap ${number}`).toBeLessThan(bound);
      for (const { id, data: wanted } of dimensions) {
        const value = found?.dimensions.find((each) => each.id === id)?.value ?? NaN;
        expect(Math.abs(value - wanted), `gap ${number} ${id}`).toBeLessThan(bound);
      }
    }
    // By hand from what is chosen: delivery less standard, delivery less promise.
    expect(gaps[2]?.dimensions[0]).toEqual({ id: 'reliability', truth: -1.9, data: -1.9 });
    expect(gaps[3]?.dimensions[0]).toEqual({ id: 'reliability', truth: -3.1, data: -3.1 });
  });

  test('asks nobody whose number is nought, and makes the same customers whoever else is asked', () => {
    const customersOf = (said: Readonly<Record<string, number>>) =>
      simulateResponses(servqualForm, planSimulation(servqualForm, readTruth({ people: 20, ...said })));
    expect(customersOf({ managers: 0, contact: 0 })).toEqual(customersOf({ managers: 40, 'empathy.belief': 2 }));
    const gaps = expectGaps(expectTruth([servqualForm], readTruth({ managers: 0, contact: 0 })));
    expect(gaps.map(({ number }) => number)).toEqual([5]);
  });

  test('is what the data show where nobody is careless and nobody at the ceiling', () => {
    for (const { truth, data } of expectTruth([servqualForm], readTruth({ careless: 0 }))) expect(data).toEqual(truth);
  });

  test('has as many careless people, and as many at the ceiling, as chosen; these expect the most and perceive as others do', () => {
    const n = 4000;
    const truth = readTruth({ people: n, careless: 0.1, ceiling: 0.2 });
    const made = simulateResponses(servqualForm, planSimulation(servqualForm, truth));
    const share = (is: (each: (typeof made)[number]) => boolean) => made.filter(is).length / n;
    const near = (found: number, wanted: number) =>
      expect(Math.abs(found - wanted)).toBeLessThan(standardErrors * Math.sqrt((wanted * (1 - wanted)) / n));
    near(
      share(({ isCareless }) => isCareless),
      0.1,
    );
    near(
      share(({ isAtCeiling }) => isAtCeiling),
      0.2 * 0.9,
    );
    for (const { isCareless, isAtCeiling, answers } of made) {
      const expected = [...answers.items].filter((sign, place) => place % 2 === 0 && /\d/.test(sign));
      if (isAtCeiling) expect(new Set(expected)).toEqual(new Set(['6']));
      if (isCareless) expect(new Set(answers.items).size).toBe(1);
    }
    const perceived = (isAtCeiling: boolean) => {
      const all = made.filter((each) => !each.isCareless && each.isAtCeiling === isAtCeiling);
      return all.map(({ answers }) => answers.items.replaceAll(/.(.)/g, '$1')).join('');
    };
    const meanOf = (signs: string) => {
      const points = [...signs].filter((sign) => /\d/.test(sign)).map(Number);
      return points.reduce((sum, each) => sum + each, 0) / points.length;
    };
    // Over 720 people and more, whose means differ by a standard deviation of less than one.
    expect(Math.abs(meanOf(perceived(true)) - meanOf(perceived(false)))).toBeLessThan(0.2);
  });

  test('is no further than chance takes it, where nothing is chosen: all intervals of the report hold what the key says', () => {
    const truth = readTruth({});
    const { forms, report } = reportAll(truth);
    const expected = expectTruth(forms, truth);
    const wanted = [
      ...expected.map(({ id, data }) => [id, data.gap] as const),
      ...expectGaps(expected).map(({ number, data }) => [String(number), data] as const),
    ];
    expect(wanted).toHaveLength(10);
    for (const [name, data] of wanted) {
      const found = report.dimensions.find(({ id }) => id === name) ?? report.gaps[name as '1'];
      const [low = NaN, high = NaN] = found?.ci ?? [];
      expect(low, name).toBeLessThan(data ?? NaN);
      expect(high, name).toBeGreaterThan(data ?? NaN);
    }
  });

  test('is the same for the same seed, to the last answer, and another for another', () => {
    const first = (seed: number) =>
      [...simulateEach(form, planSimulation(form, readTruth({ people: 30, branches: 3, differ: 1, seed })))].map(
        ({ answers }) => answers,
      );
    expect(first(7)).toEqual(first(7));
    expect(first(7)).not.toEqual(first(8));
  });

  test('spreads branches evenly, from best to worst as far as chosen, in an order that the seed decides', () => {
    const offsets = (seed: number) =>
      listBranches(readTruth({ branches: 5, differ: 1.2, seed })).map(({ offset }) => offset);
    for (const seed of [1, 2, 3]) {
      const sorted = offsets(seed).sort((a, b) => a - b);
      for (const [place, wanted] of [-0.6, -0.3, 0, 0.3, 0.6].entries()) expect(sorted[place]).toBeCloseTo(wanted, 12);
    }
    expect(new Set([1, 2, 3, 4].map((seed) => offsets(seed).join())).size).toBeGreaterThan(1);
    expect(listBranches(readTruth({ branches: 1, differ: 1 }))).toEqual([]);
  });
});

describe('What is chosen for it', () => {
  test('is refused where it cannot be: off the scale, too many or nobody, shares outside 0 to 1, no numbers', () => {
    expect(refuse({ people: '0', careless: '1.01', ceiling: '-0.1', seed: 'x' })).toEqual([
      'people count-out-of-range',
      'careless number-out-of-range',
      'ceiling number-out-of-range',
      'seed count-out-of-range',
    ]);
    expect(refuse({ managers: '-1', contact: '10001', 'empathy.belief': '8' })).toEqual([
      'managers count-out-of-range',
      'contact count-out-of-range',
      'empathy.belief number-out-of-range',
    ]);
    for (const people of ['1000001', '2.5', '1e3', '-1', '五']) expect(refuse({ people })).toHaveLength(1);
    expect(refuse({ branches: '41', 'empathy.perception': '7.1', 'tangibles.expectation': '0.99' })).toEqual([
      'branches count-out-of-range',
      'empathy.perception number-out-of-range',
      'tangibles.expectation number-out-of-range',
    ]);
  });

  test('is refused where a branch would leave the scale, with the mean that it stands at', () => {
    expect(refuse({ branches: '3', differ: '2.2', 'tangibles.perception': '6' })).toEqual([
      'tangibles.perception branches-off-scale',
    ]);
    expect(refuse({ branches: '3', differ: '2', 'tangibles.perception': '6' })).toEqual([]);
    expect(refuse({ branches: '1', differ: '6', 'tangibles.perception': '6' })).toEqual([]);
  });

  test('is read as people write it, and is as usual where nothing is said', () => {
    expect(readTruth({ careless: ' 0,05 ', people: '３００', 'empathy.perception': '4.25' })).toMatchObject({
      ...{ careless: 0.05, people: 300, ceiling: 0, branches: 1, seed: 1985 },
    });
    expect(readTruth({ 'empathy.perception': '4.25', people: '' }).means.get('empathy.perception')).toBe(4.25);
  });
});

describe('The aim of normal answers', () => {
  test('gives, once these are rounded and pulled back to the scale, the mean that R gives', () => {
    const oracle = readJson('test/oracle/simulation.json') as readonly Readonly<
      Record<'min' | 'max' | 'person' | 'item' | 'aim' | 'mean', number>
    >[];
    for (const { aim, mean, person, item, ...scale } of oracle)
      expect(meanOfRounded(aim, Math.hypot(person, item), scale)).toBeCloseTo(mean, 9);
  });

  test('is found for every mean on every scale, the ends among them', () => {
    const anyScale = fc.record({ min: fc.integer({ min: -6, max: 1 }), width: fc.integer({ min: 1, max: 35 }) });
    fc.assert(
      fc.property(anyScale, fc.double({ min: 0, max: 1, noNaN: true }), ({ min, width }, share) => {
        const scale = { min, max: min + width };
        const [wanted, sd] = [min + share * width, 0.17 * width];
        expect(Math.abs(meanOfRounded(findAim(wanted, sd, scale), sd, scale) - wanted)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });
});
