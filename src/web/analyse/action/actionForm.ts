import type { Action, Standing } from '../../../core/action/action.ts';
import { type ActionFields, findProvable } from '../../../core/action/checkAction.ts';
import { gaps } from '../../../core/gaps/gap.ts';
import type { StaffForm } from '../../../core/instrument/staffForm.ts';
import type { Problem } from '../../../core/problem.ts';
import type { Report } from '../../../core/report/report.ts';
import { judgeTested } from '../../../export/table/judgeTested.ts';
import type { Speaker } from '../../../export/table/table.ts';
import { nameGap } from '../../../words/nameGap.ts';
import { formatDifference } from '../../../words/numbers.ts';
import { explainProblem } from '../../../words/sentences.ts';

/** What stands in the form of an action, and what is to be said about it. */
export interface Typed {
  readonly fields: ActionFields;
  /** Whether a doubtful target is to be kept. */
  readonly keeps: boolean;
  readonly problems: readonly Problem[];
  readonly cautions: readonly Problem[];
}

const nothing: ActionFields = { cause: '', ownCause: '', what: '', owner: '', due: '', target: '' };
export const emptyForm: Typed = { fields: nothing, keeps: false, problems: [], cautions: [] };

/** A stored action as its form has it. */
export function fillActionForm({ cause, ownCause, what, owner, due, target }: Action): Typed {
  const fields = { cause: cause ?? '', ownCause, what, owner, due, target: formatDifference(target) };
  return { ...emptyForm, fields };
}

/** Each field of the form is told what is wrong with it, and all is told above. */
export function describeActionForm(typed: Typed, baseline: Standing, { say, language }: Speaker) {
  const { fields, keeps, problems, cautions } = typed;
  const labels: Readonly<Record<string, string>> = {
    cause: say('action.cause'),
    ownCause: say('action.ownCause'),
    what: say('action.what'),
    owner: say('action.owner'),
    due: say('action.due'),
    target: say('action.target'),
  };
  const explain = (problem: Problem) => explainProblem(problem, language);
  const place = ({ field = '' }: Problem, sentence: string) => {
    const path = field === 'target' ? say('action.targetTitle') : labels[field];
    return path === undefined ? sentence : say('place.path', { path, sentence });
  };
  return {
    fields,
    labels,
    keeps,
    isDoubted: cautions.length > 0,
    mistakes: [...problems, ...cautions].map((problem) => place(problem, explain(problem))),
    problemOf: Object.fromEntries(
      [...problems, ...cautions].reverse().map((problem) => [problem.field ?? '', explain(problem)]),
    ),
    targetHint: say('action.targetHint', { gap: baseline.gap, provable: findProvable(baseline) }),
  };
}

/** The causes to choose from, gap by gap; first of the gaps inside the organisation that are proven for this dimension. */
export function listCauses({ causes }: StaffForm, report: Report, dimension: string, { say, text }: Speaker) {
  const isProven = (number: (typeof gaps)[number]['number']) => {
    const figures = number < 5 && report.gaps[number]?.dimensions.find(({ id }) => id === dimension);
    return figures ? judgeTested(figures) === 'shortfall' : false;
  };
  return gaps
    .map(({ number }) => ({ number, isProven: isProven(number) }))
    .sort((a, b) => Number(b.isProven) - Number(a.isProven))
    .map(({ number, isProven: isFirst }) => ({
      title: isFirst ? say('action.provenHere', { gap: nameGap(number, say) }) : nameGap(number, say),
      causes: causes
        .filter(({ gap }) => gap === number)
        .map(({ id, text: told, remedy }) => ({ id, text: text(told), remedy: text(remedy) })),
    }));
}
