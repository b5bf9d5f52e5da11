import { mainSides } from '../../summary/scorePlans.ts';
import { nameDimension, readCustomers } from './customerCode.ts';
import type { Explained } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode } from './rCode.ts';

/** The answers `x` of a side, or the gaps, of everybody. */
function readSideOrGap({ forms: { customer } }: Explained, side: string): RCode {
  return joinCode(
    readCustomers(customer),
    side === 'gap'
      ? code([], mainSides(customer).length === 2 ? 'x <- G' : 'x <- NA * G')
      : code(['side'], `x <- side(${quote(side)})`),
  );
}

const cases = 'sum(complete.cases(x))';

/** Alpha and omega of a dimension. */
export function dimensionItemsCode(explained: Explained, field: string, [dimension = '']: readonly string[]): RCode {
  const [kind = '', side = '', statistic = ''] = field.split('/');
  const people = joinCode(
    readSideOrGap(explained, side),
    nameDimension(explained.forms.customer, dimension),
    code([], 'x <- x[, items[[d]], drop = FALSE]'),
  );
  if (statistic === 'n') return joinCode(people, code([], cases));
  if (kind === 'alpha') return joinCode(people, alphaCode(statistic));
  return joinCode(
    people,
    code(['minres'], 'R <- cor(x[complete.cases(x), ])', 'l <- minres(R, 1)', '1 - sum(1 - l^2) / sum(R)'),
  );
}

function alphaCode(statistic: string): RCode {
  return statistic === 'ci' ? code(['feldt'], 'feldt(x)') : code(['alpha'], 'alpha(x)');
}

/** Each item within its dimension. */
export function measurementCode(explained: Explained, field: string, [item = '']: readonly string[]): RCode {
  const [side = '', , , statistic] = field.split('/');
  const found = explained.report.measurement[side as 'gap']?.items[Number(item)]?.id ?? '';
  const { dimension } = explained.forms.customer.items.find(({ id }) => id === found) ?? {};
  const people = joinCode(
    readSideOrGap(explained, side),
    code(
      [],
      `i <- ${quote(found)}`,
      `others <- setdiff(items[[${quote(dimension ?? '')}]], i)`,
      'x <- x[complete.cases(x[, c(i, others)]), , drop = FALSE]',
    ),
  );
  return joinCode(
    people,
    statistic === 'itemRest'
      ? code([], 'cor(x[, i], rowSums(x[, others, drop = FALSE]))')
      : code(['alpha'], 'alpha(x[, others, drop = FALSE])'),
  );
}

/** All items together. */
export function wholeCode(explained: Explained, field: string): RCode {
  const [side = '', , statistic = ''] = field.split('/');
  return joinCode(readSideOrGap(explained, side), statistic === 'n' ? code([], cases) : alphaCode(statistic));
}

const ofFactors: Readonly<Record<string, RCode>> = {
  n: code([], 'n'),
  'kmo/value': code(['partial'], 'r <- R - diag(ncol(R))', 'sum(r^2) / (sum(r^2) + sum(partial(R)^2))'),
  'bartlett/chi2': code([], '-(n - 1 - (2 * p + 5) / 6) * as.numeric(determinant(R)$modulus)'),
  'bartlett/df': code([], 'p * (p - 1) / 2'),
  'bartlett/p': code(
    [],
    'chi2 <- -(n - 1 - (2 * p + 5) / 6) * as.numeric(determinant(R)$modulus)',
    'pchisq(chi2, p * (p - 1) / 2, lower.tail = FALSE)',
  ),
  'parallel/keep': code(['chance'], 'sum(cumprod(eigen(R, symmetric = TRUE)$values > chance(n, p, seed)))'),
};

/** The factors behind the items, over complete cases. */
export function factorsCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [side = ''] = field.split('/');
  const rest = field.slice(side.length + 1);
  const found = explained.report.factors?.[side as 'gap'];
  const [row = 0, column = 0] = steps.map((step) => Number(step) + 1);
  const people = joinCode(
    readSideOrGap(explained, side),
    code(
      [],
      'x <- x[complete.cases(x), ]',
      'R <- cor(x)',
      'n <- nrow(x)',
      'p <- ncol(x)',
      `seed <- ${found?.parallel.seed ?? 0}`,
      `m <- ${found?.parallel.keep ?? 0}`,
    ),
  );
  const simple = ofFactors[rest];
  if (simple) return joinCode(people, simple);
  return joinCode(people, factorCode(rest, row, column, found?.parallel.resamples ?? 0));
}

function factorCode(rest: string, row: number, column: number, resamples: number): RCode {
  switch (rest) {
    case 'kmo/items/*':
      return code(['partial'], 'r <- R - diag(p)', `(rowSums(r^2) / (rowSums(r^2) + rowSums(partial(R)^2)))[[${row}]]`);
    case 'eigenvalues/*':
      return code([], `eigen(R, symmetric = TRUE)$values[${row}]`);
    case 'parallel/quantile95/*':
      return code(['chance'], `chance(n, p, seed)[${row}]`);
    case 'parallel/seed':
      return code([], 'seed');
    case 'parallel/resamples':
      return code([], String(resamples));
    case 'communalities/*':
      return code(['minres'], 'L <- minres(R, m)', `sum(L[${row}, ]^2)`);
    case 'varimax/*/*':
      return code(
        ['minres', 'in_order'],
        'L <- minres(R, m)',
        'if (m > 1) L <- unclass(varimax(L, eps = 1e-15)$loadings)',
        `in_order(L)$loadings[${row}, ${column}]`,
      );
    default:
      return code(
        ['minres', 'in_order'],
        'found <- list(loadings = minres(R, m), Phi = diag(m))',
        'if (m > 1) found <- GPArotation::oblimin(found$loadings, eps = 1e-8, maxit = 100000)',
        `in_order(found$loadings, found$Phi)$${rest.includes('phi') ? 'phi' : 'loadings'}[${row}, ${column}]`,
      );
  }
}
