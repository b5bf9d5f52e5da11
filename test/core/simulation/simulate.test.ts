import fc from 'fast-check';
import { mean } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { hasAnswer, offsetAt } from '../../../src/core/answers/packedAnswers.ts';
import { countPlaces, placeOfAntecedent, placeOfItem, placeOfRating } from '../../../src/core/instrument/layout.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { startRandom } from '../../../src/core/simulation/random.ts';
import { simulateResponses } from '../../../src/core/simulation/simulate.ts';
import { type Simulation, simulationSchema } from '../../../src/core/simulation/simulation.ts';
import { anyForm, givenForm, readJson, readPoints, readYaml, servqualForm } from '../given.ts';
import { givenStaffQuestionnaire } from '../givenStaff.ts';

/** Written by test/oracle/simulation.R: the mean and standard deviation of a single answer, rounded and clipped. */
const truths = readJson('test/oracle/simulation.json') as readonly {
  readonly min: number;
  readonly max: number;
  readonly person: number;
  readonly item: number;
  readonly aim: number;
  readonly mean: number;
  readonly sd: number;
}[];

const demo = simulationSchema.parse((readYaml('data/cases/hotel.yaml') as { readonly simulation: unknown }).simulation);

/** So many standard errors: by chance alone passed once in 1.7 million checks (2 * pnorm(-5)); the seeds are fixed besides. */
const standardErrors = 5;

const made = (form: Questionnaire, simulation: Simulation) => {
  const responses = simulateResponses(form, simulation);
  return { responses, people: responses.map(({ answers }) => readPoints(form, answers.items)) };
};

describe('Made responses', () => {
  test('are the same for the same seed, and others for another', () => {
    const few = { ...demo, responses: 20 };
    expect(simulateResponses(servqualForm, few)).toEqual(simulateResponses(servqualForm, few));
    const packed = (seed: number) =>
      simulateResponses(servqualForm, { ...few, seed }).map(({ answers }) => answers.items);
    expect(packed(1)).not.toEqual(packed(2));
  });

  test('do not change when more of them are made: the first stay the first', () => {
    const some = simulateResponses(servqualForm, { ...demo, responses: 30 });
    expect(some.slice(0, 10)).toEqual(simulateResponses(servqualForm, { ...demo, responses: 10 }));
  });

  const named = truths.map((truth) => [`${truth.min} to ${truth.max}`, truth.aim, truth] as const);

  test.each(named)('on %s that aim at %d have the mean that pnorm() gives', (_, __, truth) => {
    // All answers of a person move together, so the error of a mean over n people is at most sd / sqrt(n), reached when
    // a person's answers are all alike; several items can only lower it.
    const { min, max, person, item, aim } = truth;
    const n = 4000;
    const form = givenForm({ scale: { min, max }, items: ['a', 'a', 'a'], reverse: [false, true, false] });
    const { people } = made(form, {
      seed: 7,
      responses: n,
      spread: { person, item },
      blank: 0,
      noOpinion: 0,
      dimensions: { a: { means: { expectation: aim, perception: aim }, points: 0 } },
    });
    for (const side of [0, 1])
      for (const index of form.items.keys()) {
        const found = mean(people.map((points) => points[index]?.[side] ?? NaN));
        expect(Math.abs(found - truth.mean)).toBeLessThan((standardErrors * truth.sd) / Math.sqrt(n));
      }
  });

  test('of the demonstration study have, in each dimension and on each side, the mean that its file asks for', () => {
    const { people } = made(servqualForm, demo);
    for (const [id, { means }] of Object.entries(demo.dimensions)) {
      const items = servqualForm.items.flatMap((item, index) => (item.dimension === id ? [index] : []));
      for (const [place, { side }] of servqualForm.sides.entries()) {
        const truth = truths.find(({ aim, max }) => aim === means[side] && max === 7);
        if (!truth) throw new Error(`simulation.R has no mean ${means[side]}`);
        const values = people.flatMap((points) => {
          const answers = items.flatMap((item) => points[item]?.[place] ?? []);
          return answers.length > 0 ? [mean(answers)] : [];
        });
        const bound = (standardErrors * truth.sd) / Math.sqrt(values.length);
        expect(Math.abs(mean(values) - truth.mean), `${id} ${side}`).toBeLessThan(bound);
      }
    }
  });

  test('are blank, or of no opinion, as often as asked', () => {
    // The share of successes among m independent trials has the standard error sqrt(p (1 - p) / m).
    const blank = 0.1;
    const noOpinion = 0.04;
    const packed = simulateResponses(servqualForm, { ...demo, blank, noOpinion, responses: 1000 })
      .map(({ answers }) => answers.items)
      .join('');
    for (const [sign, share] of [
      ['.', blank],
      ['?', noOpinion],
    ] as const) {
      const found = (packed.split(sign).length - 1) / packed.length;
      expect(Math.abs(found - share)).toBeLessThan(standardErrors * Math.sqrt((share * (1 - share)) / packed.length));
    }
  });

  test('give points in steps of five that sum to 100, around the weights asked for', () => {
    const responses = simulateResponses(servqualForm, demo);
    for (const { answers } of responses) {
      const points = [...answers.points.values()];
      expect(points).toHaveLength(5);
      expect(points.reduce((sum, each) => sum + each, 0)).toBe(100);
      expect(points.every((each) => each >= 0 && each % 5 === 0)).toBe(true);
    }
    // Rounding to five and the few that reach an end move a mean by less than half a step.
    for (const [id, { points }] of Object.entries(demo.dimensions))
      expect(Math.abs(mean(responses.map(({ answers }) => answers.points.get(id) ?? NaN)) - points)).toBeLessThan(2.5);
  });

  test('fit any questionnaire: every answer on its scale, points that sum to 100, outcomes on theirs', () => {
    const simulation = fc.record({
      seed: fc.integer(),
      mean: fc.double({ min: -50, max: 150, noNaN: true }),
      spread: fc.double({ min: 0, max: 30, noNaN: true }),
    });
    fc.assert(
      fc.property(anyForm, simulation, (bare, { seed, mean: aim, spread }) => {
        const words = { en: 'words' };
        const outcome = { id: 'o', text: words, min: 0, max: 10, lowest: words, highest: words };
        const form: Questionnaire = { ...bare, points: true, outcomes: [outcome] };
        const { responses, people } = made(form, {
          ...{ seed, responses: 5, spread: { person: spread, item: spread }, blank: 0, noOpinion: 0 },
          dimensions: { a: { means: { perception: aim }, points: 90 } },
        });
        for (const point of people.flat(2)) {
          expect(point).toBeGreaterThanOrEqual(form.scale.min);
          expect(point).toBeLessThanOrEqual(form.scale.max);
        }
        for (const { answers, seconds } of responses) {
          expect(hasAnswer(answers.items)).toBe(true);
          expect([...answers.points.values()].reduce((sum, each) => sum + each, 0)).toBe(100);
          expect([...answers.points.values()].every((each) => each >= 0)).toBe(true);
          expect(answers.outcomes.get('o')).toBeGreaterThanOrEqual(0);
          expect(answers.outcomes.get('o')).toBeLessThanOrEqual(10);
          expect(seconds).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('say more where more is asked at the end, and otherwise the very same: outcomes after the first have their own chance', () => {
    const words = { en: 'words' };
    const ask = (...ids: readonly string[]): Questionnaire => ({
      ...servqualForm,
      outcomes: ids.map((id) => ({ id, text: words, min: 1, max: 7, lowest: words, highest: words })),
    });
    const simulation = {
      ...{ seed: 3, responses: 400, spread: { person: 0.5, item: 0.8 }, blank: 0, noOpinion: 0, dimensions: {} },
      outcomes: {
        service: { mean: 4, follows: {}, spread: 1.5 },
        product: { mean: 4, follows: {}, spread: 1.5 },
        return: { mean: 4, follows: {}, after: { service: 1, product: -0.5 }, spread: 0 },
      },
    };
    const [few, all] = [ask('service'), ask('service', 'product', 'return')].map((form) =>
      simulateResponses(form, simulation),
    );
    for (const [index, { answers, seconds }] of (all ?? []).entries()) {
      expect({ ...answers, outcomes: null, seconds }).toEqual({
        ...few?.[index]?.answers,
        ...{ outcomes: null, seconds: few?.[index]?.seconds },
      });
      const [service = 0, product = 0, again] = ['service', 'product', 'return'].map((id) => answers.outcomes.get(id));
      expect(service).toBe(few?.[index]?.answers.outcomes.get('service'));
      // From the middle, 4, one point for each of the service and half a point against each of the product, on the scale.
      expect(again).toBe(Math.min(7, Math.max(1, Math.round(4 + (service - 4) - 0.5 * (product - 4)))));
    }
  });

  describe('of managers and contact staff', () => {
    const n = 4000;
    const aims = { first: 5.1, second: 5.8, antecedent: 6.2 };
    const truthOf = (aim: number) => {
      const truth = truths.find((each) => each.aim === aim && each.max === 7);
      if (!truth) throw new Error(`simulation.R has no mean ${aim}`);
      return truth;
    };
    const simulate = (form: Questionnaire) => {
      const sides = [...form.sides, ...form.ratings].map(({ side }) => side);
      const means = Object.fromEntries(sides.map((side, index) => [side, index % 2 === 0 ? aims.first : aims.second]));
      return simulateResponses(form, {
        ...{ seed: 11, responses: n, spread: { person: 0.7, item: 0.9 }, blank: 0, noOpinion: 0 },
        dimensions: Object.fromEntries(form.dimensions.map(({ id }) => [id, { means, points: 20 }])),
        antecedents: Object.fromEntries(form.antecedents.map(({ id }) => [id, aims.antecedent])),
      });
    };
    /** As in the test above, the error of the mean of a place over n people is at most sd / sqrt(n). */
    const expectMean = (made: ReturnType<typeof simulate>, place: number, aim: number, isReversed: boolean) => {
      const truth = truthOf(aim);
      const found = 1 + mean(made.map(({ answers }) => offsetAt(answers.items, place)));
      const wanted = isReversed ? 8 - truth.mean : truth.mean;
      expect(Math.abs(found - wanted), `place ${place}`).toBeLessThan((standardErrors * truth.sd) / Math.sqrt(n));
    };

    test.each([
      ['manager', 'chain'],
      ['contact', 'chain'],
      ['manager', 'direct'],
      ['contact', 'direct'],
    ] as const)('have the means asked for on every side, rating and antecedent: %s, %s', (audience, design) => {
      const form = givenStaffQuestionnaire(audience, design);
      const responses = simulate(form);
      for (const { answers } of responses) expect(answers.items).toHaveLength(countPlaces(form));
      for (const index of form.sides.keys())
        expectMean(responses, placeOfItem(form, 3, index), index === 0 ? aims.first : aims.second, false);
      for (const index of form.ratings.keys())
        expectMean(
          responses,
          placeOfRating(form, 2, index),
          (form.sides.length + index) % 2 === 0 ? aims.first : aims.second,
          false,
        );
      const statements = form.antecedents.flatMap(({ items }) => items);
      for (const [index, { reverse }] of statements.entries())
        expectMean(responses, placeOfAntecedent(form, index), aims.antecedent, reverse);
    });

    test('give points where managers are asked to guess them, and no outcome', () => {
      const [first] = simulate(givenStaffQuestionnaire('manager', 'chain'));
      expect([...(first?.answers.points.values() ?? [])].reduce((sum, each) => sum + each, 0)).toBe(100);
      expect(first?.answers.outcomes.size).toBe(0);
    });
  });

  describe('to profile questions', () => {
    const form = { ...servqualForm, profile: [{ id: 'branch', text: { en: 'Branch' } }] };
    const shares = { north: 0.5, south: 0.3 };

    test('are shared out as asked, and what is left of 1 gives no answer', () => {
      const responses = simulateResponses(form, { ...demo, responses: 4000, profile: { branch: shares } });
      const share = (value: string | undefined) =>
        responses.filter(({ answers }) => answers.profile.get('branch') === value).length / responses.length;
      for (const [value, wanted] of [...Object.entries(shares), [undefined, 0.2] as const])
        expect(Math.abs(share(value) - wanted)).toBeLessThan(
          standardErrors * Math.sqrt((wanted * (1 - wanted)) / responses.length),
        );
    });

    test('change no other answer', () => {
      const withProfile = simulateResponses(form, { ...demo, profile: { branch: shares } });
      const without = simulateResponses(servqualForm, demo);
      expect(withProfile.map((each) => ({ ...each, answers: { ...each.answers, profile: new Map() } }))).toEqual(
        without,
      );
    });

    test('are left out where nothing is said of them', () => {
      const responses = simulateResponses(form, { ...demo, responses: 3, profile: { shop: { a: 1 } } });
      for (const { answers } of responses) expect(answers.profile.size).toBe(0);
    });
  });

  test('take a dimension called constructor for one that nothing is said about', () => {
    const form = givenForm({ items: ['constructor'] });
    expect(simulateResponses(form, { ...demo, responses: 3 })).toHaveLength(3);
  });
});

describe('Chance', () => {
  test('is uniform between its ends, which it never reaches, and normal by its first two moments', () => {
    const random = startRandom(1);
    const n = 20_000;
    const uniform = Array.from({ length: n }, random.uniform);
    const normal = Array.from({ length: n }, random.normal);
    // Draws stand in the middle of 2^30 equal steps from 0 to 1: the end 0, at which a normal draw is infinite, is none.
    expect(uniform.every((value) => value < 1 && (value * 2 ** 30) % 1 === 0.5)).toBe(true);
    // A uniform variable has the variance 1/12; the square of a normal one has the variance 2.
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(standardErrors * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(normal))).toBeLessThan(standardErrors / Math.sqrt(n));
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(standardErrors * Math.sqrt(2 / n));
  });
});
