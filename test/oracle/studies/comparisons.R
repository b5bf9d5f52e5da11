# Waves, segments and regressions on the dimension scores of the customers.

gap_scores <- function(study) {
  pairs <- pairs_of(study)
  list(gap = scores_of(study, pairs$G), perception = scores_of(study, pairs$P), expectation = scores_of(study, pairs$E))
}

wave_rows <- function(study) {
  if (is.null(study$wave)) return(list())
  scores <- gap_scores(study)
  there <- Filter(function(w) any(study$wave %in% w), study$order)
  lapply(seq_along(there)[-1], function(k) {
    from <- study$wave %in% there[k - 1]
    to <- study$wave %in% there[k]
    rows <- lapply(study$dimensions, function(d) {
      change <- function(x) welch(x[to, d], x[from, d])
      c(list(id = d), change(scores$gap), list(
        perception = change(scores$perception)[c("diff", "ci", "t", "df", "p")],
        expectation = change(scores$expectation)[c("diff", "ci", "t", "df", "p")],
        linked = linked_change(study$respondent, scores$gap[, d], from, to)))
    })
    list(from = there[k - 1], to = there[k], n = list(from = sum(from), to = sum(to)), dimensions = holm(rows))
  })
}

# The change of those who answered in both waves, on themselves. Who answered twice in one wave is not linked: which answers would it be?
linked_change <- function(respondent, score, from, to) {
  if (is.null(respondent)) return(NA)
  of <- function(rows) {
    rows <- rows & !is.na(respondent)
    rows <- rows & !respondent %in% respondent[rows][duplicated(respondent[rows])]
    stats::setNames(score[rows], respondent[rows])
  }
  before <- of(from)
  after <- of(to)
  both <- intersect(names(before), names(after))
  if (length(both) == 0) return(NA)
  change <- one_sample(after[both] - before[both])
  if (!is.na(change$t)) stopifnot(near(t.test(after[both], before[both], paired = TRUE)$statistic, change$t))
  list(n = change$n, diff = change$mean, t = change$t, df = change$df, p = change$p, ci = change$ci)
}

segment_rows <- function(study) {
  scores <- gap_scores(study)
  lapply(names(study$segments), function(id) {
    group <- study$segments[[id]]
    values <- sort(unique(group[!is.na(group)]), method = "radix")
    list(
      id = id,
      dimensions = holm(lapply(study$dimensions, function(d) c(list(id = d), compare_groups(scores$gap[, d], group, values)))),
      groups = lapply(values, function(value) {
        rows <- group %in% value
        list(value = value, n = sum(rows), isHidden = FALSE, dimensions = lapply(study$dimensions, function(d) {
          row <- paired_row(study, scores$expectation[rows, d], scores$perception[rows, d], scores$gap[rows, d])
          c(list(id = d), row[c("n", "expectation", "perception", "gap", "sd", "ci")])
        }))
      })
    )
  })
}

# Fisher's and Kruskal-Wallis's tests take every group that has a score, as aov() and kruskal.test() do, and so does Dunn's. Welch's and
# Games-Howell need a variance: groups of one are left out, without which oneway.test() stops.
compare_groups <- function(score, group, values) {
  found <- list(f = NA, fDf1 = NA, fDf2 = NA, fP = NA, etaSquared = NA, omegaSquared = NA, welchF = NA, df1 = NA, df2 = NA, p = NA,
                kruskalWallis = NA, pairs = list())
  there <- values[vapply(values, function(v) any(!is.na(score) & group %in% v), NA)]
  if (length(there) < 2) return(found)
  rows <- !is.na(score) & group %in% there
  y <- score[rows]
  g <- factor(group[rows], levels = there)
  n <- as.numeric(table(g))
  m <- as.numeric(tapply(y, g, mean))
  s2 <- as.numeric(tapply(y, g, var))
  found[c("f", "fDf1", "fDf2", "fP", "etaSquared", "omegaSquared")] <- fisher(y, g, n, m, s2)
  several <- n >= 2
  stopifnot(s2[several] > 1e-12)
  if (sum(several) >= 2) {
    keep <- g %in% there[several]
    found[c("welchF", "df1", "df2", "p")] <- welch_anova(y[keep], droplevels(g[keep]), n[several], m[several], s2[several])
  }

  N <- length(y)
  ranks <- rank(y)
  mean_rank <- as.numeric(tapply(ranks, g, mean))
  ties <- as.numeric(table(ranks))
  k <- length(there)
  h <- (12 / (N * (N + 1)) * sum(n * mean_rank^2) - 3 * (N + 1)) / (1 - sum(ties^3 - ties) / (N^3 - N))
  found$kruskalWallis <- list(h = h, df = k - 1, p = pchisq(h, k - 1, lower.tail = FALSE))
  r <- kruskal.test(y, g)
  stopifnot(near(r$statistic, h), near(r$p.value, found$kruskalWallis$p))

  rank_variance <- N * (N + 1) / 12 - sum(ties^3 - ties) / (12 * (N - 1))
  found$pairs <- lapply(combn(k, 2, simplify = FALSE), function(ab) {
    z <- diff(mean_rank[ab]) / sqrt(rank_variance * sum(1 / n[ab]))
    c(list(a = there[ab[1]], b = there[ab[2]]), games_howell(n[ab], m[ab], s2[ab], sum(several)), list(dunnZ = z, dunnP = 2 * pnorm(-abs(z))))
  })
  found$pairs <- holm(found$pairs, from = "dunnP", to = "dunnP")
  found
}

fisher <- function(y, g, n, m, s2) {
  k <- length(n)
  N <- length(y)
  if (N == k) return(as.list(rep(NA, 6)))
  between <- sum(n * (m - mean(y))^2)
  within <- sum(((n - 1) * s2)[n > 1])
  f <- (between / (k - 1)) / (within / (N - k))
  p <- pf(f, k - 1, N - k, lower.tail = FALSE)
  r <- summary(aov(y ~ g))[[1]]
  stopifnot(near(r$`F value`[1], f), near(r$`Pr(>F)`[1], p), near(r$`Sum Sq`[1] / sum(r$`Sum Sq`), between / (between + within)))
  list(f, k - 1, N - k, p, between / (between + within), (between - (k - 1) * within / (N - k)) / (between + within + within / (N - k)))
}

welch_anova <- function(y, g, n, m, s2) {
  k <- length(n)
  w <- n / s2
  lambda <- sum((1 - w / sum(w))^2 / (n - 1))
  f <- (sum(w * (m - sum(w * m) / sum(w))^2) / (k - 1)) / (1 + 2 * (k - 2) / (k^2 - 1) * lambda)
  df2 <- (k^2 - 1) / (3 * lambda)
  p <- pf(f, k - 1, df2, lower.tail = FALSE)
  r <- oneway.test(y ~ g)
  stopifnot(near(r$statistic, f), near(r$parameter, c(k - 1, df2)), near(r$p.value, p))
  list(f, k - 1, df2, p)
}

# One pair among `groups` groups that have a variance: second less first.
games_howell <- function(n, m, s2, groups) {
  difference <- m[2] - m[1]
  if (any(n < 2)) return(list(ci = NA, t = NA, df = NA, p = NA))
  v <- s2 / n
  se <- sqrt(sum(v))
  df <- sum(v)^2 / sum(v^2 / (n - 1))
  t <- difference / se
  list(diff = difference, ci = difference + c(-1, 1) * range_quantile(0.95, groups, df) / sqrt(2) * se, t = t, df = df,
       p = range_tail(abs(t) * sqrt(2), groups, df))
}

# The studentised range by integration: R's own ptukey() is good to six digits only where there are few degrees of freedom, has no answer
# below two, and qtukey() stops at four decimals.
range_tail <- function(q, k, df) {
  # P(range of k normals > q) by the trapezoidal rule over the largest, written so that small tails keep their digits.
  z <- seq(-9, 9, 0.1)
  below <- pnorm(z)
  normal_tail <- function(q) vapply(q, function(q)
    0.1 * sum(-k * dnorm(z) * below^(k - 1) * expm1((k - 1) * log1p(-pnorm(z - q) / below))), 0)
  tail <- integrate(function(s) normal_tail(q * s) * 2 * s * df * dchisq(s^2 * df, df), 0, Inf, rel.tol = 1e-10, subdivisions = 2000)$value
  if (df >= 2) stopifnot(near(ptukey(q, k, df, lower.tail = FALSE), tail, 1e-5))
  if (k == 2) stopifnot(near(2 * pt(-q / sqrt(2), df), tail, 1e-8))
  tail
}

range_quantile <- function(p, k, df) {
  # Between the quantile for one pair and Bonferroni's for all.
  limits <- sqrt(2) * qt(1 - (1 - p) / 2 / c(1, choose(k, 2)), df) * c(0.999, 1.001)
  if (df >= 2) limits <- pmin(pmax(qtukey(p, k, df) + c(-0.01, 0.01), limits[1]), limits[2])
  uniroot(function(q) range_tail(q, k, df) - (1 - p), limits, tol = 1e-10)$root
}

regressions <- function(study) {
  scores <- gap_scores(study)
  lapply(study$outcomes, function(outcome) list(gaps = regress(outcome, scores$gap), perceptions = regress(outcome, scores$perception)))
}

regress <- function(y, X) {
  if (is.null(X)) return(NA)
  rows <- complete.cases(X, y)
  y <- y[rows]
  X <- X[rows, , drop = FALSE]
  n <- length(y)
  if (n < ncol(X) + 2 || is_constant(y) || qr(cbind(1, X))$rank <= ncol(X)) return(NA)
  fit <- summary(lm(y ~ X))
  beta <- coef(lm(scale(y) ~ scale(X)))[-1]
  vif <- vapply(seq_len(ncol(X)), function(j) 1 / (1 - summary(lm(X[, j] ~ X[, -j]))$r.squared), 0)
  # Johnson's relative weights, which sum to R squared.
  e <- eigen(cor(X), symmetric = TRUE)
  root <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
  shares <- drop(root^2 %*% solve(root, cor(X, y))^2)
  stopifnot(near(sum(shares), fit$r.squared))
  stopifnot(near(vif, diag(solve(cor(X)))), near(solve(cor(X), cor(X, y)), beta), near(solve(crossprod(cbind(1, X)), crossprod(cbind(1, X), y)), fit$coefficients[, 1]))
  list(
    n = n, r2 = fit$r.squared, adjR2 = fit$adj.r.squared, f = fit$fstatistic[[1]], df1 = fit$fstatistic[[2]], df2 = fit$fstatistic[[3]],
    p = pf(fit$fstatistic[[1]], fit$fstatistic[[2]], fit$fstatistic[[3]], lower.tail = FALSE), intercept = fit$coefficients[1, 1],
    predictors = lapply(seq_len(ncol(X)), function(j) list(id = colnames(X)[j], b = fit$coefficients[j + 1, 1], se = fit$coefficients[j + 1, 2],
      t = fit$coefficients[j + 1, 3], p = fit$coefficients[j + 1, 4], beta = beta[[j]], vif = vif[j], relativeWeight = shares[j]))
  )
}
