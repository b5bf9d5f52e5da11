import { profileField } from '../../answers/fields.ts';
import { holmOverDimensions, nameDimension, readCustomers, scoreOf } from './customerCode.ts';
import type { Explained } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode, vectorOf } from './rCode.ts';
import { statisticOfOne, statisticOfTwo } from './statisticCode.ts';

function nameWaves({ report }: Explained, wave: string): RCode {
  const { from = '', to = '' } = report.waves[Number(wave)] ?? {};
  return code([], `later <- which(data$wave %in% ${quote(to)})`, `earlier <- which(data$wave %in% ${quote(from)})`);
}

export function waveCode(explained: Explained, field: string, [wave = '']: readonly string[]): RCode {
  const read = readCustomers(explained.forms.customer);
  return joinCode(read, nameWaves(explained, wave), code([], `length(${field === 'to' ? 'later' : 'earlier'})`));
}

/** The change of the gap of a dimension, or of one of its sides, from one wave to the next. */
export function waveDimensionCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [wave = '', dimension = ''] = steps;
  const { customer } = explained.forms;
  const [side = '', ...rest] = field.split('/');
  const matrix = side === 'perception' ? 'P' : side === 'expectation' ? 'E' : 'G';
  const people = joinCode(readCustomers(customer), nameWaves(explained, wave), nameDimension(customer, dimension));
  const score = scoreOf(matrix);
  if (field === 'pHolm') return joinCode(people, holmOverDimensions(`p_two(${score}[later], ${score}[earlier])`));
  return joinCode(
    people,
    code(['known'], `x <- ${score}`, 'a <- known(x[later])', 'b <- known(x[earlier])'),
    statisticOfTwo(matrix === 'G' ? field : rest.join('/')),
  );
}

/** The same people in both waves; who answered twice in one is left out. */
export function linkedCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [wave = '', dimension = ''] = steps;
  const { customer } = explained.forms;
  return joinCode(
    readCustomers(customer),
    nameWaves(explained, wave),
    nameDimension(customer, dimension),
    code(
      ['known'],
      `x <- setNames(${scoreOf('G')}, data$respondent)`,
      'alone <- function(x) x[!is.na(names(x)) & !names(x) %in% names(x)[duplicated(names(x))]]',
      'a <- alone(x[later])',
      'b <- alone(x[earlier])',
      'both <- intersect(names(a), names(b))',
      'g <- known(a[both] - b[both])',
    ),
    statisticOfOne(field),
  );
}

function nameGroups({ report }: Explained, segment: string): RCode {
  const { id = '', groups = [] } = report.segments[Number(segment)] ?? {};
  const shown = groups.filter(({ isHidden }) => !isHidden).map(({ value }) => value);
  const column = profileField(id).replace(/^profile/, 'segment');
  return code([], `group <- data[[${quote(column)}]]`, `shown <- ${vectorOf(shown)}`);
}

const ofGroups: Readonly<Record<string, RCode>> = {
  f: code([], 'anova[1, "F value"]'),
  fDf1: code([], 'anova[1, "Df"]'),
  fDf2: code([], 'anova[2, "Df"]'),
  fP: code([], 'anova[1, "Pr(>F)"]'),
  etaSquared: code([], 'anova[1, "Sum Sq"] / sum(anova[, "Sum Sq"])'),
  omegaSquared: code(
    [],
    '(anova[1, "Sum Sq"] - anova[1, "Df"] * anova[2, "Mean Sq"]) / (sum(anova[, "Sum Sq"]) + anova[2, "Mean Sq"])',
  ),
  welchF: code([], 'welch$statistic[["F"]]'),
  df1: code([], 'welch$parameter[["num df"]]'),
  df2: code([], 'welch$parameter[["denom df"]]'),
  p: code([], 'welch$p.value'),
  'kruskalWallis/h': code([], 'kruskal.test(round(y, 10), f)$statistic[[1]]'),
  'kruskalWallis/df': code([], 'kruskal.test(round(y, 10), f)$parameter[[1]]'),
  'kruskalWallis/p': code([], 'kruskal.test(round(y, 10), f)$p.value'),
};

/** Groups of one have no variance: Welch's tests leave them out. */
const several = 'f %in% names(which(table(f) > 1))';
const anova = code([], 'anova <- summary(aov(y ~ f))[[1]]');
const welch = code([], `keep <- ${several}`, 'welch <- oneway.test(y[keep] ~ droplevels(f[keep]))');

export function segmentCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [segment = '', dimension = ''] = steps;
  const { customer } = explained.forms;
  const people = joinCode(readCustomers(customer), nameGroups(explained, segment), nameDimension(customer, dimension));
  const scored = code(
    [],
    `x <- ${scoreOf('G')}`,
    'rows <- which(!is.na(x) & group %in% shown)',
    'y <- x[rows]',
    'f <- droplevels(factor(group[rows], shown))',
  );
  if (field === 'pHolm') {
    const one = `p_groups(${scoreOf('G')}, factor(group, shown))`;
    return joinCode(people, code(['p_groups']), holmOverDimensions(one));
  }
  if (field.startsWith('pairs/')) return joinCode(people, scored, pairCode(explained, field, steps));
  const needed = field.startsWith('kruskalWallis') ? code([]) : /^(welchF|df1|df2|p)$/.test(field) ? welch : anova;
  return joinCode(people, scored, needed, ofGroups[field] ?? code([]));
}

function pairCode({ report }: Explained, field: string, steps: readonly string[]): RCode {
  const [segment = '', dimension = '', place = ''] = steps;
  const { a = '', b = '' } =
    report.segments[Number(segment)]?.dimensions[Number(dimension)]?.pairs[Number(place)] ?? {};
  const statistic = field.slice('pairs/*/'.length);
  const names = code([], `first <- ${quote(a)}`, `second <- ${quote(b)}`);
  if (statistic.startsWith('dunn'))
    return joinCode(
      names,
      code(
        ['dunn'],
        'pairs <- dunn(y, f)',
        `pairs$${statistic === 'dunnZ' ? 'z' : 'p'}[pairs$a == first & pairs$b == second]`,
      ),
    );
  const two = joinCode(names, code(['known'], 'a <- y[f == second]', 'b <- y[f == first]'));
  const test = code(['range_tail'], 'r <- t.test(a, b)', 'k <- sum(table(f) > 1)');
  if (statistic === 'p')
    return joinCode(two, test, code([], 'range_tail(abs(r$statistic[["t"]]) * sqrt(2), k, r$parameter[["df"]])'));
  if (statistic !== 'ci/*') return joinCode(two, statisticOfTwo(statistic));
  return joinCode(
    two,
    test,
    code(
      [],
      'half <- range_quantile(0.95, k, r$parameter[["df"]]) / sqrt(2) * r$stderr',
      '(mean(a) - mean(b) + c(-1, 1) * half)',
    ),
  );
}

export function groupCode(explained: Explained, _: string, steps: readonly string[]): RCode {
  return joinCode(readCustomers(explained.forms.customer), inGroup(explained, steps), code([], 'length(rows)'));
}

function inGroup(explained: Explained, [segment = '', place = '']: readonly string[]): RCode {
  const value = explained.report.segments[Number(segment)]?.groups[Number(place)]?.value ?? '';
  return joinCode(nameGroups(explained, segment), code([], `rows <- which(group %in% ${quote(value)})`));
}

export function groupDimensionCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const { customer } = explained.forms;
  const of = (matrix: string) => `known(${scoreOf(matrix)}[rows])`;
  const sides = ['E', 'P'].filter((letter) =>
    customer.sides.some(({ side }) => side === (letter === 'E' ? 'expectation' : 'perception')),
  );
  return joinCode(
    readCustomers(customer),
    inGroup(explained, steps),
    nameDimension(customer, steps[2] ?? ''),
    code(['known'], ...sides.map((letter) => `${letter.toLowerCase()} <- ${of(letter)}`), `g <- ${of('G')}`),
    statisticOfOne(field),
  );
}
