import { offsetAt } from '../core/answers/packedAnswers.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { ResponseRow } from './readResponses.ts';

/** The answers to the items of a file, all people together. */
export interface PointCounts {
  /** Responses, and those of them that answered an item, be it off the scale. */
  readonly responses: number;
  readonly rows: number;
  /** All answers, on the scale and off it. */
  readonly answers: number;
  /** By side, how often each point of the scale was given, from the lowest. */
  readonly bySide: readonly (readonly number[])[];
  readonly offScale: ReadonlyMap<number, number>;
}

/** More points than any scale has are codes and slips: they need not be told apart. */
const mostOff = 1000;

/** Counts the answers of a file row by row, once for all who doubt its scale and its points. In constant memory. */
export function startPointCount({ scale, items, sides }: Questionnaire) {
  const bySide = sides.map(() => new Array<number>(scale.max - scale.min + 1).fill(0));
  const offScale = new Map<number, number>();
  let [responses, rows, answers] = [0, 0, 0];

  return {
    add({ response, problems }: ResponseRow): void {
      if (response === null) return;
      responses++;
      const before = answers;
      let place = 0;
      for (let item = 0; item < items.length; item++)
        for (const own of bySide) {
          const offset = offsetAt(response.answers.items, place++);
          if (offset < 0) continue;
          own[offset] = (own[offset] ?? 0) + 1;
          answers++;
        }
      for (const { code, values } of problems) {
        if (code !== 'off-scale' || values?.['min'] !== scale.min || values['max'] !== scale.max) continue;
        const point = parseWholeNumber(String(values['value']));
        if (typeof point !== 'number') continue;
        answers++;
        if (offScale.has(point) || offScale.size < mostOff) offScale.set(point, (offScale.get(point) ?? 0) + 1);
      }
      if (answers > before) rows++;
    },
    finish: (): PointCounts => ({ responses, rows, answers, bySide, offScale }),
  };
}
