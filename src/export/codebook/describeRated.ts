import { antecedentField, itemField, missingCodes, ratingField } from '../../core/answers/fields.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { pickText, type Text } from '../../core/instrument/text.ts';
import { sayIn } from './labels.ts';
import { type Described, nameEnds } from './variable.ts';

/** The meaning of what is answered on the questionnaire's scale. */
export function describeRated(form: Questionnaire): readonly (readonly [string, Described])[] {
  const { scale, items, sides, dimensions, ratings, antecedents } = form;
  const missing = Object.entries(missingCodes).map(([value, why]) => ({
    value,
    label: sayIn((say) => say(`codebook.missing.${why}`)),
  }));
  const rated = (text: Text, title: Text, ends: { readonly lowest: Text; readonly highest: Text }): Described => ({
    label: sayIn((say, language) =>
      say('codebook.side', { side: pickText(title, language), text: pickText(text, language) }),
    ),
    kind: 'scale',
    values: nameEnds({ ...scale, lowest: ends.lowest, highest: ends.highest }),
    missing,
    range: { min: scale.min, max: scale.max },
  });
  return [
    ...items.flatMap(({ id, text, dimension, reverse }) =>
      sides.map(
        ({ side, title }) =>
          [itemField(id, side), { ...rated(text, title, scale), dimension, side, isReversed: reverse }] as const,
      ),
    ),
    ...dimensions.flatMap(({ id, title }) =>
      ratings.map(
        (rating) =>
          [
            ratingField(id, rating.side),
            { ...rated(title, rating.title, rating), dimension: id, side: rating.side },
          ] as const,
      ),
    ),
    ...antecedents.flatMap(({ title, items: statements, ends = scale }) =>
      statements.map(
        ({ id, text, reverse }) => [antecedentField(id), { ...rated(text, title, ends), isReversed: reverse }] as const,
      ),
    ),
  ];
}
