import { listSigns, type PackedAnswers } from '../answers/packedAnswers.ts';
import { countPlaces, placeOfAntecedent, placeOfItem } from '../instrument/layout.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';

/** So many people are folded together: few enough that their columns stay in the fastest memory. */
export const mostTogether = 64;

/** The places of all of them in a column. */
export const everyone = Int32Array.from({ length: mostTogether }, (_, person) => person);

/** What stands among the signs for none of them. */
export const noSign = 255;

/**
 * The answers of some people, one column for each place of the packed answers and in it one number a person: going down columns
 * takes a fraction of the time that going from person to person does. A column has room for `mostTogether` people, and the
 * arrays are overwritten with the next ones'.
 */
export interface AnswerColumns {
  readonly count: number;
  /** Where each answer stands in `listSigns`, as it was given; `noSign` beyond the end of an older row. */
  readonly signs: Uint8Array;
  /** Offsets from the scale's minimum, turned round where the statement is worded negatively; -1 where there is no number. */
  readonly offsets: Int8Array;
}

/** Reads packed answers, of `mostTogether` people at most, as columns. */
export function startColumns(questionnaire: Questionnaire): (packed: readonly PackedAnswers[]) => AnswerColumns {
  const { items, sides, antecedents, scale } = questionnaire;
  const places = countPlaces(questionnaire);
  const signs = new Uint8Array(places * mostTogether);
  const offsets = new Int8Array(places * mostTogether);
  const isTurned = new Uint8Array(places);
  for (const [item, { reverse }] of items.entries())
    for (const side of sides.keys()) isTurned[placeOfItem(questionnaire, item, side)] = Number(reverse);
  const statements = antecedents.flatMap((antecedent) => antecedent.items);
  for (const [index, { reverse }] of statements.entries())
    isTurned[placeOfAntecedent(questionnaire, index)] = Number(reverse);

  const signOfCode = new Uint8Array(128).fill(noSign);
  for (const [sign, character] of [...listSigns(scale)].entries()) signOfCode[character.charCodeAt(0)] = sign;
  const span = scale.max - scale.min;
  const [straight, turned] = [(sign: number) => sign, (sign: number) => span - sign].map((turn) =>
    Int8Array.from({ length: noSign + 1 }, (_, sign) => (sign <= span ? turn(sign) : -1)),
  ) as [Int8Array, Int8Array];

  return (packed) => {
    for (let person = 0; person < packed.length; person++) {
      const answers = packed[person] ?? '';
      for (let place = 0, at = person; place < places; place++, at += mostTogether) {
        const code = place < answers.length ? answers.charCodeAt(place) : noSign;
        const sign = code < 128 ? (signOfCode[code] ?? noSign) : noSign;
        signs[at] = sign;
        offsets[at] = (isTurned[place] === 1 ? turned[sign] : straight[sign]) ?? -1;
      }
    }
    return { count: packed.length, signs, offsets };
  };
}
