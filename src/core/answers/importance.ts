import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';

type Asked = Pick<Questionnaire, 'isRanked' | 'dimensions'>;

/** What may be answered on the importance of one dimension: 0 to 100 points, or a rank from 1, which matters most. */
export function importanceScale({ isRanked, dimensions }: Asked): Scale {
  return isRanked ? { min: 1, max: dimensions.length } : { min: 0, max: 100 };
}

/** What the points of one person sum to where they are given as asked: 100, or of k ranks 1 + 2 + … + k. */
export function wholeImportance({ isRanked, dimensions }: Asked): number {
  return isRanked ? (dimensions.length * (dimensions.length + 1)) / 2 : 100;
}

/**
 * The points that one person gave, with 0 for the dimensions that were left empty where the others have all that there are to give, as
 * people and tools leave it out.
 */
export function completePoints(asked: Asked, given: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const { isRanked, dimensions } = asked;
  if (isRanked || given.size === 0 || given.size === dimensions.length) return given;
  const sum = [...given.values()].reduce((total, points) => total + points, 0);
  if (sum !== wholeImportance(asked)) return given;
  return new Map(dimensions.map(({ id }) => [id, given.get(id) ?? 0]));
}

/**
 * The importance that one person gave to the dimensions, as points: the more, the more important. Points are as they were given;
 * of k dimensions rank r counts k + 1 - r. What was not answered stays so. Divided by their sum these are the rank sum weights
 * of Stillwell, Seaver and Edwards (1981), Organizational Behavior and Human Performance 28(1).
 */
export function pointsOf(asked: Asked, given: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (!asked.isRanked) return given;
  return new Map([...given].map(([id, rank]) => [id, asked.dimensions.length + 1 - rank]));
}
