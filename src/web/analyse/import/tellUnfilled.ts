import { antecedentField, itemField, ratingField } from '../../../core/answers/fields.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../../../core/instrument/text.ts';
import { speak } from '../../../words/catalogue.ts';

/**
 * One sentence on what a file has no columns for, though the questionnaire asks it: whole sides by their names, else the numbers of
 * their statements; null where each has one.
 */
export function tellUnfilled(
  unfilled: readonly string[],
  { sides, items, ratings, dimensions, antecedents }: Questionnaire,
  language: Language,
): string | null {
  if (unfilled.length === 0) return null;
  const say = speak(language);
  const statements = antecedents.flatMap((each) => each.items);
  const kinds = [
    ...sides.map(({ side, title }) => ({ title, fields: items.map(({ id }) => itemField(id, side)) })),
    ...ratings.map(({ side, title }) => ({ title, fields: dimensions.map(({ id }) => ratingField(id, side)) })),
    { title: null, fields: statements.map(({ id }) => antecedentField(id)) },
  ];
  const list = kinds.flatMap(({ title, fields }) => {
    const numbers = fields.flatMap((field, place) => (unfilled.includes(field) ? [place + 1] : []));
    const side = title === null ? say('import.causes') : pickText(title, language);
    if (numbers.length === 0) return [];
    return numbers.length === fields.length ? say('import.wholeSide', { side }) : `${side} ${numbers.join(', ')}`;
  });
  return say('import.unfilled', { list: list.join(language === 'zh' ? '；' : '; ') });
}
