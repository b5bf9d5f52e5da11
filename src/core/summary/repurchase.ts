import type { Answers } from '../answers/answers.ts';
import type { Outcome } from '../instrument/instrument.ts';
import { findRoles, leastYes } from '../instrument/outcomeRoles.ts';
import type { Rate } from '../statistics/contrastOfRates.ts';

/**
 * Of those content with product and service, with the product alone, with the service alone and with neither, in this order: how
 * many they are and how many of them would buy again. Only who answered all three questions is in it.
 */
export type RepurchaseCounts = readonly Rate[];

/** Counts who would buy again; null where not all of it is asked. */
export function collectRepurchase(outcomes: readonly Outcome[]) {
  const roles = findRoles(outcomes);
  if (roles === null) return null;
  const cells = Array.from({ length: 4 }, () => ({ x: 0, n: 0 }));
  const asked = [roles.product, roles.service, roles.repurchase].map((outcome) => ({
    id: outcome.id,
    least: leastYes(outcome),
  }));

  return {
    add({ outcomes: given }: Pick<Answers, 'outcomes'>): void {
      let said = 0;
      for (const { id, least } of asked) {
        const point = given.get(id);
        if (point === undefined) return;
        said = 2 * said + (point >= least ? 0 : 1);
      }
      const cell = cells[said >> 1];
      if (!cell) return;
      cell.n++;
      if (said % 2 === 0) cell.x++;
    },
    finish: (): RepurchaseCounts => cells.map((cell) => ({ ...cell })),
  };
}
