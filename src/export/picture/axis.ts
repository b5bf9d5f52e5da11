import type { Scale } from '../../core/instrument/scale.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import { drawText } from './text.ts';

/** From a value to its place along a line; values beyond the ends stand at the ends. */
export function placeAlong({ min, max }: Scale, from: number, to: number): (value: number) => number {
  return (value) => from + ((to - from) * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
}

/** Round steps from end to end of a scale, at most `most` of them, and always both ends. */
export function listTicks({ min, max }: Scale, most: number): readonly number[] {
  const step = findEvenStep({ min, max }, most);
  const inner = Array.from({ length: Math.floor(max / step) - Math.ceil(min / step) + 1 }, (_, index) =>
    roundOff((Math.ceil(min / step) + index) * step),
  );
  const apart = inner.filter((tick) => tick - min > step * 0.6 && max - tick > step * 0.6);
  return [min, ...apart, max];
}

/** The smallest round step that leads from end to end, so that ticks stand evenly; where only two or three would, any round one. */
export function findEvenStep({ min, max }: Scale, most: number): number {
  const span = max - min;
  for (let fewer = most; fewer >= 3; fewer--) {
    const step = findStep(span, fewer);
    if ([min, max].every((end) => Number.isInteger(roundOff(end / step)))) return step;
  }
  return findStep(span, most);
}

/** The smallest of 1, 2, 5, 10, … and their tenths of which at most `most` span a width. */
export function findStep(span: number, most: number): number {
  for (let power = 10 ** Math.floor(Math.log10(span / most)); ; power *= 10)
    for (const factor of [1, 2, 5]) if (span / (power * factor) <= most) return roundOff(power * factor);
}

/** Without the noise of binary fractions. */
export function roundOff(value: number): number {
  return Number(value.toPrecision(12));
}

/** The part of a scale from `low` to `high` with a little room, at round ends. */
export function zoomTo(low: number, high: number, scale: Scale): Scale {
  const room = Math.max((high - low) * 0.06, (scale.max - scale.min) * 0.02);
  const step = findStep(high - low + 2 * room, 6);
  return {
    min: Math.max(scale.min, roundOff(Math.floor((low - room) / step) * step)),
    max: Math.min(scale.max, roundOff(Math.ceil((high + room) / step) * step)),
  };
}

/** Ticks as they are printed: all with as many decimals as one of them needs. */
export function writeTicks(ticks: readonly number[]): readonly string[] {
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
  return ticks.map((tick) => tick.toFixed(decimals).replace('-', '−'));
}

/** A scale across a picture with its numbers below, and thin lines up to `top`. */
export function drawScaleBelow(
  scale: Scale,
  { from, to, top, y, size }: Readonly<Record<'from' | 'to' | 'top' | 'y' | 'size', number>>,
): Drawing {
  const place = placeAlong(scale, from, to);
  const ticks = listTicks(scale, 10);
  const shown = writeTicks(ticks);
  return draw('g', { class: 'axis' }, [
    ...ticks.flatMap((tick, index) => [
      drawPath('grid', ['M', place(tick), top, 'V', y], { 'stroke-opacity': 0.5 }),
      drawText('faint', shown[index] ?? '', { x: place(tick), y: y + size * 1.2, size, anchor: 'middle' }),
    ]),
    drawPath('line', ['M', from, y, 'H', to]),
  ]);
}
