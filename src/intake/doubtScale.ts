import { type Scale, usualScales } from '../core/instrument/scale.ts';
import type { PointCounts } from './countPoints.ts';
import { areCodes } from './recognise/fitScale.ts';

/** Of fewer people, the top of the scale may be missing by chance. */
const fewestRows = 30;

/** A point that is rarer than one answer in two hundred may be a slip of the hand. */
const rarest = 0.005;

/** The lowest and highest answers of a file, and the usual scale that they fit better than the questionnaire's. */
export interface DoubtfulScale {
  readonly low: number;
  readonly high: number;
  readonly likely: Scale;
}

/**
 * Whether a file's answers to items fit the questionnaire's scale. They do not where 30 people or more never gave its highest points
 * and all answers fit a usual scale that ends below; nor where points above it are common, or points below it that reach up to it.
 */
export function doubtScale({ rows, answers, bySide, offScale }: PointCounts, scale: Scale): DoubtfulScale | null {
  const counts = new Map(offScale);
  for (let point = scale.min; point <= scale.max; point++) {
    const times = bySide.reduce((sum, own) => sum + (own[point - scale.min] ?? 0), 0);
    if (times > 0) counts.set(point, times);
  }
  // Codes such as 9 beside five points say nothing of the scale.
  if (areCodes(counts, scale)) for (const point of offScale.keys()) counts.delete(point);
  const common = [...counts].flatMap(([point, times]) => (times >= rarest * answers ? [point] : []));
  const low = Math.min(...common);
  const high = Math.max(...common);
  const fits = ({ min, max }: Scale) => min <= low && high <= max;
  const isNever = (point: number) => !counts.has(point);
  const above = (end: number, last = scale.max) =>
    Array.from({ length: Math.max(0, last - end) }, (_, index) => end + 1 + index);
  const likely = usualScales.find(
    (usual) => fits(usual) && (high > scale.max || (usual.max < scale.max && above(usual.max).every(isNever))),
  );
  const isBelow =
    low < scale.min && high <= scale.max && above(low - 1, scale.min).every((point) => common.includes(point));
  const found = isBelow ? { min: low, max: high } : likely;
  return rows >= fewestRows && found ? { low, high, likely: found } : null;
}
