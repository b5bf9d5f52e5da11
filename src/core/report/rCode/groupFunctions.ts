/** R functions that compare groups: the studentised range to all its digits, and ranks with their ties. */
export const groupFunctions = {
  range_tail: {
    needs: ['scales'],
    // R's own ptukey() and qtukey() stop after a few digits, and integrate() at an absolute error or beside a narrow peak.
    text: `range_tail <- function(q, k, df) {
  z <- seq(-9, 14, 0.1)
  below <- pnorm(z)
  s <- scales(df)
  tails <- 0.1 * colSums(-k * dnorm(z) * below^(k - 1) * expm1((k - 1) * log1p(-pnorm(outer(z, q * s$at, "-")) / below)))
  sum(tails * s$weight)
}
range_quantile <- function(p, k, df) {
  ends <- sqrt(2) * qt(1 - (1 - p) / 2 / c(1, choose(k, 2)), df) * c(0.999, 1.001)
  uniroot(function(q) range_tail(q, k, df) - (1 - p), ends, tol = 1e-10)$root
}`,
  },
  p_groups: {
    text: `p_groups <- function(y, f) {
  keep <- which(f %in% names(which(table(f[!is.na(y)]) > 1)))
  if (length(unique(f[keep])) > 1) oneway.test(y[keep] ~ factor(f[keep]))$p.value else NA
}`,
  },
  dunn: {
    text: `dunn <- function(y, f) {
  r <- rank(round(y, 10))
  n <- length(y)
  ties <- as.numeric(table(r))
  variance <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))
  means <- tapply(r, f, mean)
  sizes <- table(f)
  pairs <- t(combn(levels(f), 2))
  z <- (means[pairs[, 2]] - means[pairs[, 1]]) / sqrt(variance * (1 / sizes[pairs[, 1]] + 1 / sizes[pairs[, 2]]))
  data.frame(a = pairs[, 1], b = pairs[, 2], z = as.numeric(z), p = p.adjust(2 * pnorm(-abs(as.numeric(z))), "holm"))
}`,
  },
  bca: {
    text: `bca <- function(x, draws) {
  bias <- qnorm(mean(draws < mean(x) - 1e-12) + mean(abs(draws - mean(x)) <= 1e-12) / 2)
  influence <- (x - mean(x)) / (length(x) - 1)
  a <- sum(influence^3) / (6 * sum(influence^2)^1.5)
  z <- bias + qnorm(c(0.025, 0.975))
  unname(quantile(draws, pnorm(bias + z / (1 - a * z)), type = 6))
}`,
  },
} as const;
