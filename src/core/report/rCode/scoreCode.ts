import { mainSides } from '../../summary/scorePlans.ts';
import { meanOverDimensions, ofEverybody, readCustomers } from './customerCode.ts';
import { type Explained, readPoints } from './questionnaireCode.ts';
import { code, joinCode, type RCode } from './rCode.ts';
import { statisticOfOne } from './statisticCode.ts';

/** Each person's dimension gaps weighted by the person's own points. */
function ofOwnPoints({ forms: { customer } }: Explained, isExact: boolean): RCode {
  const rows = isExact ? 'exact' : 'rowSums(points) > 0';
  return joinCode(
    readCustomers(customer),
    readPoints(customer),
    code([], 'own <- rowSums(points * scores(G)) / rowSums(points)', `g <- known(own[which(${rows})])`),
  );
}

/** All answered perceptions, also of those who said nothing of their expectation. */
function ofPerceptions({ forms: { customer } }: Explained): RCode {
  return joinCode(readCustomers(customer), code([], `g <- known(${meanOverDimensions('side("perception")')})`));
}

/** Where one side alone was asked nobody has a gap. */
const nobody = code([], '0');
const hasGap = ({ forms: { customer } }: Explained): boolean => mainSides(customer).length === 2;
const hasPerception = ({ forms: { customer } }: Explained): boolean =>
  customer.sides.some(({ side }) => side === 'perception');

export function weightedCode(explained: Explained, field: string): RCode {
  if (!hasGap(explained)) return nobody;
  return joinCode(ofOwnPoints(explained, false), statisticOfOne(field));
}

export function perceptionIndexCode(explained: Explained, field: string): RCode {
  const people = ofPerceptions(explained);
  return joinCode(people, field === 'value' ? code([], '100 * (mean(g) - lo) / (hi - lo)') : statisticOfOne(field));
}

/** Means by dimension and by item, each over its own people, and mean points over those whose points sum to 100. */
const means = code(
  [],
  'gaps <- colMeans(scores(G), na.rm = TRUE)',
  'weight <- if (any(exact)) colMeans(points[exact, , drop = FALSE]) else NA',
);

const ofMeans: Readonly<Record<string, string>> = {
  groupWeighted: 'sum(weight * gaps) / 100',
  classroomSum: 'sum(weight * gaps)',
  classroomFifth: 'sum(weight * gaps) / length(gaps)',
  textbookSum: 'sum(weight * gaps * lengths(items)) / 100 / sum(lengths(items))',
  meanOfDimensions: 'mean(gaps)',
  sumOfDimensions: 'sum(gaps)',
  meanOfItems: 'mean(colMeans(G, na.rm = TRUE))',
  sumOfItems: 'sum(colMeans(G, na.rm = TRUE))',
  meanOfDimensionPerceptions: 'mean(colMeans(scores(P), na.rm = TRUE))',
};
/** A mean of means rests on as many people as that one of them which rests on fewest. */
const fewest: Readonly<Record<string, string>> = {
  meanOfDimensions: 'min(colSums(!is.na(scores(G))))',
  sumOfDimensions: 'min(colSums(!is.na(scores(G))))',
  meanOfItems: 'min(colSums(!is.na(G)))',
  sumOfItems: 'min(colSums(!is.na(G)))',
  meanOfDimensionPerceptions: 'min(colSums(!is.na(scores(P))))',
};
const ofPerception = new Set(['servperfMean', 'perceptionIndex', 'meanOfDimensionPerceptions']);
const withPoints = new Set(['groupWeighted', 'classroomSum', 'classroomFifth', 'textbookSum']);

/** One score of the whole study; its name follows `score-`. */
export function scoreCode(explained: Explained, field: string, _: readonly string[], population: string): RCode {
  const id = population.slice('score-'.length);
  const { customer } = explained.forms;
  if (id === 'csi' || id === 'csiOfTop') return satisfactionCode(explained, field, id === 'csi' ? 'lo' : '0');
  const isAsked = ofPerception.has(id) ? hasPerception(explained) : hasGap(explained);
  if (!isAsked && !(withPoints.has(id) && field === 'n')) return nobody;
  if (id === 'weighted' || id === 'weightedExact')
    return joinCode(ofOwnPoints(explained, id === 'weightedExact'), statisticOfOne(field));
  if (id === 'servperfMean') return joinCode(ofPerceptions(explained), statisticOfOne(field));
  if (id === 'perceptionIndex') return perceptionIndexCode(explained, field);
  if (withPoints.has(id) && field === 'n')
    return joinCode(readCustomers(customer), readPoints(customer), code([], 'sum(exact)'));
  const least = fewest[id];
  if (least !== undefined && field === 'n') return joinCode(readCustomers(customer), code([], least));
  const expression = ofMeans[id];
  if (expression !== undefined && field === 'value') {
    const points = withPoints.has(id)
      ? joinCode(readPoints(customer), means)
      : code([], 'gaps <- colMeans(scores(G), na.rm = TRUE)');
    return joinCode(readCustomers(customer), points, code([], expression));
  }
  const people = ofEverybody(explained);
  if (field !== 'value') return joinCode(people, statisticOfOne(field));
  if (id === 'normalisedGap') return joinCode(people, code([], '100 * mean(g) / (hi - lo)'));
  return joinCode(people, statisticOfOne(id === 'satisfactionIndex' ? id : 'value'));
}

/** Perceptions from 0 to 100, weighted by the importance stated of items, else by the points of dimensions. */
function satisfactionCode({ forms: { customer } }: Explained, field: string, from: string): RCode {
  const isStated = ['importance', 'perception'].every((side) => customer.sides.some((asked) => asked.side === side));
  const weights = isStated
    ? code(
        ['side'],
        'I <- side("importance")',
        'Q <- side("perception")',
        'I[is.na(Q)] <- Q[is.na(I)] <- NA',
        'weight <- colMeans(I, na.rm = TRUE)',
        'perceived <- colMeans(Q, na.rm = TRUE)',
      )
    : joinCode(
        readPoints(customer),
        means,
        code([], `perceived <- colMeans(scores(${mainSides(customer).length > 1 ? 'P' : 'G'}), na.rm = TRUE)`),
      );
  const n = isStated ? 'min(colSums(!is.na(I)))' : 'sum(exact)';
  const value = `sum(weight / sum(weight) * 100 * (perceived - ${from}) / (hi - ${from}))`;
  return joinCode(readCustomers(customer), weights, code([], field === 'n' ? n : value));
}
