import { pointsField } from '../../answers/fields.ts';
import { wholeImportance } from '../../answers/importance.ts';
import { flags } from '../../answers/quality/flags.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { meanOverDimensions, nameDimension, readCustomers, scoreOf } from './customerCode.ts';
import type { FunctionName } from './functions.ts';
import { type Explained, readAnswers } from './questionnaireCode.ts';
import { code, joinCode, type RCode, vectorOf } from './rCode.ts';
import { statisticOfOne } from './statisticCode.ts';

/** The order of asking, which runs of answers go by, the columns of the points, and what they are counted as. */
function readOrder(form: Questionnaire): RCode {
  const { items, sides, dimensions } = form;
  return joinCode(
    readAnswers(form),
    code(
      [],
      `asked <- ${vectorOf(items.map(({ id }) => id))}`,
      `sides <- ${vectorOf(sides.map(({ side }) => side))}`,
      `shares <- ${vectorOf(form.points ? dimensions.map(({ id }) => pointsField(id)) : [])}`,
      `whole <- ${wholeImportance(form)}`,
      `weigh <- ${form.isRanked ? 'function(rank) length(shares) + 1 - rank' : 'identity'}`,
    ),
  );
}

const functionOf = (flag: string): FunctionName => `flag_${flag.replaceAll('-', '_')}` as FunctionName;
const allFlags = code(
  flags.map(functionOf),
  `flagged <- ${flags.map((flag) => `${functionOf(flag)}()`).join(' |\n  ')}`,
);

/** How many responses are flagged, for one thing or for any. */
export function qualityCode({ forms: { customer } }: Explained, field: string): RCode {
  const read = readOrder(customer);
  if (field === 'flagged') return joinCode(read, allFlags, code([], 'sum(flagged)'));
  const name = functionOf(field.slice('flags/'.length));
  return joinCode(read, code([name], `sum(${name}())`));
}

/** The mean over the items of the share of expectations at the top of the scale. */
export function ceilingCode({ forms: { customer } }: Explained): RCode {
  return joinCode(
    readAnswers(customer),
    code(['side'], 'mean(colMeans(side("expectation") == hi, na.rm = TRUE), na.rm = TRUE)'),
  );
}

/** The main figures without the flagged responses. */
export function withoutCode(
  { forms: { customer } }: Explained,
  field: string,
  [dimension = '']: readonly string[],
): RCode {
  const kept = joinCode(readOrder(customer), allFlags, code([], 'data <- data[!flagged, , drop = FALSE]'));
  if (field === 'used') return joinCode(kept, code([], 'nrow(data)'));
  const pairs = code([], ...readCustomers(customer).lines.slice(readAnswers(customer).lines.length));
  const isWhole = field.startsWith('overall');
  const vector = isWhole ? meanOverDimensions('G') : scoreOf('G');
  return joinCode(
    kept,
    pairs,
    isWhole ? code([]) : nameDimension(customer, dimension),
    code(['known', 'score'], `g <- known(${vector})`),
    statisticOfOne(field.replace(/^(overall|dimensions\/\*)\//, '')),
  );
}

const looked = code(
  ['side'],
  'large <- items[lengths(items) >= 3]',
  'Q <- side("perception")[, unlist(large, use.names = FALSE), drop = FALSE]',
  'spread <- function(x, least) { x <- x[!is.na(x)]; if (length(x) < least) NA else diff(range(x)) }',
  // A matrix of no columns stands before, as there may be no dimension of three items.
  'widths <- lapply(large, function(ids) apply(Q[, ids, drop = FALSE], 1, spread, least = 3))',
  'widths <- do.call(cbind, c(list(matrix(0, nrow(Q), 0)), widths))',
  'looked <- complete.cases(widths) & apply(Q, 1, spread, least = 1) %in% seq_len(hi - lo)[-1]',
  'widest <- apply(widths[looked, , drop = FALSE], 1, max)',
);

const squares = code(
  [],
  'whole <- function(d) { x <- Q[looked, items[[d]], drop = FALSE]; x[complete.cases(x), , drop = FALSE] }',
  'parts <- sapply(Filter(function(d) nrow(whole(d)) >= 2, names(large)), function(d) {',
  '  x <- whole(d)',
  // As aov(x ~ person + item) has it, whose matrix of 30,000 people takes more memory than there is.
  '  of_items <- colMeans(x) - mean(x)',
  '  rest <- sweep(x - rowMeans(x), 2, of_items)',
  '  c(items = nrow(x) * sum(of_items^2), df1 = ncol(x) - 1, rest = sum(rest^2), df2 = (nrow(x) - 1) * (ncol(x) - 1))',
  '})',
  'total <- rowSums(parts)',
  'residual <- total[["rest"]] / total[["df2"]]',
  'f <- total[["items"]] / total[["df1"]] / residual',
);

const ofTarget: Readonly<Record<string, RCode>> = {
  n: code([], 'sum(looked)'),
  share: code([], 'mean(widest <= 1)'),
  shareWithinTwo: code([], 'mean(widest <= 2)'),
  residual: joinCode(squares, code([], 'residual')),
  'itemMeans/f': joinCode(squares, code([], 'f')),
  'itemMeans/df1': joinCode(squares, code([], 'total[["df1"]]')),
  'itemMeans/df2': joinCode(squares, code([], 'total[["df2"]]')),
  'itemMeans/p': joinCode(squares, code([], 'pf(f, total[["df1"]], total[["df2"]], lower.tail = FALSE)')),
};

/** The marks of forms filled until alpha looks right. */
export function targetAlphaCode(
  { forms: { customer } }: Explained,
  field: string,
  [place = '']: readonly string[],
): RCode {
  const people = joinCode(readAnswers(customer), looked);
  const found = ofTarget[field];
  if (found) return joinCode(people, found);
  return joinCode(people, code(['alpha'], `alpha(Q[looked, large[[${Number(place) + 1}]], drop = FALSE])`));
}
