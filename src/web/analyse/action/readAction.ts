import { type Action, type ActionPlan, mostOpen } from '../../../core/action/action.ts';
import { type ActionFields, type Aim, checkAction } from '../../../core/action/checkAction.ts';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import type { Problem } from '../../../core/problem.ts';
import type { Study } from '../../../storage/studies.ts';
import { findToday } from '../../keeping.ts';
import { readField } from '../../readForm.ts';
import type { Site } from '../../site.ts';
import type { Typed } from './actionForm.ts';

/**
 * The plan that a form asks for, or what was typed with all that keeps it from being stored. A doubtful target is stored once its
 * box is ticked.
 *
 * @param more what is wrong besides
 * @param former the action as it is, whose target is doubted no more and whose day may have come
 */
export function readAction(
  { staffForm, now }: Site,
  study: Study,
  given: Fields,
  aim: Pick<Aim, 'baseline' | 'scale'>,
  more: readonly Problem[],
  former?: Action,
): { readonly plan: ActionPlan } | { readonly typed: Typed } {
  const fields = readActionFields(given);
  const causes = [...staffForm.causes.map(({ id }) => id), ...(former?.cause ? [former.cause] : [])];
  const checked = checkAction(fields, { ...aim, today: findToday(study.settings, now()), causes });
  const problems = [
    ...(study.isArchived ? [{ code: 'action-archived' } as const] : []),
    ...more,
    ...checked.problems.filter(({ code }) => code !== 'due-past' || fields.due !== former?.due),
  ];
  const cautions = checked.plan.target === former?.target ? [] : checked.cautions;
  const keeps = readField(given, 'keep') === 'yes';
  const isFine = problems.length === 0 && (cautions.length === 0 || keeps);
  return isFine ? { plan: checked.plan } : { typed: { fields, keeps, problems, cautions } };
}

function readActionFields(given: Fields): ActionFields {
  const read = (name: keyof ActionFields) => readField(given, name);
  return {
    cause: read('cause'),
    ownCause: read('ownCause'),
    what: read('what'),
    owner: read('owner'),
    due: read('due'),
    target: read('target'),
  };
}

/** Why no other action may be at work beside those that are: one on the same dimension, or as many as can be priorities. */
export function findCrowd(actions: readonly Action[], dimension: string): readonly Problem[] {
  const open = actions.filter(({ state }) => state === 'open');
  if (open.some((action) => action.dimension === dimension)) return [{ code: 'action-twice' }];
  return open.length < mostOpen ? [] : [{ code: 'actions-too-many', values: { most: mostOpen } }];
}
