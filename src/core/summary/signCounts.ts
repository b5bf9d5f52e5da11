import { listSigns, type PackedAnswers } from '../answers/packedAnswers.ts';
import type { Scale } from '../instrument/scale.ts';
import { type AnswerColumns, mostTogether, noSign } from './answerColumns.ts';
import { type Counts, countOne } from './counts.ts';

/** More combinations of signs than this are counted in a map. */
const mostCombinations = 2 ** 14;

/** Counts the combinations of `width` characters that stand at some places of packed answers, for each place by itself. */
export function collectSigns(scale: Scale, places: readonly number[], width: number) {
  const signs = listSigns(scale);
  const combinations = signs.length ** width;
  const isCommon = combinations <= mostCombinations;
  const common = new Int32Array(isCommon ? places.length * combinations : 0);
  const rare = places.map(() => new Map<string, number>());
  const numbers = new Int32Array(mostTogether);

  const nameOf = (number: number): string => {
    let name = '';
    for (let rest = number; name.length < width; rest = Math.floor(rest / signs.length))
      name = signs.charAt(rest % signs.length) + name;
    return name;
  };
  /** Makes one number of the signs that each person gave from a place on; below zero where one of them is none. */
  const readNumbers = (columns: AnswerColumns, from: number) => {
    numbers.fill(0);
    for (let place = from; place < from + width; place++)
      for (let person = 0; person < columns.count; person++) {
        const sign = columns.signs[place * mostTogether + person] ?? noSign;
        const number = numbers[person] ?? 0;
        numbers[person] = sign === noSign || number < 0 ? -1 : number * signs.length + sign;
      }
  };

  return {
    /** @param packed the same answers as they are packed */
    add(columns: AnswerColumns, packed: readonly PackedAnswers[]): void {
      for (let index = 0; index < places.length; index++) {
        const from = places[index] ?? 0;
        if (isCommon) readNumbers(columns, from);
        for (let person = 0; person < columns.count; person++) {
          const number = isCommon ? (numbers[person] ?? -1) : -1;
          const at = index * combinations + number;
          if (number >= 0) common[at] = (common[at] ?? 0) + 1;
          // Older rows are shorter.
          else countOne(rare[index] as Map<string, number>, (packed[person] ?? '').slice(from, from + width));
        }
      }
    },
    finish: (): readonly Counts<string>[] =>
      rare.map((counts, index) => {
        const all = new Map(counts);
        const counted = common.subarray(index * combinations, (index + 1) * combinations);
        for (const [number, count] of counted.entries()) {
          if (count === 0) continue;
          const name = nameOf(number);
          all.set(name, count + (counts.get(name) ?? 0));
        }
        return all;
      }),
  };
}
