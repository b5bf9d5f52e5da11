import { profileField } from '../answers/fields.ts';
import type { Fields } from '../answers/parseAnswers.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';

/** Answers to questions about the respondent that are known beforehand: the id of a choice by that of the question. */
export type Preset = ReadonlyMap<string, string>;

/**
 * A questionnaire without the questions that a preset answers, and the fields of those answers. What a newer version of the
 * questionnaire no longer offers to choose is asked as if there were no preset.
 */
export function settlePreset(
  questionnaire: Questionnaire,
  preset: Preset,
): { readonly asked: Questionnaire; readonly settled: Fields } {
  const known = questionnaire.profile.filter(({ id, choices = [] }) =>
    choices.some((choice) => choice.id === preset.get(id)),
  );
  if (known.length === 0) return { asked: questionnaire, settled: new Map() };
  return {
    asked: { ...questionnaire, profile: questionnaire.profile.filter((question) => !known.includes(question)) },
    settled: new Map(known.map(({ id }) => [profileField(id), preset.get(id)])),
  };
}
