import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { pointsOf, wholeImportance } from '../importance.ts';

/** The points that one person gave to dimensions. */
export interface PointShares {
  /** How many dimensions were given any, from 1. */
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
}

/** 'points-sum': points were given, and they do not sum to 100, or ranks to what each one given once does. Nobody who gave none is flagged. */
export function isPointSumWrong(questionnaire: Questionnaire, shares: PointShares | null): boolean {
  return shares !== null && shares.sum !== wholeImportance(questionnaire);
}

/**
 * 'points-equal': every dimension was given the same, above 0, so that nothing is more important than anything else: five
 * times 20. Where 100 cannot be shared equally in whole points, they may differ by one: 33, 33 and 34.
 */
export function arePointsEqual(questionnaire: Questionnaire, shares: PointShares | null): boolean {
  const asked = questionnaire.dimensions.length;
  if (shares === null || asked < 2 || shares.count < asked || shares.least <= 0) return false;
  const whole = wholeImportance(questionnaire);
  const leeway = shares.sum === whole && whole % asked !== 0 ? 1 : 0;
  return shares.most - shares.least <= leeway;
}

/** What was given to dimensions; null where nothing was, or the questionnaire asks for no points. */
export function sharePoints(questionnaire: Questionnaire, given: ReadonlyMap<string, number>): PointShares | null {
  if (!questionnaire.points || given.size === 0) return null;
  const points = pointsOf(questionnaire, given);
  let [count, sum, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { id } of questionnaire.dimensions) {
    const value = points.get(id);
    if (value === undefined) continue;
    count++;
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return count > 0 ? { count, sum, least, most } : null;
}
