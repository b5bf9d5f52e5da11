# Alpha, its interval, item-rest correlations and omega of made answers. Needs psych. Run: Rscript reliability.R > reliability.json
#
# alpha, alpha if deleted, item-rest: psych::alpha (raw_alpha, alpha.drop, r.drop); interval: Feldt's, as in
# psych::alpha.ci, but with F by way of qbeta, since qf takes 400 000 degrees of freedom for infinitely many.
# omega: omega.tot of psych::omega(nfactors = 1) from loadings found to the last digit, by principal factors repeated until no
# communality moves by more than 1e-15; null where a communality passes .995 on the way (a Heywood case). omegaByDefault: what
# psych::omega itself says, which stops earlier.
suppressMessages({ library(psych); library(jsonlite) })

answers <- function(seed, n, loadings, min, max, mean, sd) {
  set.seed(seed)
  leaning <- rnorm(n)
  sapply(loadings, function(l) pmin(pmax(round(mean + sd * (l * leaning + sqrt(1 - l^2) * rnorm(n))), min), max))
}

sets <- list(
  "five items, 7 points" = answers(1, 300, c(.8, .7, .6, .75, .5), 1, 7, 5, 1.2),
  "six items, 0 to 10" = answers(2, 40, c(.8, .7, .6, .7, .7, .4), 0, 10, 6, 2.2),
  "four items near the top, 5 points" = answers(3, 120, c(.7, .8, .6, .7), 1, 5, 4.6, .7),
  "three items" = answers(4, 100, c(.7, .6, .5), 1, 7, 4, 1.5),
  "two items" = answers(5, 30, c(.7, .6), 1, 9, 5, 2),
  "22 items" = answers(6, 500, seq(.4, .83, length.out = 22), 1, 7, 5, 1.2),
  "one item runs against the others" = answers(7, 60, c(.8, .7, -.6, .7, .6), 1, 5, 3, 1),
  "hardly anything in common: a Heywood case" = answers(8, 25, c(.3, .2, .3, .25), 1, 7, 4, 1.5),
  "ten items of 100 000 people" = answers(9, 100000, rep(c(.5, .7), 5), 1, 7, 5, 1.3)
)

repeatFactor <- function(R) {
  h <- smc(R)
  for (i in 1:1000000) {
    S <- R
    diag(S) <- h
    e <- eigen(S, symmetric = TRUE)
    l <- e$vectors[, 1] * sqrt(e$values[1])
    if (max(l^2) >= .995) return(NULL)
    if (max(abs(l^2 - h)) < 1e-15) break
    h <- l^2
  }
  l * sign(sum(l))
}

quietly <- function(x) suppressWarnings(suppressMessages(x))

found <- lapply(sets, function(x) {
  x <- as.data.frame(x)
  k <- ncol(x)
  R <- cor(x)
  invisible(capture.output(a <- quietly(alpha(x, check.keys = FALSE, n.iter = 1))))
  df <- c(nrow(x) - 1, (nrow(x) - 1) * (k - 1))
  share <- qbeta(c(.975, .025), df[1] / 2, df[2] / 2)
  F <- share / (1 - share) * df[2] / df[1]
  ci <- alpha.ci(a$total$raw_alpha, nrow(x), k)
  interval <- 1 - (1 - a$total$raw_alpha) * F
  if (df[2] <= 400000) stopifnot(all.equal(interval, c(ci$lower.ci, ci$upper.ci), tolerance = 1e-12))
  l <- if (k > 2) repeatFactor(R)
  list(
    n = nrow(x), covariance = unname(cov(x)), correlation = unname(R),
    alpha = a$total$raw_alpha, interval = interval,
    ifDeleted = if (k > 2) a$alpha.drop$raw_alpha else rep(NA, k), itemRest = a$item.stats$r.drop,
    loadings = l,
    omega = if (!is.null(l)) 1 - sum(1 - l^2) / sum(R),
    omegaByDefault = if (k > 2) quietly(omega(R, nfactors = 1, flip = FALSE, plot = FALSE))$omega.tot
  )
})

# Answers as whole numbers, for the exact covariances; the last two columns are halves and tenths of them.
set.seed(10)
whole <- matrix(sample(0:60, 12 * 4, TRUE), 12)
shares <- c(1, 1, 2, 10)
exact <- list(
  rows = whole, denominators = shares,
  covariance = unname(cov(sweep(whole, 2, shares, "/"))), correlation = unname(cor(whole)),
  contrast = unname(cov(cbind(whole[, 2] - whole[, 1], (whole[, 3] / 2 + whole[, 4] / 10) / 2)))
)

cat(toJSON(list(sets = found, exact = exact), digits = I(17), na = "null", null = "null", auto_unbox = TRUE), "\n")
