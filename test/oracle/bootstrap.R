# Bootstrap intervals, by R's own boot package (Davison and Hinkley), and the parts that need no chance. Needs boot and jsonlite.
# Run: Rscript bootstrap.R > bootstrap.json
library(boot)
library(jsonlite)

# BCa from given replicates and acceleration, with quantile(type = 6). Replicates equal to the estimate count half; boot.ci does not count
# them, and reads between two order statistics off a normal curve. Where there are none, both must all but agree.
from_replicates <- function(t0, t, a) {
  z0 <- qnorm(mean(t < t0) + mean(t == t0) / 2)
  z <- z0 + qnorm(c(0.025, 0.975))
  unname(quantile(t, pnorm(z0 + z / (1 - a * z)), type = 6))
}

case <- function(name, values, counts, statistic, seed) {
  set.seed(seed)
  x <- rep(values, counts)
  run <- boot(x, function(x, i) statistic(x[i]), R = 9999)
  # Efron and Tibshirani (1993), 14.15, take the jackknife's influences about their mean, empinf about the estimate.
  L <- empinf(run, type = "jack")
  L <- L - mean(L)
  a <- sum(L^3) / (6 * sum(L^2)^1.5)
  # Rounded, so that replicates that are equal to the estimate but for the last bits are equal to it here and in the JSON.
  t <- signif(as.vector(run$t), 12)
  t0 <- signif(run$t0, 12)
  interval <- boot.ci(run, type = c("perc", "bca"), L = L)
  bca <- from_replicates(t0, t, a)
  stopifnot(any(t == t0) || all(abs(bca - interval$bca[4:5]) < 1e-3 * sd(t)))
  few <- sort(t)[seq(6, 9999, length.out = 999)]
  list(name = name, seed = seed, values = values, counts = counts, estimate = t0,
       left = sapply(seq_along(values), function(i) if (counts[i] == 0) NA else statistic(rep(values, counts - (seq_along(values) == i)))),
       acceleration = a, percentile = interval$percent[4:5], bca = bca, se = sd(t),
       replicates = I(few), bcaOfReplicates = from_replicates(t0, few, a), quantiles = unname(quantile(few, c(0, 0.001, 0.025, 0.5, 0.8137, 1), type = 6)))
}

cases <- list(
  case("mean", -6:3, c(4, 7, 9, 16, 22, 30, 41, 12, 3, 1), mean, 1),
  case("standard deviation", -6:3, c(4, 0, 9, 16, 22, 30, 41, 12, 3, 1), sd, 2),
  case("mean of few, skewed", c(0, 1, 2, 9), c(9, 4, 3, 2), mean, 3),
  case("standardised mean of many", -6:3, 20 * c(4, 7, 9, 16, 22, 30, 41, 12, 3, 1), function(x) mean(x) / sd(x), 4)
)
binomial <- lapply(list(c(5, 0.3), c(40, 0.9), c(200, 0.02), c(60, 0.2), c(1000, 0.5), c(50000, 0.31)), function(case) {
  # Ten classes of about equal chance: the highest value of each class but the last, and the chance of each class.
  upper <- unique(qbinom(seq(0.1, 0.9, 0.1), case[1], case[2]))
  list(n = case[1], p = case[2], upper = I(upper), chance = I(diff(c(0, pbinom(upper, case[1], case[2]), 1))))
})
cat(toJSON(list(cases = cases, binomial = binomial), digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE), "\n", sep = "")
