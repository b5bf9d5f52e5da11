import { listSigns, type PackedAnswers } from '../answers/packedAnswers.ts';
import type { Scale } from '../instrument/scale.ts';
import { type Counts, countOne } from './counts.ts';

/** More combinations of signs than this are counted in a map. */
const mostCombinations = 2 ** 14;

/** Counts the combinations of `width` characters that stand at some places of packed answers, for each place by itself. */
export function collectSigns(scale: Scale, places: readonly number[], width: number) {
  const signs = listSigns(scale);
  const numbers = new Int8Array(128).fill(-1);
  for (const [number, sign] of [...signs].entries()) numbers[sign.charCodeAt(0)] = number;
  const combinations = signs.length ** width;
  const isCommon = combinations <= mostCombinations;
  const common = new Int32Array(isCommon ? places.length * combinations : 0);
  const rare = places.map(() => new Map<string, number>());
  const end = Math.max(0, ...places) + width;

  const readNumber = (packed: PackedAnswers, from: number): number => {
    let number = 0;
    for (let place = from; place < from + width; place++) {
      const sign = numbers[packed.charCodeAt(place)] ?? -1;
      if (sign < 0) return -1;
      number = number * signs.length + sign;
    }
    return number;
  };
  const nameOf = (number: number): string => {
    let name = '';
    for (let rest = number; name.length < width; rest = Math.floor(rest / signs.length))
      name = signs.charAt(rest % signs.length) + name;
    return name;
  };

  return {
    add(packed: PackedAnswers): void {
      // Older rows are shorter.
      const isWhole = isCommon && packed.length >= end;
      for (let index = 0; index < places.length; index++) {
        const from = places[index] ?? 0;
        const number = isWhole ? readNumber(packed, from) : -1;
        const at = index * combinations + number;
        if (number >= 0) common[at] = (common[at] ?? 0) + 1;
        else countOne(rare[index] as Map<string, number>, packed.slice(from, from + width));
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
