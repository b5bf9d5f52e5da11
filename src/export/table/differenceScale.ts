import type { Scale } from '../../core/instrument/scale.ts';
import type { Interval } from '../../core/report/interval.ts';
import { findStep, roundOff, writeTicks } from '../picture/axis.ts';

/** The half of the scale has about this many steps. */
const mostSteps = 4;

/**
 * The scale on which all differences of one table are drawn, with its ends as they are printed: zero in the middle, as wide as the
 * values and their intervals need, at round ends. Two answers never differ by more than the width of the instrument's scale.
 */
export function differenceScale(
  figures: readonly { readonly value: number | null; readonly ci: Interval | null }[],
  { min, max }: Scale,
): {
  readonly scale: Scale;
  readonly ends: readonly [string, string];
} {
  const reach = Math.max(...figures.flatMap(({ value, ci }) => [value ?? 0, ...(ci ?? [])]).map(Math.abs), 0);
  const end = reach === 0 ? 1 : Math.min(max - min, roundUp(reach));
  const [shown = ''] = writeTicks([end]);
  return { scale: { min: -end, max: end }, ends: [`−${shown}`, `+${shown}`] };
}

function roundUp(reach: number): number {
  const step = findStep(reach, mostSteps);
  return roundOff(Math.ceil(reach / step) * step);
}
