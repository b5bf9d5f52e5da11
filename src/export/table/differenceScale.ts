import type { Scale } from '../../core/instrument/scale.ts';

/** Differences of two answers lie between minus and plus the width of the scale; its ends also as they are printed. */
export function differenceScale({ min, max }: Scale): {
  readonly scale: Scale;
  readonly ends: readonly [string, string];
} {
  const span = max - min;
  return { scale: { min: -span, max: span }, ends: [`−${span}`, `+${span}`] };
}
