import { describe, expect, test } from 'vitest';
import { buildBoard } from '../../../src/core/classroom/buildBoard.ts';
import { planClass } from '../../../src/core/classroom/planClass.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { prepareQuestionnaires } from '../../../src/core/study/prepareQuestionnaires.ts';
import { givenAnswers, givenResponse, servqual } from '../given.ts';
import { staffForm } from '../givenStaff.ts';

const [customerForm, managerForm] = prepareQuestionnaires(
  planClass(servqual, staffForm, { battery: 'brief', languages: ['en'] }),
  staffForm,
) as [Questionnaire, Questionnaire];

/** Customers who expect and perceive the same of each statement, and managers who believe the same. */
function sample(customers: readonly (readonly [number, number])[], beliefs: readonly number[]) {
  const five = (point: number) => new Array<number>(5).fill(point);
  const customer = buildSample(
    customerForm,
    customers.map(([e, p]) => givenResponse(givenAnswers(customerForm, five(e), five(p)))),
  );
  const manager = buildSample(
    managerForm,
    beliefs.map((belief) => givenResponse(givenAnswers(managerForm, five(belief)))),
  );
  return { customer, manager };
}

const fiveCustomers = [
  [7, 4],
  [6, 4],
  [6, 3],
  [5, 5],
  [6, 4],
] as const;
const fiveManagers = [5, 5, 4, 6, 5];

describe('The screen of a class', () => {
  test('has the means of each side and gaps 1 and 5 as differences of them', () => {
    const board = buildBoard(sample(fiveCustomers, fiveManagers), 5);
    expect([board.manager, board.customer]).toEqual([
      { isShown: true, n: 5 },
      { isShown: true, n: 5 },
    ]);
    for (const row of [...board.dimensions, board.overall]) {
      expect([row.belief?.value, row.expectation?.value, row.perception?.value]).toEqual([5, 6, 4]);
      expect([row.gap1?.value, row.gap5?.value]).toEqual([-1, -2]);
    }
    // In R: t.test(c(5, 5, 4, 6, 5))$conf.int, t.test(c(-3, -2, -3, 0, -2))$conf.int
    expect(board.overall.belief?.ci?.[0]).toBeCloseTo(4.122011, 6);
    expect(board.overall.gap5?.ci?.[0]).toBeCloseTo(-3.520722, 6);
    expect(board.overall.gap5?.ci?.[1]).toBeCloseTo(-0.479278, 6);
  });

  test('has the gaps of the report, to the bit', () => {
    const samples = sample([...fiveCustomers, [4, 4], [7, 1]], [...fiveManagers, 7]);
    const settings = { read: 13, duplicates: 0, minGroup: 5, version: '1', waveOrder: null };
    const { gaps } = buildReport(samples, settings);
    const { overall, dimensions } = buildBoard(samples, 5);
    expect([overall.gap1, overall.gap5]).toEqual([gaps[1], gaps[5]]);
    expect(dimensions.map(({ gap1 }) => gap1)).toEqual(gaps[1]?.dimensions);
  });

  test('hides managers of whom there are fewer than five, also where the study would show three', () => {
    const board = buildBoard(sample(fiveCustomers.slice(0, 3), [5, 5, 4, 6]), 3);
    expect(board.manager).toEqual({ isShown: false, n: 4 });
    for (const { belief, gap1, expectation, gap5 } of [...board.dimensions, board.overall])
      expect([belief, gap1, expectation?.value !== undefined, gap5 !== null]).toEqual([null, null, true, true]);
  });

  test('hides customers of whom there are fewer than the limit, and with them both gaps, but not the guess', () => {
    const board = buildBoard(sample(fiveCustomers.slice(1), fiveManagers), 5);
    expect(board.customer).toEqual({ isShown: false, n: 4 });
    for (const { belief, ...rest } of [...board.dimensions, board.overall]) {
      expect(belief?.value).toBe(5);
      expect([rest.expectation, rest.perception, rest.gap1, rest.gap5]).toEqual([null, null, null, null]);
    }
  });

  test('counts nobody as cover who answered nothing', () => {
    const { customer, manager } = sample(fiveCustomers.slice(1), fiveManagers.slice(1));
    const nobody = (form: Questionnaire) => givenResponse('.'.repeat(form.items.length * form.sides.length));
    expect(customer.summary.n + manager.summary.n).toBe(8);
    const padded = {
      customer: buildSample(customerForm, [
        ...fiveCustomers
          .slice(1)
          .map(([e, p]) => givenResponse(givenAnswers(customerForm, Array(5).fill(e), Array(5).fill(p)))),
        nobody(customerForm),
      ]),
      manager,
    };
    expect(buildBoard(padded, 5).customer).toEqual({ isShown: false, n: 5 });
  });
});
