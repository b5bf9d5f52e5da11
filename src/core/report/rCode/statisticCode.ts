import { code, type RCode } from './rCode.ts';

/**
 * The R expression of a statistic by its name in the report: of `g`, what each person says, with `e` and `p` the two sides it
 * came from where there are two.
 */
const ofOneSample: Readonly<Record<string, RCode>> = {
  value: code([], 'mean(g)'),
  gap: code([], 'mean(g)'),
  diff: code([], 'mean(g)'),
  mean: code([], 'mean(g)'),
  expectation: code([], 'mean(e)'),
  perception: code([], 'mean(p)'),
  n: code([], 'length(g)'),
  sd: code([], 'sd(g)'),
  'ci/*': code(['limits'], 'limits(g)'),
  t: code([], 't.test(g)$statistic[["t"]]'),
  df: code([], 'length(g) - 1'),
  p: code([], 't.test(g)$p.value'),
  dz: code([], 'mean(g) / sd(g)'),
  wilcoxonP: code([], 'wilcox.test(round(g, 10), exact = FALSE, correct = TRUE)$p.value'),
  zeros: code([], 'sum(round(g, 10) == 0)'),
  rankBiserial: code([], 'd <- round(g, 10)', 'd <- d[d != 0]', 'sum(sign(d) * rank(abs(d))) / sum(rank(abs(d)))'),
  dav: code([], 'mean(g) / ((sd(e) + sd(p)) / 2)'),
  'hedges/value': code(['hedges'], 'hedges(g)'),
  'hedges/ci/*': code(['hedges'], 'hedges_limits(g)'),
  'shares/below': code([], 'mean(round(g, 10) < 0)'),
  'shares/meets': code([], 'mean(round(g, 10) == 0)'),
  'shares/exceeds': code([], 'mean(round(g, 10) > 0)'),
  satisfactionIndex: code([], 'mean(p) / mean(e)'),
  varE: code([], 'var(e)'),
  varP: code([], 'var(p)'),
  rEP: code([], 'cor(e, p)'),
};

/** The same of `a` less `b`, what two groups of people say. */
const ofTwoSamples: Readonly<Record<string, RCode>> = {
  value: code([], 'mean(a) - mean(b)'),
  diff: code([], 'mean(a) - mean(b)'),
  n: code([], 'c(length(a), length(b))'),
  'n/*': code([], 'c(length(a), length(b))'),
  'ci/*': code([], 'as.numeric(t.test(a, b)$conf.int)'),
  t: code([], 't.test(a, b)$statistic[["t"]]'),
  df: code([], 't.test(a, b)$parameter[["df"]]'),
  p: code([], 't.test(a, b)$p.value'),
};

export function statisticOfOne(field: string): RCode {
  return find(ofOneSample, field);
}

export function statisticOfTwo(field: string): RCode {
  return find(ofTwoSamples, field);
}

function find(table: Readonly<Record<string, RCode>>, field: string): RCode {
  const found = table[field];
  if (!found) throw new Error(`no R code for ${field}`);
  return found;
}
