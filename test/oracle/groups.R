# Comparisons of independent groups. Each group is tallied: whole values over one denominator, and how often each was seen.
# t.test, aov, oneway.test, kruskal.test; Games-Howell by its formula with ptukey; Dunn by its formula. NA is null.
# Needs jsonlite. Run: Rscript groups.R > groups.json
library(jsonlite)

welch <- function(second, first) {
  test <- t.test(second, first)
  list(diff = mean(second) - mean(first), ci = test$conf.int[1:2], t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value)
}

classic <- function(x, g) {
  table <- summary(aov(x ~ g))[[1]]
  between <- table[1, "Sum Sq"]
  within <- table[2, "Sum Sq"]
  mean_square <- table[2, "Mean Sq"]
  list(f = table[1, "F value"], df1 = table[1, "Df"], df2 = table[2, "Df"], p = table[1, "Pr(>F)"],
       etaSquared = between / (between + within),
       omegaSquared = (between - table[1, "Df"] * mean_square) / (between + within + mean_square))
}

welch_anova <- function(x, g) {
  test <- oneway.test(x ~ g, var.equal = FALSE)
  list(f = test$statistic[[1]], df1 = test$parameter[[1]], df2 = test$parameter[[2]], p = test$p.value)
}

kruskal <- function(x, g) {
  test <- kruskal.test(x, g)
  list(h = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value)
}

pairs_of <- function(indexes) if (length(indexes) < 2) list() else combn(indexes, 2, simplify = FALSE)

# The tail of the range of normals: some lie further below the largest, z, than q.
range_of_normals <- function(q, groups) {
  integrate(function(z) groups * dnorm(z) * (pnorm(z)^(groups - 1) - (pnorm(z) - pnorm(z - q))^(groups - 1)), -Inf, Inf, rel.tol = 1e-12)$value
}
# It is also ptukey(df = Inf), which is good to 1e-7 (30 groups).
quick_range <- function(q, groups) ptukey(q, groups, Inf, lower.tail = FALSE)
# Averaged over the standard deviation by integrate. R's own ptukey with finite df does this with fewer points:
# on few degrees of freedom it errs (ptukey(30, 2, 2) by 5e-4, against pt), and it refuses df < 2.
tail_of_range <- function(q, groups, df, range = quick_range) {
  reach <- 12 / sqrt(2 * df)
  inner <- function(s) range(q * s, groups) * 2 * s * df * dchisq(s^2 * df, df)
  cuts <- unique(pmax(0, 1 + reach * c(-1, -0.5, -0.25, 0, 0.25, 0.5, 1)))
  piece <- function(a, b) integrate(inner, a, b, rel.tol = 1e-11, abs.tol = 1e-15, stop.on.error = FALSE)$value
  tail <- sum(mapply(piece, head(cuts, -1), tail(cuts, -1)))
  stopifnot(groups > 2 || abs(tail - 2 * pt(-q / sqrt(2), df)) < 1e-11)
  tail
}
quantile_of_range <- function(groups, df) uniroot(function(q) tail_of_range(q, groups, df) - 0.05, c(1, 1000), tol = 1e-11)$root

games_howell <- function(samples) {
  usable <- which(lengths(samples) >= 2)
  lapply(pairs_of(usable), function(pair) {
    first <- samples[[pair[1]]]
    second <- samples[[pair[2]]]
    variances <- c(var(second) / length(second), var(first) / length(first))
    diff <- mean(second) - mean(first)
    t <- diff / sqrt(sum(variances))
    df <- sum(variances)^2 / sum(variances^2 / (c(length(second), length(first)) - 1))
    half <- quantile_of_range(length(usable), df) * sqrt(sum(variances) / 2)
    list(a = pair[1] - 1, b = pair[2] - 1, diff = diff, ci = diff + c(-half, half), t = t, df = df,
         p = tail_of_range(abs(t) * sqrt(2), length(usable), df))
  })
}

dunn <- function(samples) {
  x <- unlist(samples)
  g <- rep(seq_along(samples), lengths(samples))
  n <- length(x)
  ties <- table(x)
  variance <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))
  means <- sapply(seq_along(samples), function(i) mean(rank(x)[g == i]))
  pairs <- pairs_of(which(lengths(samples) > 0))
  z <- sapply(pairs, function(pair) (means[pair[2]] - means[pair[1]]) / sqrt(variance * sum(1 / lengths(samples)[pair])))
  p <- 2 * pnorm(-abs(z))
  holm <- p.adjust(p, "holm")
  lapply(seq_along(pairs), function(i) list(a = pairs[[i]][1] - 1, b = pairs[[i]][2] - 1, z = z[i], p = p[i], pHolm = holm[i]))
}

case <- function(name, denominator, ...) {
  whole <- list(...)
  samples <- lapply(whole, function(values) values / denominator)
  x <- unlist(samples)
  g <- factor(rep(seq_along(samples), lengths(samples)))
  two <- lengths(samples) >= 2
  kept <- g %in% which(two)
  list(
    name = name, denominator = denominator,
    groups = lapply(whole, function(values) {
      tally <- table(values)
      list(values = I(as.numeric(names(tally))), counts = I(as.integer(tally)))
    }),
    # Of the second group less the first.
    welch = welch(samples[[2]], samples[[1]]),
    anova = classic(x, g),
    welchAnova = welch_anova(x[kept], droplevels(g[kept])),
    gamesHowell = games_howell(samples),
    kruskalWallis = kruskal(x, g),
    dunn = dunn(samples)
  )
}

months <- split(airquality$Ozone[!is.na(airquality$Ozone)], airquality$Month[!is.na(airquality$Ozone)])
cases <- list(
  # Hollander and Wolfe (1973), p. 116, the example of ?kruskal.test: mucociliary efficiency.
  case("Hollander and Wolfe's three groups", 10, c(29, 30, 25, 26, 32), c(38, 27, 40, 24), c(28, 34, 37, 22, 20)),
  # Dobson (1983): R's PlantGrowth.
  do.call(case, c("Dobson's plants", 100, unname(split(round(PlantGrowth$weight * 100), PlantGrowth$group)))),
  do.call(case, c("ozone in New York, by month", 1, unname(months))),
  case("gaps of two groups", 4, c(-8, -6, -6, -5, -4, -4, -3, -2, 0, 0, 1), c(-10, -9, -6, -6, -4, -1)),
  case("a group of one among three", 4, c(-8, -6, -6, -5, 0, 1), c(-3, -3, -2, 4, 5, 1, -1), c(-7)),
  case("groups of two", 1, c(1, 3), c(2, 9), c(4, 5)),
  case("groups far apart", 6, rep(c(-30, -24, -25), 20), rep(c(1, 2, 6, 6), 15), rep(c(20, 21, 30), 25)),
  case("groups of very unequal size and spread", 12, rep(c(-40, 0, 36), c(3, 2, 4)), rep(c(-2, -1, 0, 1, 3), c(300, 500, 900, 700, 100)),
       rep(c(-10, 0, 11), c(20, 25, 23)))
)
ranges <- expand.grid(groups = c(2, 3, 5, 12, 30), df = c(1.2, 2, 4.5, 20, 150, 5000), q = c(0.5, 2, 3.5, 6))
ranges$tail <- mapply(tail_of_range, ranges$q, ranges$groups, ranges$df, MoreArgs = list(range = Vectorize(range_of_normals)))
stopifnot(with(ranges[ranges$df >= 4, ], abs(tail - ptukey(q, groups, df, lower.tail = FALSE)) < 1e-6))
ranges$quantile <- mapply(quantile_of_range, ranges$groups, ranges$df)
tails <- expand.grid(df = c(1, 2, 3, 4, 9, 10, 231, 400), at = c(0, 0.02, 1, 3, 30))
tails$x <- tails$df * tails$at
tails$p <- pchisq(tails$x, tails$df, lower.tail = FALSE)
cat(toJSON(list(cases = cases, ranges = ranges, chiSquared = tails), digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE), "\n", sep = "")
