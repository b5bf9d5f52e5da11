# Reference values for the checks of response quality. Needs jsonlite besides base R. Run: Rscript quality.R > quality.json
#
# people:    answers of made people, with the longest run by rle(), the standard deviation by sd() and the arrangements of
#            their answers by lfactorial(); missing answers are left out.
# synthetic: who in synthetic-22x2 (the 260 people, not the repeated last row) breaks which rule, from the raw answers.
# forms:     sets of perceptions, some made up as people make them up until alpha looks right, some as honest people
#            answer, with what alpha, aov(x ~ person + item) and the ranges inside the dimensions say of them.
library(jsonlite)
set.seed(53)
answered <- function(x) x[!is.na(x)]
longest <- function(x) { x <- answered(x); if (length(x) == 0) 0 else max(rle(x)$lengths) }
bits <- function(x) { x <- answered(x); (lfactorial(length(x)) - sum(lfactorial(table(x)))) / log(2) }

# ---- people
blank <- function(x, share) { x[runif(length(x)) < share] <- NA; x }
people <- c(
  list(integer(0), 4, c(NA, NA), c(5, 5), c(1, 7), rep(3, 22), rep(c(5, 6), 11), c(rep(7, 11), NA, 7, rep(6, 9)), 0:10),
  lapply(1:40, function(i) blank(sample(1:7, 22, TRUE), .05)),
  lapply(1:20, function(i) blank(pmin(7, rpois(22, 6)), .1)),
  lapply(1:10, function(i) sample(0:10, 12, TRUE, dbinom(0:10, 10, .8)))
)
people <- lapply(people, function(x) list(
  answers = x, longString = unbox(longest(x)), variability = unbox(if (length(answered(x)) < 2) NA_real_ else sd(x, na.rm = TRUE)),
  bits = unbox(bits(x))
))

# ---- synthetic-22x2
d <- read.csv("synthetic-22x2/wide_E1-22_P1-22_raw.csv")[1:260, ]
E <- as.matrix(d[, paste0("E", 1:22)]); P <- as.matrix(d[, paste0("P", 1:22)]); W <- as.matrix(d[, grep("^W_", names(d))])
negative <- c(10:13, 18:22)
each <- function(m, f) apply(m, 1, f)
spread <- each(P, function(x) sd(x, na.rm = TRUE))
straight <- function(x) {
  ok <- !is.na(x)
  length(unique(x[ok])) == 1 && sum(ok[negative]) >= 3 && sum(ok[-negative]) >= 3 && x[ok][1] != 4
}
share <- rowMeans(!is.na(cbind(E, P)))
rules <- list(
  "long-string" = each(P, longest) >= 12,
  "identical-sides" = each(cbind(E, P), function(x) length(unique(answered(x))) == 1) & rowSums(!is.na(E)) >= 11 & rowSums(!is.na(P)) >= 11,
  "straight-reversed" = each(E, straight) | each(P, straight),
  "low-variability" = rowSums(!is.na(P)) >= 11 & !is.na(spread) & spread < .3,
  "too-fast" = share > 0 & (d$seconds < 2 * rowSums(!is.na(E) | !is.na(P)) | d$seconds < median(d$seconds[share > 0]) / 3 * share),
  "points-sum" = rowSums(!is.na(W)) > 0 & rowSums(W, na.rm = TRUE) != 100,
  "points-equal" = each(W, function(w) !anyNA(w) && min(w) > 0 && length(unique(w)) == 1)
)
synthetic <- lapply(rules, function(broken) I(d$id[which(broken)]))

# ---- forms
sizes <- c(4, 5, 4, 4, 5)
dimension <- rep(1:5, sizes)
alpha <- function(m) { v <- cov(m); k <- ncol(m); if (sum(v) == 0) NA_real_ else k / (k - 1) * (1 - sum(diag(v)) / sum(v)) }
fit <- function(x, min, max) pmin(pmax(round(x), min), max)
# n people, one value for each dimension by `value`, and for each item of it what `chance` adds.
fill <- function(n, value, chance) do.call(cbind, lapply(1:5, function(d) { v <- value(n, d); sapply(seq_len(sizes[d]), function(i) v + chance(n)) }))
# Normal values around a common leaning, with noise found by bisection so that all alphas together come out as wanted.
aim <- function(n, wanted, min, max, mean, sd) {
  person <- rnorm(n); value <- sapply(1:5, function(d) mean + sd * (sqrt(.5) * person + sqrt(.5) * rnorm(n))); chance <- matrix(rnorm(n * 22), n)
  made <- function(noise) fit(value[, dimension] + noise * chance, min, max)
  noise <- uniroot(function(noise) base::mean(sapply(1:5, function(d) alpha(made(noise)[, dimension == d]))) - wanted, c(.05, 3), tol = 1e-4)$root
  made(noise)
}
honest <- function(n, min, max, means, person, dim, item, spread) {
  leaning <- rnorm(n) * person
  x <- do.call(cbind, lapply(1:5, function(d) { v <- leaning + dim * rnorm(n); sapply(seq_len(sizes[d]), function(i) means[d] + spread * rnorm(1) + v + item * rnorm(n)) }))
  fit(x, min, max)
}
any <- function(n, d) sample(2:6, n, TRUE)
sets <- list(
  "a value for each dimension, and for each item a coin that may add a point" = list(1, 7, fill(120, any, function(n) sample(0:1, n, TRUE))),
  "a value for each dimension, and a point up or down" = list(1, 7, fill(120, any, function(n) sample(-1:1, n, TRUE))),
  "the same value for a whole dimension" = list(1, 7, fill(80, any, function(n) 0)),
  "normal values with the noise that gives an alpha of .92, on five points" = list(1, 5, aim(200, .92, 1, 5, 3.6, .8)),
  "normal values with the noise that gives an alpha of .95, on seven points" = list(1, 7, aim(200, .95, 1, 7, 5, 1.1)),
  "only thirty forms made up by coin" = list(1, 7, fill(30, any, function(n) sample(0:1, n, TRUE))),
  "made up by coin on four points" = list(1, 4, fill(120, function(n, d) sample(1:3, n, TRUE), function(n) sample(0:1, n, TRUE))),
  "honest people, items with means of their own" = list(1, 7, honest(200, 1, 7, c(5.1, 5.3, 5.8, 5.2, 5.4), .7, .5, .9, .3)),
  "honest people who are very consistent, on five points" = list(1, 5, honest(200, 1, 5, c(3.9, 4.1, 4.4, 3.8, 4), .6, .5, .4, .3)),
  "honest people whose items are as alike as simulated ones" = list(1, 7, honest(200, 1, 7, c(5.1, 5.3, 5.8, 5.2, 5.4), .8, .6, .8, 0)),
  "honest people on 0 to 10" = list(0, 10, honest(150, 0, 10, c(7, 7.5, 8, 6.5, 7), 1.2, 1, 1.4, .4))
)
careless <- sets[["honest people, items with means of their own"]][[3]]
careless[1:110, ] <- sample(1:7, 110, TRUE, c(1, 1, 1, 3, 3, 4, 8))
sets[["honest people among whom more than half click straight down"]] <- list(1, 7, careless)
holes <- sets[["honest people, items with means of their own"]][[3]]; holes[runif(length(holes)) < .15] <- NA
sets[["honest people who leave one answer in seven blank"]] <- list(1, 7, holes)
sets[["a coin, where nearly all people think the same of a dimension"]] <- list(1, 7, fill(500, function(n, d) d + rbinom(n, 1, .11), function(n) sample(0:1, n, TRUE)))
sets[["a coin, where people are far apart on all dimensions but one"]] <- list(1, 7, fill(120, function(n, d) if (d == 3) sample(3:4, n, TRUE) else sample(1:6, n, TRUE), function(n) sample(0:1, n, TRUE)))
nobody <- matrix(NA_real_, 3, 22)
sets[["nobody who answered enough"]] <- list(1, 7, nobody)

describe <- function(set) {
  x <- set[[3]]
  range_of <- function(v) { v <- answered(v); if (length(v) < 3) NA else max(v) - min(v) }
  ranges <- sapply(1:5, function(d) apply(x[, dimension == d], 1, range_of))
  looked <- stats::complete.cases(ranges) & apply(x, 1, function(v) { v <- answered(v); length(v) > 0 && max(v) - min(v) >= 2 })
  n <- sum(looked)
  out <- list(min = unbox(set[[1]]), max = unbox(set[[2]]), answers = apply(x, 1, function(v) paste(ifelse(is.na(v), ".", sprintf("%x", v)), collapse = "")),
              n = unbox(n), share = unbox(NA_real_), shareWithinTwo = unbox(NA_real_), alphas = rep(NA_real_, 5), residual = unbox(NA_real_), itemMeans = NULL)
  if (n == 0) return(out)
  widest <- apply(ranges[looked, , drop = FALSE], 1, max)
  out$share <- unbox(mean(widest <= 1)); out$shareWithinTwo <- unbox(mean(widest <= 2))
  complete <- lapply(1:5, function(d) { m <- x[looked, dimension == d]; m[stats::complete.cases(m), , drop = FALSE] })
  out$alphas <- sapply(complete, alpha)
  squares <- sapply(complete, function(m) {
    long <- data.frame(x = as.vector(m), person = factor(rep(seq_len(nrow(m)), ncol(m))), item = factor(rep(seq_len(ncol(m)), each = nrow(m))))
    a <- summary(aov(x ~ person + item, long))[[1]]
    c(a[2, "Sum Sq"], a[2, "Df"], a[3, "Sum Sq"], a[3, "Df"])
  })
  total <- rowSums(squares)
  out$residual <- unbox(total[3] / total[4])
  if (total[3] > 1e-9) {
    f <- (total[1] / total[2]) / (total[3] / total[4])
    out$itemMeans <- list(f = unbox(f), df1 = unbox(total[2]), df2 = unbox(total[4]), p = unbox(pf(f, total[2], total[4], lower.tail = FALSE)))
  } else out$residual <- unbox(0)
  out
}
forms <- lapply(sets, describe)

text <- toJSON(list(people = people, synthetic = synthetic, forms = forms), digits = NA, na = "null", null = "null")
cat(gsub("},", "},\n", text, fixed = TRUE), "\n", sep = "")
