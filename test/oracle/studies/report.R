# A whole report of one study, and the gaps of managers and contact staff.
source("figures.R")
source("study.R")
source("customers.R")
source("comparisons.R")

report_of <- function(study, manager = NULL, contact = NULL) {
  items <- item_rows(study)
  dimensions <- dimension_rows(study)
  overall <- overall_of(study)
  found <- list(
    schema = "fivegaps-report/1",
    responses = list(read = study$read, duplicates = study$duplicates, used = study$read - study$duplicates),
    items = items, dimensions = dimensions, overall = overall[c("unweighted", "weighted", "perceptionIndex")],
    scores = score_rows(study, items, dimensions, overall),
    gaps = provider_gaps(study, manager, contact), waterfall = NA,
    waves = wave_rows(study), segments = segment_rows(study),
    regression = if (length(study$outcomes)) regressions(study) else stats::setNames(list(), character(0)),
    measurement = measurement_of(study)
  )
  found$gaps$`5` <- customer_gap(dimensions, overall)
  found$waterfall <- waterfall_of(study, manager, contact, found$gaps)
  found
}

# A side of its own: its score rests on all its answered items, by the half rule.
side_scores <- function(study, side) if (is.null(study)) NULL else scores_of(study, study$sides[[side]])

# A gap between two sides: second less first. Paired within people of one audience, Welch between two audiences.
side_gap <- function(study, second_of, second, first_of, first, paired) {
  S <- side_scores(second_of, second)
  F <- side_scores(first_of, first)
  if (is.null(S) || is.null(F)) return(NA)
  F <- F[, study$dimensions, drop = FALSE]
  S <- S[, study$dimensions, drop = FALSE]
  test <- function(s, f) {
    if (!paired) {
      r <- welch(s, f)
      return(list(value = r$diff, n = r$n, ci = r$ci, t = r$t, df = r$df, p = r$p))
    }
    r <- one_sample(s - f)
    if (!is.na(r$t)) stopifnot(near(t.test(s, f, paired = TRUE)$statistic, r$t))
    list(value = r$mean, n = r$n, sd = r$sd, ci = r$ci, t = r$t, df = r$df, p = r$p, dz = r$dz)
  }
  c(list(design = if (paired) "paired" else "welch"), test(rowMeans(S), rowMeans(F)),
    list(dimensions = holm(lapply(study$dimensions, function(d) c(list(id = d), test(S[, d], F[, d]))))))
}

# A gap that was rated directly, once a dimension: the score less the scale's top.
direct_gap <- function(study, rated_by, side, counts_none) {
  R <- rated_by$ratings[[side]]
  if (is.null(R)) return(NA)
  R <- R[, study$dimensions, drop = FALSE]
  top <- study$scale[2]
  test <- function(x) {
    r <- one_sample(x - top)
    list(value = r$mean, n = r$n, sd = r$sd, ci = r$ci, t = r$t, df = r$df, p = r$p,
         closure = if (r$n) 100 * (mean(x, na.rm = TRUE) - study$scale[1]) / diff(study$scale) else NA)
  }
  rows <- lapply(study$dimensions, function(d)
    c(list(id = d), test(R[, d]), if (counts_none) list(none = rated_by$none[[side]][[d]])))
  c(list(design = "direct"), test(rowMeans(R)), list(dimensions = holm(rows)))
}

provider_gaps <- function(study, manager, contact) {
  is_direct <- length(manager$ratings) + length(contact$ratings) > 0
  list(
    `1` = side_gap(study, manager, "belief", study, "expectation", FALSE),
    `2` = if (is_direct) direct_gap(study, manager, "formalised", TRUE) else side_gap(study, manager, "standard", manager, "belief", TRUE),
    `3` = if (is_direct) direct_gap(study, contact, "able", FALSE) else side_gap(study, contact, "delivery", manager, "standard", FALSE),
    `4` = if (is_direct) direct_gap(study, contact, "kept", FALSE) else side_gap(study, contact, "delivery", contact, "promise", TRUE)
  )
}

# One mean a side, over those with every dimension score on it. `difference`: the reported paired gap less the same gap on these means.
waterfall_of <- function(study, manager, contact, gaps) {
  side <- function(from, name) {
    scores <- side_scores(from, name)
    if (is.null(scores)) return(NA)
    whole <- rowMeans(scores)
    if (all(is.na(whole))) return(NA)
    list(value = mean(whole, na.rm = TRUE), n = sum(!is.na(whole)))
  }
  sides <- list(expectation = side(study, "expectation"), belief = side(manager, "belief"), standard = side(manager, "standard"),
                delivery = side(contact, "delivery"), promise = side(contact, "promise"), perception = side(study, "perception"))
  if (any(is.na(sides[c("expectation", "belief", "standard", "delivery", "perception")]))) return(NA)
  v <- vapply(sides, function(s) if (is.list(s)) s$value else NA_real_, 0)
  steps <- c(v[["belief"]] - v[["expectation"]], v[["standard"]] - v[["belief"]], v[["delivery"]] - v[["standard"]], v[["perception"]] - v[["delivery"]])
  stopifnot(near(sum(steps) + 10, v[["perception"]] - v[["expectation"]] + 10))
  list(
    sides = sides,
    steps = list(list(step = 1, value = steps[1]), list(step = 2, value = steps[2]), list(step = 3, value = steps[3]),
                 list(step = "interpretation", value = steps[4])),
    difference = list(`2` = gaps$`2`$value - steps[2], `4` = if (is.list(gaps$`4`)) gaps$`4`$value - (v[["delivery"]] - v[["promise"]]) else NA,
                      `5` = gaps$`5`$value - (v[["perception"]] - v[["expectation"]]))
  )
}
