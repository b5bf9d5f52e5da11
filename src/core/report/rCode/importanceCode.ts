import { outcomeField } from '../../answers/fields.ts';
import { ofDimension, ofEverybody } from './customerCode.ts';
import { type Explained, readAnswers } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode } from './rCode.ts';

const middleOf: Readonly<Record<string, string>> = {
  means: 'function(x) mean(x)',
  medians: 'function(x) median(x)',
  midpoint: 'function(x) (lo + hi) / 2',
};

const ofEllipse: Readonly<Record<string, string>> = {
  x: 'mean(performance)',
  y: 'mean(importance)',
  major: 'sqrt(width * values[1])',
  minor: 'sqrt(width * values[2])',
  angle: 'atan2(2 * v[1, 2], v[1, 1] - v[2, 2]) / 2',
};

/** Importance and performance of every item: `I` and `Q` where both were answered, or derived from the first outcome. */
function readMap({ report, forms: { customer } }: Explained, map: string): RCode {
  const source = report.importance?.[Number(map)]?.source;
  if (source === 'derived')
    return joinCode(
      readAnswers(customer),
      code(
        ['side'],
        'Q <- side("perception")',
        `y <- number(${quote(outcomeField(customer.outcomes[0]?.id ?? ''))})`,
        'performances <- colMeans(Q, na.rm = TRUE)',
        'importances <- apply(Q, 2, function(x) cor(x, y, use = "na.or.complete"))',
        'n <- colSums(!is.na(Q) & !is.na(y))',
      ),
    );
  return joinCode(
    readAnswers(customer),
    code(
      ['side'],
      `I <- side(${quote(source === 'stated' ? 'importance' : 'expectation')})`,
      'Q <- side("perception")',
      'I[is.na(Q)] <- Q[is.na(I)] <- NA',
      'performances <- colMeans(Q, na.rm = TRUE)',
      'importances <- colMeans(I, na.rm = TRUE)',
      'n <- colSums(!is.na(I))',
    ),
  );
}

/** A map of importance against performance: its points, their ellipses, the cross, and how firmly an item stays in its quadrant. */
export function importanceCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [map = '', item = ''] = steps;
  const read = readMap(explained, map);
  const parts = field.split('/');
  const last = parts.at(-1) ?? '';
  if (parts[0] === 'crosshairs')
    return joinCode(
      read,
      code(
        [],
        `middle <- ${middleOf[parts[1] ?? '']}`,
        'both <- !is.na(performances + importances)',
        `middle(${last}s[both])`,
      ),
    );
  const id = explained.forms.customer.items[Number(item)]?.id ?? '';
  const one = joinCode(read, code([], `i <- ${quote(id)}`));
  if (last === 'n') return joinCode(one, code([], 'n[[i]]'));
  if (last === 'pgcv') return joinCode(one, code([], 'importances[[i]] * (hi - performances[[i]])'));
  if (last === 'share') return joinCode(one, shareCode(parts[3] ?? ''));
  if (parts[2] !== 'ellipse') return joinCode(one, code([], `${last}s[[i]]`));
  return joinCode(
    one,
    code(
      ['known'],
      'performance <- known(Q[, i])',
      'importance <- known(I[, i])',
      'v <- cov(cbind(performance, importance))',
      'if (abs(v[1, 2]) < 1e-12 * sqrt(v[1, 1] * v[2, 2])) v[1, 2] <- v[2, 1] <- 0',
      'values <- eigen(v, symmetric = TRUE)$values',
      'n <- length(performance)',
      'width <- 2 * (n - 1) / (n - 2) * qf(0.95, 2, n - 2) / n',
      ofEllipse[last] ?? '',
    ),
  );
}

function shareCode(rule: string): RCode {
  return code(
    [],
    `middle <- ${middleOf[rule]}`,
    'quadrant <- function(rows) {',
    '  x <- colMeans(Q[rows, , drop = FALSE], na.rm = TRUE)',
    '  y <- colMeans(I[rows, , drop = FALSE], na.rm = TRUE)',
    '  both <- !is.na(x + y)',
    '  c(x[[i]] >= middle(x[both]), y[[i]] >= middle(y[both]))',
    '}',
    'own <- quadrant(seq_len(nrow(Q)))',
    'set.seed(1988)',
    'mean(replicate(500, identical(quadrant(sample(nrow(Q), replace = TRUE)), own)))',
  );
}

/** Bootstrap intervals of a mean; R draws its own samples. */
export function bootstrapCode(explained: Explained, field: string, [dimension = '']: readonly string[]): RCode {
  const { seed = 0, resamples = 0 } = explained.report.bootstrap ?? {};
  if (field === 'seed' || field === 'resamples') return code([], String(field === 'seed' ? seed : resamples));
  const people = field.startsWith('overall') ? ofEverybody(explained) : ofDimension(explained, dimension);
  const drawn = code([], `set.seed(${seed})`, `draws <- replicate(${resamples}, mean(sample(g, replace = TRUE)))`);
  return joinCode(
    people,
    drawn,
    field.includes('bca')
      ? code(['bca'], 'bca(g, draws)')
      : code([], 'unname(quantile(draws, c(0.025, 0.975), type = 6))'),
  );
}
