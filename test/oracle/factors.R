# Factor analysis of made answers. Needs psych and GPArotation. Run: Rscript factors.R > factors.json
#
# KMO: psych::KMO; Bartlett: psych::cortest.bartlett (p to the last digit by pchisq). Components: psych::principal.
# Factors: unweighted least squares, by principal factors repeated until no communality moves by more than 1e-14; in the Heywood
# case by optim with the uniquenesses kept from .005 to 1. byDefault: how far psych::fa as it comes (fm = "minres", or "uls" in
# the Heywood case) is from them, at most.
# varimax, oblimin: stats::varimax and GPArotation::oblimin, run on until nothing changes. Columns and signs as R leaves them.
# keep: how many eigenvalues, from the first on, are above the 95 % quantile of 400 drawn by chance.
# chance: eigenvalues of correlations of n cases of independent normal variables, drawn case by case.
suppressMessages({ library(psych); library(GPArotation); library(jsonlite) })

answers <- function(seed, n, loadings, phi, min = 1, max = 7, mean = 5, sd = 1.2) {
  set.seed(seed)
  factors <- matrix(rnorm(n * ncol(loadings)), n) %*% chol(phi)
  own <- sqrt(1 - diag(loadings %*% phi %*% t(loadings)))
  x <- factors %*% t(loadings) + sweep(matrix(rnorm(n * nrow(loadings)), n), 2, own, "*")
  pmin(pmax(round(mean + sd * x), min), max)
}
simple <- function(sizes, values) {
  L <- matrix(0, sum(sizes), length(sizes))
  L[cbind(seq_len(sum(sizes)), rep(seq_along(sizes), sizes))] <- rep_len(values, sum(sizes))
  L
}
phi <- function(m, r) diag(1 - r, m) + r

wording <- cbind(rep(c(.6, .55, .65), length.out = 22), ifelse(seq_len(22) %in% c(10:13, 18:22), .45, 0))
sets <- list(
  "22 items, one factor and one of wording" = list(m = 2, x = answers(21, 502, wording, diag(2))),
  "22 items, five factors that correlate" = list(m = 5, x = answers(22, 400, simple(c(4, 5, 4, 4, 5), c(.8, .7, .75)), phi(5, .5))),
  "nine items, three factors" = list(m = 3, x = answers(23, 150, simple(c(3, 3, 3), c(.8, .6, .7)), phi(3, .3), 0, 10, 6, 2)),
  "six items, two factors that run against each other" = list(m = 2, x = answers(24, 200, simple(c(3, 3), c(.8, .7, .6)), phi(2, -.4))),
  "five items, one factor" = list(m = 1, x = answers(25, 100, simple(5, c(.8, .7, .6)), diag(1), 1, 5, 4)),
  "eight items without order" = list(m = 2, x = answers(26, 300, cbind(c(.7, .6, .5, .4, .3, .5, .6, .2), c(.2, .4, -.5, .6, .3, -.4, .1, .7)), diag(2))),
  "six items, a Heywood case" = list(m = 2, heywood = TRUE, x = answers(43, 40, simple(c(3, 3), c(.9, .4, .4)), phi(2, .3)))
)

repeatFactors <- function(R, m) {
  h <- smc(R)
  for (i in 1:1000000) {
    S <- R
    diag(S) <- h
    e <- eigen(S, symmetric = TRUE)
    L <- e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(pmax(e$values[1:m], 0)), m)
    new <- rowSums(L^2)
    if (max(abs(new - h)) < 1e-14) return(L)
    h <- new
  }
  stop("not settled")
}

boundFactors <- function(R, m) {
  parts <- function(psi) eigen(R - diag(psi), symmetric = TRUE)
  loss <- function(psi) sum(parts(psi)$values[-(1:m)]^2) / 2
  slope <- function(psi) { e <- parts(psi); -rowSums(sweep(e$vectors[, -(1:m)]^2, 2, e$values[-(1:m)], "*")) }
  psi <- 1 - smc(R)
  for (i in 1:50) psi <- optim(psi, loss, slope, method = "L-BFGS-B", lower = .005, upper = 1,
                               control = list(factr = 1, pgtol = 0, maxit = 10000))$par
  e <- parts(psi)
  e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m]), m)
}

distance <- function(A, B) max(abs(abs(unclass(A)) - abs(unclass(B))))

draw <- function(n, p, times) replicate(times, eigen(cor(matrix(rnorm(n * p), n)), TRUE, TRUE)$values)
keep <- function(values, drawn) sum(cumprod(values > apply(drawn, 1, quantile, .95)))

found <- lapply(sets, function(set) {
  R <- unname(cor(set$x))
  n <- nrow(set$x)
  p <- ncol(set$x)
  m <- set$m
  kmo <- KMO(R)
  bartlett <- cortest.bartlett(R, n)
  isHeywood <- isTRUE(set$heywood)
  L <- if (isHeywood) boundFactors(R, m) else repeatFactors(R, m)
  v <- if (m > 1) varimax(L, eps = 1e-15)$loadings
  o <- if (m > 1) oblimin(L, eps = 1e-8, maxit = 100000)
  if (m > 1 && !o$convergence) message("oblimin did not settle")
  list(
    n = n, correlation = R, factors = m, isHeywood = isHeywood,
    kmo = kmo$MSA, kmoItems = unname(kmo$MSAi),
    chi2 = bartlett$chisq, df = bartlett$df, p = pchisq(bartlett$chisq, bartlett$df, lower.tail = FALSE),
    eigenvalues = eigen(R, symmetric = TRUE)$values, keep = keep(eigen(R)$values, draw(n, p, 400)),
    components = unname(unclass(principal(R, m, rotate = "none")$loadings))[, , drop = FALSE],
    loadings = L, communalities = rowSums(L^2),
    byDefault = distance(suppressWarnings(fa(R, m, rotate = "none", fm = if (isHeywood) "uls" else "minres"))$loadings, L),
    varimax = if (m > 1) unclass(v), oblimin = if (m > 1) unname(o$loadings), phi = if (m > 1) unname(o$Phi)
  )
})

chance <- lapply(list(c(502, 22), c(60, 6), c(12, 4)), function(shape) {
  set.seed(31)
  drawn <- draw(shape[1], shape[2], 20000 %/% shape[2])
  list(n = shape[1], variables = shape[2], draws = ncol(drawn), mean = rowMeans(drawn), sd = apply(drawn, 1, sd),
       quantile95 = apply(drawn, 1, quantile, .95, names = FALSE))
})

# Loadings from which the way to the minimum leads past a saddle.
past <- matrix(c(.6, .4, -.7, -.4, .1, 0, .4, .5), 4, byrow = TRUE)
end <- suppressWarnings(oblimin(past, eps = 1e-12, maxit = 10000)) # to the last digit, which never is below eps
saddle <- list(loadings = past, oblimin = end$loadings, phi = end$Phi)

cat(toJSON(list(sets = found, chance = chance, saddle = saddle), digits = I(17), na = "null", null = "null", auto_unbox = TRUE), "\n")
