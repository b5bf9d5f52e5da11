import type { Questionnaire } from '../instrument/questionnaire.ts';
import { expectGaps } from './expectGaps.ts';
import { expectTruth } from './expectTruth.ts';
import { branchQuestion, listBranches } from './planSimulation.ts';
import type { SimulatedResponse } from './simulate.ts';
import type { Truth } from './truth.ts';

/**
 * Gathers, row by row of the customers' table of made responses, what only their maker knows. Rows count from 1, below the header.
 */
export function startAnswerKey(questionnaires: readonly [Questionnaire, ...Questionnaire[]], truth: Truth) {
  const [customers] = questionnaires;
  const dimensions = expectTruth(questionnaires, truth);
  const careless: number[] = [];
  const ceiling: number[] = [];
  const sizes = new Map<string, number>();
  let row = 0;
  return {
    add({ isCareless, isAtCeiling, answers }: SimulatedResponse): void {
      row++;
      if (isCareless) careless.push(row);
      if (isAtCeiling) ceiling.push(row);
      const branch = answers.profile.get(branchQuestion);
      if (branch !== undefined) sizes.set(branch, (sizes.get(branch) ?? 0) + 1);
    },
    /** The answer key as one plain value; trainers read it, and scripts may. */
    finish: () => ({
      schema: 'fivegaps-key/1',
      instrument: customers.instrument,
      scale: { min: customers.scale.min, max: customers.scale.max },
      seed: truth.seed,
      people: truth.people,
      managers: truth.managers,
      contact: truth.contact,
      dimensions,
      gaps: Object.fromEntries(expectGaps(dimensions).map(({ number, ...gap }) => [number, gap])),
      careless: { share: truth.careless, rows: careless },
      ceiling: { share: truth.ceiling, rows: ceiling },
      branches: listBranches(truth).map(({ id, offset }) => ({
        column: `segment.${branchQuestion}`,
        id,
        offset,
        people: sizes.get(id) ?? 0,
      })),
    }),
  };
}
