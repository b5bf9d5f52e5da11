import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import type { Answers } from './answers.ts';
import { commentField, listScaleFields, missingCodes, outcomeField, pointsField, profileField } from './fields.ts';
import { offsetAt, type PackedAnswers, packAnswer } from './packedAnswers.ts';

const codeBySign = new Map(
  Object.entries(missingCodes).map(([code, missing]) => [packAnswer(missing, { min: 0, max: 0 }), code]),
);

/** One packed answer as a field of a form or a cell of a table has it: the point, the code of what is missing, or nothing. */
export function writeAnswer(packed: PackedAnswers, place: number, { min }: Scale): string {
  const offset = offsetAt(packed, place);
  return offset < 0 ? (codeBySign.get(packed.charAt(place)) ?? '') : String(min + offset);
}

/** Answers as the fields that make them again through the one door; what was left blank has none. */
export function writeFields(questionnaire: Questionnaire, answers: Answers): ReadonlyMap<string, string> {
  const { items, points, outcomes, profile, comments } = answers;
  const name = (values: ReadonlyMap<string, string | number>, field: (id: string) => string) =>
    [...values].map(([id, value]): readonly [string, string] => [field(id), String(value)]);
  return new Map(
    [
      ...listScaleFields(questionnaire).map((field, place): readonly [string, string] => [
        field,
        writeAnswer(items, place, questionnaire.scale),
      ]),
      ...name(points, pointsField),
      ...name(outcomes, outcomeField),
      ...name(profile, profileField),
      ...name(comments, commentField),
    ].filter(([, text]) => text !== ''),
  );
}
