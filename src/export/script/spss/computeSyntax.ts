import { itemField, pointsField } from '../../../core/answers/fields.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../../../core/instrument/text.ts';
import { speak } from '../../../words/catalogue.ts';
import type { Variable } from '../../codebook/variable.ts';
import { labelVariable } from './readingSyntax.ts';
import { counted, hasGaps, type SpssScale } from './scales.ts';
import { commandSpss } from './spssText.ts';

type NameOf = (wanted: string) => string;

/** A new variable with its label. */
function compute(name: string, head: string, words: readonly string[], label: string): readonly string[] {
  return [...commandSpss(`COMPUTE ${name} = ${head}`, words), ...labelVariable(name, label)];
}

const meanOf = (least: number): string => `MEAN.${least}`.concat('(');

const listed = (names: readonly string[]): readonly string[] =>
  names.map((name, index) => (index < names.length - 1 ? `${name},` : `${name})`));

/** Turns round what is worded negatively. */
export function turnSyntax(variables: readonly Variable[], nameOf: NameOf, language: Language): readonly string[] {
  return variables.flatMap(({ name, label, range, isReversed }) =>
    isReversed && range
      ? compute(
          nameOf(counted(name, true)),
          `${range.min + range.max} - ${nameOf(name)}`,
          [],
          speak(language)('script.turned', { text: label[language] }),
        )
      : [],
  );
}

/** The gap of each item, and its two sides where both were answered. What is missing in one is missing in all three. */
export function pairSyntax(
  form: Questionnaire,
  variables: readonly Variable[],
  nameOf: NameOf,
  language: Language,
): readonly string[] {
  const say = speak(language);
  const labels = new Map(variables.map(({ name, label }) => [name, label[language]]));
  return form.items.flatMap(({ id, reverse }) => {
    const [expectation = '', perception = ''] = (['expectation', 'perception'] as const).map((side) =>
      itemField(id, side),
    );
    const gap = nameOf(`gap.${id}`);
    const [e, p] = [expectation, perception].map((field) => nameOf(counted(field, reverse)));
    const label = labels.get(perception) ?? '';
    return [
      ...compute(gap, `${p} - ${e}`, [], say('script.gap', { text: label })),
      ...compute(
        nameOf(`paired.${expectation}`),
        `${p} - ${gap}`,
        [],
        say('script.paired', { text: labels.get(expectation) }),
      ),
      ...compute(nameOf(`paired.${perception}`), `${e} + ${gap}`, [], say('script.paired', { text: label })),
    ];
  });
}

/** The mean of the items of each scale, of which half must be answered. */
export function scoreSyntax(scales: readonly SpssScale[], nameOf: NameOf): readonly string[] {
  return scales.flatMap(({ name, label, items }) =>
    compute(nameOf(name), meanOf(Math.ceil(items.length / 2)), listed(items.map(nameOf)), label),
  );
}

/** Each side over all dimensions, of people with a score on every one. */
export function overallSyntax(form: Questionnaire, nameOf: NameOf, language: Language): readonly string[] {
  const say = speak(language);
  const sides = [...form.sides.map(({ side, title }) => [side, pickText(title, language)] as const)];
  const gap = hasGaps(form) ? [['gap', say('report.gap')] as const] : [];
  const { dimensions } = form;
  return [...sides, ...gap].flatMap(([side, text]) =>
    compute(
      nameOf(`overall.${side}`),
      meanOf(dimensions.length),
      listed(dimensions.map(({ id }) => nameOf(`score.${id}.${side}`))),
      say('codebook.side', { side: say('report.overall'), text }),
    ),
  );
}

/** The gaps of a person weighted by the points that this person gave. Ranks count as points: of k dimensions rank r counts k + 1 - r. */
export function weightSyntax(
  { dimensions, isRanked }: Questionnaire,
  nameOf: NameOf,
  language: Language,
): readonly string[] {
  const say = speak(language);
  const points = dimensions.map(({ id }) =>
    isRanked ? `(${dimensions.length + 1} - ${nameOf(pointsField(id))})` : nameOf(pointsField(id)),
  );
  const summed = (terms: readonly string[]) => terms.map((term, index) => (index === 0 ? term : `+ ${term}`));
  const total = nameOf('points.total');
  const gap = nameOf('weighted.gap');
  const products = dimensions.map(({ id }, index) => `${points[index]} * ${nameOf(`score.${id}.gap`)}`);
  return [
    ...compute(total, '', summed(points), say('script.total')),
    ...commandSpss(`IF (${total} > 0) ${gap} = (`, [...summed(products), `) / ${total}`]),
    ...labelVariable(gap, say('script.weightedGap')),
  ];
}
