import { offsetAt } from '../answers/packedAnswers.ts';
import { countPlaces, placeOfAntecedent, placeOfItem } from '../instrument/layout.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';

/**
 * Reads packed answers as offsets from the scale's minimum, turned round where the statement is worded negatively; below zero
 * where there is no number. The array is overwritten with the next person's.
 */
export function startTurning(questionnaire: Questionnaire): (packed: string) => Int8Array {
  const { items, sides, antecedents, scale } = questionnaire;
  const offsets = new Int8Array(countPlaces(questionnaire));
  const isTurned = new Uint8Array(offsets.length);
  for (const [item, { reverse }] of items.entries())
    for (const side of sides.keys()) isTurned[placeOfItem(questionnaire, item, side)] = Number(reverse);
  const statements = antecedents.flatMap((antecedent) => antecedent.items);
  for (const [index, { reverse }] of statements.entries())
    isTurned[placeOfAntecedent(questionnaire, index)] = Number(reverse);
  const span = scale.max - scale.min;
  return (packed) => {
    for (let place = 0; place < offsets.length; place++) {
      const offset = offsetAt(packed, place);
      offsets[place] = isTurned[place] === 1 && offset >= 0 ? span - offset : offset;
    }
    return offsets;
  };
}
