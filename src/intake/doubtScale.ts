import { offsetAt } from '../core/answers/packedAnswers.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Scale, usualScales } from '../core/instrument/scale.ts';
import type { ResponseRow } from './readResponses.ts';

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
 * Watches whether a file's answers to items fit the questionnaire's scale. They do not where 30 people or more never gave its
 * highest points and all answers fit a usual scale that ends below; nor where points above it are common, or points below it that
 * reach up to it. In constant memory.
 */
export function startScaleWatch({ scale, items, sides }: Questionnaire) {
  const places = items.length * sides.length;
  const counts = new Map<number, number>();
  let rows = 0;
  let answers = 0;
  // Answers on the scale, by their place on it; what lies beyond it is rare.
  const onScale = new Float64Array(scale.max - scale.min + 1);
  const count = (point: number) => {
    answers++;
    // More points than any scale has are codes and slips: they need not be told apart.
    if (counts.has(point) || counts.size < 1000) counts.set(point, (counts.get(point) ?? 0) + 1);
  };

  return {
    add({ response, problems }: ResponseRow): void {
      if (response === null) return;
      const before = answers;
      for (let place = 0; place < places; place++) {
        const offset = offsetAt(response.answers.items, place);
        if (offset < 0) continue;
        onScale[offset] = (onScale[offset] ?? 0) + 1;
        answers++;
      }
      for (const { code, values } of problems) {
        if (code !== 'off-scale' || values?.['min'] !== scale.min || values['max'] !== scale.max) continue;
        const point = parseWholeNumber(String(values['value']));
        if (typeof point === 'number') count(point);
      }
      if (answers > before) rows++;
    },
    finish(): DoubtfulScale | null {
      for (const [offset, times] of onScale.entries()) if (times > 0) counts.set(scale.min + offset, times);
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
    },
  };
}
