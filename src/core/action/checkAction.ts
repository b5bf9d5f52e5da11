import { z } from 'zod';
import { parseDecimal } from '../answers/parseNumber.ts';
import type { Scale } from '../instrument/scale.ts';
import { type Problem, quoteValue } from '../problem.ts';
import type { ActionPlan, Standing } from './action.ts';
import { isSpecific } from './checkWording.ts';

/** What a plan is held against. */
export interface Aim {
  readonly baseline: Standing;
  readonly scale: Scale;
  /** Today where the study is made, as YYYY-MM-DD. */
  readonly today: string;
  /** The ids of the causes that can be chosen. */
  readonly causes: readonly string[];
}

export type ActionField = 'cause' | 'ownCause' | 'what' | 'owner' | 'due' | 'target';
export type ActionFields = Readonly<Record<ActionField, string>>;

/** What is wrong has to be put right; what is doubtful may be kept all the same. */
export interface CheckedAction {
  readonly plan: ActionPlan;
  readonly problems: readonly Problem[];
  readonly cautions: readonly Problem[];
}

const longest: Readonly<Partial<Record<ActionField, number>>> = { ownCause: 500, what: 500, owner: 100 };
const mostYears = 2;
const day = z.iso.date();

/**
 * Reads a plan and holds it against the five marks of a goal: specific, measurable, realistic, of the very dimension whose gap is
 * proven, and dated. All problems come at once. The plan is whole where there is none.
 */
export function checkAction(fields: ActionFields, aim: Aim): CheckedAction {
  const { ownCause, what, owner, due } = fields;
  const cause = aim.causes.find((id) => id === fields.cause) ?? null;
  const { target, problems: ofTarget, cautions } = checkTarget(fields.target, aim);
  const problems: readonly Problem[] = [
    ...(cause === null && ownCause === '' ? [{ code: 'action-cause-missing', field: 'cause' } as const] : []),
    ...(isSpecific(what) ? [] : [{ code: 'action-vague', field: 'what' } as const]),
    ...(owner === '' ? [{ code: 'action-owner-missing', field: 'owner' } as const] : []),
    ...Object.entries(longest).flatMap(([field, most]): readonly Problem[] => {
      const { length } = fields[field as ActionField];
      return length > most ? [{ code: 'too-long', field, values: { length, longest: most } }] : [];
    }),
    ...checkDue(due, aim.today),
    ...ofTarget,
  ];
  return { plan: { cause, ownCause, what, owner, due, target }, problems, cautions };
}

function checkDue(due: string, today: string): readonly Problem[] {
  const last = `${Number(today.slice(0, 4)) + mostYears}${today.slice(4)}`;
  if (!day.safeParse(due).success) return [{ code: 'due-missing', field: 'due' }];
  if (due <= today) return [{ code: 'due-past', field: 'due', values: { due, today } }];
  return due > last ? [{ code: 'due-far', field: 'due', values: { due, last } }] : [];
}

/**
 * A target is a gap. No mean passes the top of the scale, so none is wanted that would; better than expected, or a sixth of the scale
 * better than now (one point of seven), is more than is usually seen from one wave to the next.
 */
function checkTarget(text: string, { baseline, scale }: Aim) {
  const target = parseDecimal(text);
  const { gap, expectation, n } = baseline;
  const say = (code: Problem['code'], values: Problem['values'] = {}): Problem => ({ code, field: 'target', values });
  const refuse = (problem: Problem) => ({ target: target ?? gap, problems: [problem], cautions: [] });
  if (target === null)
    return refuse(text === '' ? say('target-missing') : say('target-malformed', { value: quoteValue(text) }));
  if (target <= gap) return refuse(say('target-no-better', { gap, target }));
  if (expectation + target > scale.max)
    return refuse(say('target-off-scale', { target, max: scale.max, expectation, most: scale.max - expectation }));
  const step = target - gap;
  const usual = (scale.max - scale.min) / 6;
  const provable = findProvable(baseline);
  const cautions = [
    ...(target > 0 ? [say('target-past-zero', { target })] : []),
    ...(step > usual ? [say('target-far', { step, usual })] : []),
    ...(step < provable ? [say('target-unprovable', { step, provable, n })] : []),
  ];
  return { target, problems: [], cautions };
}

/**
 * The change that the next wave could just prove, were it to have as many people as far apart: the interval of a difference of two
 * such means is √2 times as wide as that of one.
 */
export function findProvable({ ci: [low, high] }: Pick<Standing, 'ci'>): number {
  return (Math.SQRT2 * (high - low)) / 2;
}
