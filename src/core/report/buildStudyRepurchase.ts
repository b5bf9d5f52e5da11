import { findRoles, leastYes, type OutcomeRole, outcomeRoles } from '../instrument/outcomeRoles.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Summary } from '../summary/summary.ts';
import type { Note } from './notes.ts';
import { buildRepurchase, effectWeights, type Repurchase } from './repurchase.ts';
import { chooseShown } from './smallGroups.ts';

/** Who of a study would buy again, by how content they are with product and service. */
export interface StudyRepurchase extends Repurchase {
  /** People who answered all three questions. */
  readonly n: number;
  /** The outcome in each role, by id, and the lowest point that counts as yes. */
  readonly asked: { readonly [role in OutcomeRole]: { readonly outcome: string; readonly from: number } };
}

/**
 * The table of a study; null where it does not ask all that the table needs. Cells of fewer than `minGroup` people are hidden,
 * and as the number of all is told, so is the next smallest where those hidden are fewer together.
 */
export function buildStudyRepurchase(
  { outcomes }: Questionnaire,
  { repurchase: counts }: Summary,
  minGroup: number,
): StudyRepurchase | null {
  const roles = findRoles(outcomes);
  if (roles === null || counts === null) return null;
  const isShown = chooseShown(
    counts.map(({ n }) => n),
    minGroup,
  );
  const asked = outcomeRoles.map((role) => [role, { outcome: roles[role].id, from: leastYes(roles[role]) }]);
  return {
    n: counts.reduce((sum, { n }) => sum + n, 0),
    asked: Object.fromEntries(asked) as StudyRepurchase['asked'],
    ...buildRepurchase(counts.map((rate, index) => (isShown[index] ? rate : null))),
  };
}

/** Why figures of the table are missing. */
export function explainRepurchase({ n, cells, effects }: StudyRepurchase): readonly Note[] {
  if (n === 0) return [{ at: '/repurchase', code: 'no-answers' }];
  const isHidden = (weights: readonly number[]) => cells.some((cell, index) => cell.isHidden && weights[index] !== 0);
  const why = (hidden: boolean) => (hidden ? 'groups-hidden' : 'no-answers');
  return [
    ...cells.flatMap((cell, index): Note[] =>
      cell.value === null ? [{ at: `/repurchase/cells/${index}`, code: why(cell.isHidden) }] : [],
    ),
    ...effects.flatMap(({ id, value }, index): Note[] =>
      value === null ? [{ at: `/repurchase/effects/${index}`, code: why(isHidden(effectWeights[id])) }] : [],
    ),
  ];
}
