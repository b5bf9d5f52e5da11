# The customers' figures of a report, as R computes them, in the shape of the report's JSON. Items count pairwise; a dimension
# counts for those with at least half of its pairs; E and P of a dimension come from the same pairs.

pairs_of <- function(study) {
  E <- study$sides$expectation
  P <- study$sides$perception
  if (!is.null(E) && !is.null(P)) {
    both <- !is.na(E) & !is.na(P)
    E[!both] <- NA
    P[!both] <- NA
  }
  list(E = E, P = P, G = if (is.null(E) || is.null(P)) NULL else P - E)
}

places_of <- function(study) lapply(stats::setNames(nm = study$dimensions), function(d) which(study$items$dimension == d))

scores_of <- function(study, answers) {
  if (is.null(answers)) return(NULL)
  scores <- sapply(places_of(study), function(places) half_score(answers[, places, drop = FALSE]))
  matrix(scores, ncol = length(study$dimensions), dimnames = list(NULL, study$dimensions))
}

# One row of figures from what each person said (NA where the person does not count).
paired_row <- function(study, E, P, G) {
  mean_of <- function(x) if (is.null(x) || all(is.na(x))) NA else mean(x, na.rm = TRUE)
  if (is.null(G)) {
    side <- if (is.null(P)) E else P
    nothing <- c("gap", "sd", "ci", "t", "df", "p", "wilcoxonP", "rankBiserial", "dz", "dav", "hedges", "satisfactionIndex")
    return(c(list(n = sum(!is.na(side)), expectation = mean_of(E), perception = mean_of(P)), stats::setNames(as.list(rep(NA, length(nothing))), nothing)))
  }
  test <- one_sample(G)
  spread <- (sd(E, na.rm = TRUE) + sd(P, na.rm = TRUE)) / 2
  found <- list(n = test$n, expectation = mean_of(E), perception = mean_of(P), gap = test$mean, sd = test$sd, ci = test$ci, t = test$t,
                df = test$df, p = test$p, dz = test$dz,
                dav = if (test$n < 2 || spread == 0) NA else test$mean / spread, hedges = hedges(test$dz, test$n))
  found$satisfactionIndex <- if (study$scale[1] > 0 && test$n > 0) found$perception / found$expectation else NA
  if (test$n == 2) found$hedges <- NULL # J is 0 there: nothing to hold on to
  if (test$n > 0) stopifnot(near(found$perception - found$expectation + 10, found$gap + 10))
  if (!is.na(test$t)) stopifnot(near(t.test(P, E, paired = TRUE)$statistic, test$t))
  c(found, wilcoxon(G))
}

item_rows <- function(study) {
  pairs <- pairs_of(study)
  rows <- lapply(seq_len(nrow(study$items)), function(i) {
    g <- pairs$G[, i]
    g <- g[!is.na(g)]
    c(list(id = study$items$id[i], dimension = study$items$dimension[i]), paired_row(study, pairs$E[, i], pairs$P[, i], if (is.null(pairs$G)) NULL else pairs$G[, i]),
      list(shares = if (length(g)) list(below = mean(g < 0), meets = mean(g == 0), exceeds = mean(g > 0)) else NA))
  })
  holm(holm(rows), to = "pBH", method = "BH")
}

dimension_rows <- function(study) {
  pairs <- pairs_of(study)
  E <- scores_of(study, pairs$E)
  P <- scores_of(study, pairs$P)
  G <- scores_of(study, pairs$G)
  places <- places_of(study)
  alpha_of <- function(answers, d) if (is.null(answers)) NA else alpha(answers[, places[[d]], drop = FALSE])
  exact <- exact_points(study)
  rows <- lapply(study$dimensions, function(d) {
    found <- c(list(id = d), paired_row(study, E[, d], P[, d], G[, d]))
    found$alpha <- list(expectation = alpha_of(study$sides$expectation, d), perception = alpha_of(study$sides$perception, d),
                        gap = alpha_of(pairs$G, d))
    found[c("varE", "varP", "rEP", "reliabilityOfDifference")] <- NA
    variance <- function(scores) {
      x <- if (is.null(scores)) NULL else scores[!is.na(scores[, d]), d]
      if (length(x) < 2) NA else if (is_constant(x)) 0 else var(x)
    }
    found$varE <- variance(E)
    found$varP <- variance(P)
    if (!is.null(G)) {
      counts <- !is.na(G[, d])
      e <- E[counts, d]
      p <- P[counts, d]
      if (isTRUE(found$varE > 0) && isTRUE(found$varP > 0)) {
        found$rEP <- cor(e, p)
        aE <- found$alpha$expectation$value
        aP <- found$alpha$perception$value
        cross <- 2 * found$rEP * sqrt(found$varE * found$varP)
        difference <- found$varP + found$varE - cross
        if (difference > 1e-12) found$reliabilityOfDifference <- (found$varP * aP + found$varE * aE - cross) / difference
      }
    }
    found$weight <- if (is.null(exact) || nrow(exact) == 0) NA else mean(exact[, d])
    found
  })
  holm(rows)
}

# The points of those whose points are all there and sum to exactly 100.
exact_points <- function(study) {
  if (is.null(study$points)) return(NULL)
  sums <- rowSums(study$points)
  study$points[!is.na(sums) & sums == 100, , drop = FALSE]
}

overall_of <- function(study) {
  pairs <- pairs_of(study)
  mean_score <- function(scores) if (is.null(scores)) NULL else rowMeans(scores)
  whole <- paired_row(study, mean_score(scores_of(study, pairs$E)), mean_score(scores_of(study, pairs$P)), mean_score(scores_of(study, pairs$G)))
  G <- scores_of(study, pairs$G)
  weighted <- one_sample(NA)
  if (!is.null(G) && !is.null(study$points)) {
    sums <- rowSums(study$points)
    usable <- !is.na(sums) & sums > 0
    own <- rowSums(study$points / sums * G)
    weighted <- one_sample(ifelse(usable & complete.cases(G), own, NA))
  }
  servperf <- if (is.null(study$sides$perception)) NA else rowMeans(scores_of(study, study$sides$perception))
  servperf <- servperf[!is.na(servperf)]
  index <- 100 * (servperf - study$scale[1]) / diff(study$scale)
  list(
    unweighted = c(list(value = whole$gap), whole[c("n", "expectation", "perception", "sd", "ci", "t", "df", "p", "dz")]),
    weighted = list(value = weighted$mean, n = weighted$n, ci = weighted$ci, t = weighted$t, df = weighted$df, p = weighted$p),
    perceptionIndex = list(value = if (length(index)) mean(index) else NA, n = length(index)),
    servperf = list(value = if (length(servperf)) mean(servperf) else NA, n = length(servperf))
  )
}

score_rows <- function(study, items, dimensions, overall) {
  gaps <- vapply(dimensions, function(d) as.numeric(d$gap), 0)
  item_gaps <- vapply(items, function(i) as.numeric(i$gap), 0)
  perceptions <- vapply(dimensions, function(d) as.numeric(d$perception), 0)
  sizes <- lengths(places_of(study))
  exact <- exact_points(study)
  people <- if (is.null(exact)) 0 else nrow(exact)
  points <- if (people == 0) NA else colMeans(exact)
  # n is the number of people; a mean or sum over dimensions or items rests on each one's own.
  row <- function(id, value, n = NULL) c(list(id = id, value = value), if (!is.na(value) && !is.null(n)) list(n = n))
  list(
    c(row("unweighted", overall$unweighted$value, overall$unweighted$n), list(ci = overall$unweighted$ci)),
    c(row("weighted", overall$weighted$value, overall$weighted$n), list(ci = overall$weighted$ci)),
    row("groupWeighted", sum(points / 100 * gaps), people),
    row("classroomSum", sum(points * gaps), people),
    row("classroomFifth", sum(points * gaps) / length(gaps), people),
    row("textbookSum", sum(points / 100 * gaps * sizes) / sum(sizes), people),
    row("meanOfDimensions", mean(gaps)),
    row("meanOfItems", mean(item_gaps)),
    row("sumOfItems", sum(item_gaps)),
    row("sumOfDimensions", sum(gaps)),
    row("servperfMean", overall$servperf$value, overall$servperf$n),
    row("meanOfDimensionPerceptions", mean(perceptions)),
    row("perceptionIndex", overall$perceptionIndex$value, overall$perceptionIndex$n),
    row("normalisedGap", 100 * overall$unweighted$value / diff(study$scale), overall$unweighted$n),
    row("satisfactionIndex", if (study$scale[1] > 0) overall$unweighted$perception / overall$unweighted$expectation else NA, overall$unweighted$n)
  )
}

measurement_of <- function(study) {
  pairs <- pairs_of(study)
  answers <- list(expectation = study$sides$expectation, perception = study$sides$perception, gap = pairs$G)
  lapply(answers, function(x) {
    if (is.null(x)) return(NA)
    items <- do.call(c, lapply(places_of(study), function(places) item_rest(x[, places, drop = FALSE])))
    names(items) <- vapply(items, function(item) item$id, "")
    list(whole = alpha(x), items = unname(items[colnames(x)]))
  })
}

# The customer gap as one of the five: the same numbers under other names.
customer_gap <- function(dimensions, overall) {
  if (is.na(overall$unweighted$expectation) && all(vapply(dimensions, function(d) is.na(d$gap), NA))) return(NA)
  pick <- function(row, value) c(list(value = row[[value]]), row[c("n", "sd", "ci", "t", "df", "p", "dz")])
  c(list(design = "paired"), pick(overall$unweighted, "value"),
    list(dimensions = lapply(dimensions, function(d) c(list(id = d$id), pick(d, "gap"), list(pHolm = d$pHolm)))))
}
