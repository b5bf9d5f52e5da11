import { antecedentField, itemField } from '../../../core/answers/fields.ts';
import { itemsOf, type Questionnaire } from '../../../core/instrument/questionnaire.ts';
import type { ItemSide } from '../../../core/instrument/side.ts';
import { type Language, pickText } from '../../../core/instrument/text.ts';
import { speak } from '../../../words/catalogue.ts';

/** Variables that make one score: how they are called, those it is the mean of, and those whose alpha is asked for. */
export interface SpssScale {
  readonly name: string;
  readonly label: string;
  readonly items: readonly string[];
  readonly reliable: readonly string[];
}

/** The name of an answer as it is counted: turned round where the item is worded negatively. */
export const counted = (field: string, isReversed: boolean): string => (isReversed ? `turned.${field}` : field);

/** Whether customers were asked what they expect and what they perceive, so that each item has a gap. */
export const hasGaps = ({ sides }: Questionnaire): boolean =>
  ['expectation', 'perception'].every((side) => sides.some((asked) => asked.side === side));

/** The scores of each dimension on each side, those of the gaps, and those of the statements behind a gap. */
export function listScales(form: Questionnaire, language: Language): readonly SpssScale[] {
  const say = speak(language);
  const { dimensions, sides, antecedents } = form;
  const isPaired = (side: ItemSide) => hasGaps(form) && (side === 'expectation' || side === 'perception');
  const ofDimensions = dimensions.flatMap(({ id, title }): readonly SpssScale[] => {
    const items = itemsOf(form, id).map(({ item }) => item);
    const gaps = items.map((item) => `gap.${item.id}`);
    const dimension = pickText(title, language);
    return [
      ...sides.map(({ side, title: name }): SpssScale => {
        const reliable = items.map((item) => counted(itemField(item.id, side), item.reverse));
        return {
          name: `score.${id}.${side}`,
          label: say('codebook.side', { side: pickText(name, language), text: dimension }),
          items: isPaired(side) ? items.map((item) => `paired.${itemField(item.id, side)}`) : reliable,
          reliable,
        };
      }),
      ...(hasGaps(form)
        ? [{ name: `score.${id}.gap`, label: say('script.gap', { text: dimension }), items: gaps, reliable: gaps }]
        : []),
    ];
  });
  const ofStatements = antecedents.map(({ id, title, items }): SpssScale => {
    const fields = items.map((item) => counted(antecedentField(item.id), item.reverse));
    return { name: `score.${id}`, label: pickText(title, language), items: fields, reliable: fields };
  });
  return [...ofDimensions, ...ofStatements];
}

/** The sides that are held against each other, the second less the first. */
export function listPairs({ sides }: Questionnaire): readonly (readonly [first: ItemSide, second: ItemSide])[] {
  const pairs = [
    ['expectation', 'perception'],
    ['belief', 'standard'],
    ['promise', 'delivery'],
  ] as const;
  return pairs.filter((pair) => pair.every((side) => sides.some((asked) => asked.side === side)));
}
