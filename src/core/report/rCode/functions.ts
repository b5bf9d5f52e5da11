import { factorFunctions } from './factorFunctions.ts';
import { flagFunctions } from './flagFunctions.ts';
import { groupFunctions } from './groupFunctions.ts';

/** R functions that scripts share, by name; `needs` are others that one calls. */
interface RFunction {
  readonly needs?: readonly string[];
  readonly text: string;
}

const basicFunctions = {
  read_answers: {
    // A table for spreadsheets begins with a byte order mark and guards texts with an apostrophe, also those that begin with one.
    text: `read_answers <- function(file) {
  data <- read.csv(file, colClasses = "character", check.names = FALSE, na.strings = "", fileEncoding = "UTF-8-BOM")
  guarded <- identical(readBin(file, "raw", 3), as.raw(c(0xef, 0xbb, 0xbf)))
  if (guarded) data[] <- lapply(data, function(x) sub("^'", "", x))
  data
}`,
  },
  rated: {
    text: `number <- function(name) if (is.null(data[[name]])) rep(NA_real_, nrow(data)) else suppressWarnings(as.numeric(data[[name]]))
rated <- function(name, turn = FALSE) {
  x <- number(name)
  x[!is.na(x) & (x < lo | x > hi)] <- NA
  if (turn) lo + hi - x else x
}`,
  },
  side: {
    needs: ['rated'],
    text: `side <- function(name) do.call(cbind, lapply(setNames(nm = unlist(items, use.names = FALSE)), function(id)
  rated(paste0(id, ".", name), id %in% reversed)))`,
  },
  score: {
    text: `score <- function(x) {
  answered <- rowSums(!is.na(x))
  ifelse(answered >= ncol(x) / 2, rowSums(x, na.rm = TRUE) / answered, NA)
}
scores <- function(x) do.call(cbind, lapply(items, function(ids) score(x[, ids, drop = FALSE])))`,
  },
  known: { text: 'known <- function(x) as.numeric(x[!is.na(x)])' },
  p_one: {
    needs: ['known'],
    text: `varies <- function(x) length(x) > 1 && diff(range(x)) > 1e-12
p_one <- function(x) if (varies(known(x))) t.test(known(x))$p.value else NA
p_two <- function(a, b) {
  a <- known(a)
  b <- known(b)
  if (min(length(a), length(b)) > 1 && (varies(a) || varies(b))) t.test(a, b)$p.value else NA
}`,
  },
  limits: {
    text: 'limits <- function(x) mean(x) + c(-1, 1) * qt(0.975, length(x) - 1) * sd(x) / sqrt(length(x))',
  },
  alpha: {
    text: `alpha <- function(x) {
  x <- x[complete.cases(x), , drop = FALSE]
  v <- cov(x)
  k <- ncol(x)
  k / (k - 1) * (1 - sum(diag(v)) / sum(v))
}`,
  },
  feldt: {
    needs: ['alpha'],
    text: `feldt <- function(x) {
  df <- (sum(complete.cases(x)) - 1) * c(1, ncol(x) - 1)
  b <- qbeta(c(0.975, 0.025), df[1] / 2, df[2] / 2)
  1 - (1 - alpha(x)) * b / (1 - b) * df[2] / df[1]
}`,
  },
  scales: {
    // A sum over ln(s) keeps the digits of the smallest tails. Beyond its ends lies less than 1e-30, or 1e-17 of the tail itself.
    text: `scales <- function(df) {
  ends <- log(c(qchisq(1e-30, df), qchisq(1e-17, df, lower.tail = FALSE)) / df) / 2
  step <- diff(ends) / 1000
  s <- exp(ends[1] + 0:1000 * step)
  list(at = s, weight = step * 2 * s^2 * df * dchisq(s^2 * df, df))
}`,
  },
  hedges: {
    needs: ['scales'],
    // Beyond 37.62 R's own pt() gives an approximation, which is off in the fifth digit of the interval. Of the two variables the sum
    // is over the one that the probability changes slowly with.
    text: `hedges <- function(x) (1 - 3 / (4 * (length(x) - 1) - 1)) * mean(x) / sd(x)
student <- function(t, df, ncp) {
  if (abs(ncp) <= 37) return(pt(t, df, ncp))
  if (ncp < 0) return(1 - student(-t, df, -ncp))
  if (t <= 0) return(0)
  if (ncp > sqrt(2 * df)) return(sum(dnorm(-36:36 / 4) * pchisq(df * ((-36:36 / 4 + ncp) / t)^2, df, lower.tail = FALSE)) / 4)
  s <- scales(df)
  sum(pnorm(t * s$at - ncp) * s$weight)
}
hedges_limits <- function(x) {
  df <- length(x) - 1
  t <- mean(x) / sd(x) * sqrt(length(x))
  effect <- function(level) uniroot(function(ncp) student(t, df, ncp) - level, t + c(-6, 6), extendInt = "downX", tol = 1e-12)$root
  (1 - 3 / (4 * df - 1)) * c(effect(0.975), effect(0.025)) / sqrt(length(x))
}`,
  },
} as const satisfies Record<string, RFunction>;

export const functions: Readonly<Record<FunctionName, RFunction>> = {
  ...basicFunctions,
  ...groupFunctions,
  ...factorFunctions,
  ...flagFunctions,
};

export type FunctionName =
  | keyof typeof basicFunctions
  | keyof typeof groupFunctions
  | keyof typeof factorFunctions
  | keyof typeof flagFunctions;
