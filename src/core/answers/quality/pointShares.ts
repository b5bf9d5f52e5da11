import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { pointsOf, wholeImportance } from '../importance.ts';

/** 'points-sum': points were given, and they do not sum to 100, or ranks to what each one given once does. Nobody who gave none is flagged. */
export function isPointSumWrong(questionnaire: Questionnaire, given: readonly number[]): boolean {
  return given.length > 0 && sumOf(given) !== wholeImportance(questionnaire);
}

/**
 * 'points-equal': every dimension was given the same, above 0, so that nothing is more important than anything else: five
 * times 20. Where 100 cannot be shared equally in whole points, they may differ by one: 33, 33 and 34.
 */
export function arePointsEqual(questionnaire: Questionnaire, given: readonly number[]): boolean {
  const count = questionnaire.dimensions.length;
  if (count < 2 || given.length < count || Math.min(...given) <= 0) return false;
  const whole = wholeImportance(questionnaire);
  const leeway = sumOf(given) === whole && whole % count !== 0 ? 1 : 0;
  return Math.max(...given) - Math.min(...given) <= leeway;
}

/** The points that were given to dimensions, where the questionnaire asks for any. */
export function listGiven(questionnaire: Questionnaire, given: ReadonlyMap<string, number>): readonly number[] {
  if (!questionnaire.points || given.size === 0) return [];
  const points = pointsOf(questionnaire, given);
  const listed = questionnaire.dimensions.map(({ id }) => points.get(id) ?? Number.NaN);
  return listed.some(Number.isNaN) ? listed.filter((value) => !Number.isNaN(value)) : listed;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
