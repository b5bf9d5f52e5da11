import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { mainSides } from '../../summary/scorePlans.ts';
import { type Explained, readAnswers, readPairs, readPoints } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode } from './rCode.ts';
import { statisticOfOne } from './statisticCode.ts';

/** `e`, `p` and `g` of those who count, from an R expression of the pairs of a side. */
function vectors(form: Questionnaire, of: (matrix: string) => string): RCode {
  const letters =
    mainSides(form).length < 2 ? [form.sides.some(({ side }) => side === 'expectation') ? 'E' : 'P'] : ['E', 'P'];
  return code(
    ['known', 'score'],
    ...letters.map((letter) => `${letter.toLowerCase()} <- known(${of(letter)})`),
    `g <- known(${of('G')})`,
  );
}

export const readCustomers = (form: Questionnaire): RCode => joinCode(readAnswers(form), readPairs(form));

export const scoreOf = (matrix: string): string => `score(${matrix}[, items[[d]], drop = FALSE])`;
export const meanOverDimensions = (matrix: string): string => `rowMeans(scores(${matrix}))`;

/** The people of one item, `i`. */
function ofItem({ forms: { customer } }: Explained, item: string): RCode {
  const id = customer.items[Number(item)]?.id ?? '';
  return joinCode(
    readCustomers(customer),
    code([], `i <- ${quote(id)}`),
    vectors(customer, (matrix) => `${matrix}[, i]`),
  );
}

/** The people of one dimension, `d`. */
export function ofDimension({ forms: { customer } }: Explained, dimension: string): RCode {
  return joinCode(readCustomers(customer), nameDimension(customer, dimension), vectors(customer, scoreOf));
}

export function nameDimension(form: Questionnaire, dimension: string): RCode {
  return code([], `d <- ${quote(form.dimensions[Number(dimension)]?.id ?? '')}`);
}

/** The people with a score on every dimension. */
export function ofEverybody({ forms: { customer } }: Explained): RCode {
  return joinCode(readCustomers(customer), vectors(customer, meanOverDimensions));
}

/** Where one side alone was asked nobody has a gap, so that none is zero. */
export function statisticOfPairs(form: Questionnaire, field: string): RCode {
  return field === 'zeros' && mainSides(form).length < 2 ? code([], '0') : statisticOfOne(field);
}

export function itemCode(explained: Explained, field: string, [item = '']: readonly string[]): RCode {
  const people = ofItem(explained, item);
  const adjust = (method: string) => code(['p_one'], `p.adjust(apply(G, 2, p_one), "${method}")[[i]]`);
  if (field === 'pHolm') return joinCode(people, adjust('holm'));
  if (field === 'pBH') return joinCode(people, adjust('BH'));
  return joinCode(people, statisticOfPairs(explained.forms.customer, field));
}

/** Everyone who answered the item on the side counts. */
export function itemTopCode({ forms: { customer } }: Explained, side: string, [item = '']: readonly string[]): RCode {
  const id = quote(customer.items[Number(item)]?.id ?? '');
  return joinCode(readAnswers(customer), code(['side'], `mean(known(side(${quote(side)})[, ${id}]) == hi)`));
}

export const holmOverDimensions = (p: string): RCode =>
  code(['p_one'], `p.adjust(sapply(names(items), function(d) ${p}), "holm")[[d]]`);

export function dimensionCode(explained: Explained, field: string, [dimension = '']: readonly string[]): RCode {
  const people = ofDimension(explained, dimension);
  if (field === 'pHolm') return joinCode(people, holmOverDimensions(`p_one(${scoreOf('G')})`));
  return joinCode(people, statisticOfPairs(explained.forms.customer, field));
}

/** The spread of the two sides of a dimension, and what it makes of the difference score. */
export function spreadCode(explained: Explained, field: string, [dimension = '']: readonly string[]): RCode {
  const people = ofDimension(explained, dimension);
  if (field !== 'reliabilityOfDifference') return joinCode(people, statisticOfOne(field));
  return joinCode(
    people,
    code(
      ['alpha'],
      'alpha_e <- alpha(side("expectation")[, items[[d]]])',
      'alpha_p <- alpha(side("perception")[, items[[d]]])',
      'shared <- 2 * cor(e, p) * sd(e) * sd(p)',
      '(var(p) * alpha_p + var(e) * alpha_e - shared) / (var(p) + var(e) - shared)',
    ),
  );
}

export function pointsCode({ forms: { customer } }: Explained, _: string, [dimension = '']: readonly string[]): RCode {
  return joinCode(
    readAnswers(customer),
    readPoints(customer),
    nameDimension(customer, dimension),
    code([], 'mean(points[exact, d])'),
  );
}

/** The mean rank of a dimension's points. */
export function rankCode({ forms: { customer } }: Explained, _: string, [dimension = '']: readonly string[]): RCode {
  return joinCode(
    readAnswers(customer),
    readPoints(customer),
    nameDimension(customer, dimension),
    code(
      [],
      'ranked <- points[which(rowSums(points) > 0), , drop = FALSE]',
      'mean(matrix(apply(-ranked, 1, rank), length(items))[match(d, names(items)), ])',
    ),
  );
}
