# Regressions from covariances. Needs jsonlite. Run in this folder: Rscript regression.R > regression.json
#
# lm, with beta from lm on standardised data, VIF = 1 / (1 - R^2 of each predictor on the others), partial correlations as
# correlations of residuals, and Johnson's (2000) relative weights by singular values of the standardised predictors.
# The first two sets are the dimension gaps and perceptions of synthetic-22x2 (rules in its make.R), the outcome last.
library(jsonlite)

study <- head(read.csv("synthetic-22x2/wide_E1-22_P1-22_raw.csv"), 260)
negative <- c(10:13, 18:22)
E <- as.matrix(study[paste0("E", 1:22)])
P <- as.matrix(study[paste0("P", 1:22)])
E[, negative] <- 8 - E[, negative]
P[, negative] <- 8 - P[, negative]
G <- P - E
P[is.na(G)] <- NA
scores <- function(x) sapply(list(1:4, 5:9, 10:13, 14:17, 18:22), function(items) {
  mean <- rowMeans(x[, items], na.rm = TRUE)
  mean[rowSums(!is.na(x[, items])) < length(items) / 2] <- NA
  mean
})
complete <- function(x) x[complete.cases(x), ]

set.seed(41)
made <- function(n, k, shared, slopes, noise) {
  common <- rnorm(n)
  x <- sapply(1:k, function(i) round(10 * (sqrt(shared) * common + sqrt(1 - shared) * rnorm(n))))
  cbind(x, round(as.vector(x %*% slopes) + noise * rnorm(n)))
}

sets <- list(
  "gaps of the made study" = complete(cbind(scores(G), study$overall)),
  "perceptions of the made study" = complete(cbind(scores(P), study$overall)),
  "one predictor" = made(40, 1, 0, 1, 12),
  "two that nearly coincide" = made(60, 2, .98, c(1, .5), 10),
  "six that explain nothing" = made(25, 6, .2, rep(0, 6), 10),
  "very many people" = made(50000, 4, .5, c(.4, .3, 0, -.2), 12),
  "one degree of freedom" = made(5, 3, .3, c(1, 1, 1), 3)
)

found <- lapply(sets, function(x) {
  x <- unname(x)
  k <- ncol(x) - 1
  X <- x[, 1:k, drop = FALSE]
  y <- x[, k + 1]
  fit <- summary(lm(y ~ X))
  coefficients <- fit$coefficients
  rest <- function(i) X[, -i, drop = FALSE]
  left <- function(v, i) if (k > 1) residuals(lm(v ~ rest(i))) else v
  s <- svd(scale(X) / sqrt(nrow(X) - 1))
  z <- s$u %*% t(s$v)
  lambda <- s$v %*% diag(s$d, k) %*% t(s$v)
  list(
    n = nrow(x), means = colMeans(x), covariance = cov(x), correlation = cor(x),
    r2 = fit$r.squared, adjR2 = fit$adj.r.squared,
    f = fit$fstatistic[[1]], df1 = fit$fstatistic[[2]], df2 = fit$fstatistic[[3]],
    p = pf(fit$fstatistic[[1]], fit$fstatistic[[2]], fit$fstatistic[[3]], lower.tail = FALSE),
    intercept = coefficients[1, 1],
    predictors = data.frame(
      b = coefficients[-1, 1], se = coefficients[-1, 2], t = coefficients[-1, 3], p = coefficients[-1, 4],
      beta = unname(coef(lm(scale(y) ~ scale(X)))[-1]),
      vif = sapply(1:k, function(i) if (k > 1) 1 / (1 - summary(lm(X[, i] ~ rest(i)))$r.squared) else 1)
    ),
    partial = I(sapply(1:k, function(i) cor(left(X[, i], i), left(y, i)))),
    relativeWeights = I(as.vector(lambda^2 %*% cor(z, y)^2))
  )
})

cat(toJSON(found, digits = I(17), auto_unbox = TRUE, dataframe = "rows"), "\n")
