# Reference values for the paired figures of the report: a few small data sets, written out below, and what R says of them.
# Needs nothing but base R. Run: Rscript paired.R > paired.json
#
# The rules: an item counts for those who answered it on all the sides asked. A dimension counts for those who did so on at
# least half of its items, rounded up, and is the mean over exactly these items. The whole counts for those with a score on
# every dimension, and is the mean of their dimension scores. Where an item is worded negatively, x becomes min + max - x.
# Two-sided paired t test against 0 and 95 % interval by t.test(); dz = mean / sd. NA is "not there", written as null.

table_of <- function(text) as.matrix(read.table(text = text, header = FALSE, colClasses = "numeric"))

sets <- list(
  "a restaurant, six dimensions, 5 points" = list(
    min = 1, max = 5, dimensions = c("a", "b", "c", "d", "e", "f"),
    dimension = c("a", "b", "c", "d", "e", "f", "a", "b", "c", "d", "e", "f", "b"),
    E = "
    5 4 4 3 3 4 5 3 NA 5 5 4 5
    4 4 5 2 NA 5 4 5 4 4 2 5 3
    5 4 NA NA 4 NA 5 3 5 4 5 4 5
    3 4 4 4 5 5 4 5 5 4 4 5 5
    4 5 5 5 3 4 3 3 4 4 4 5 3
    5 3 5 5 3 5 5 5 4 4 NA 5 3
    2 4 4 5 5 4 4 3 3 4 NA 4 4
    3 5 3 3 4 4 4 5 4 5 5 4 3
    4 4 4 3 3 5 4 4 4 5 4 4 3",
    P = "
    5 5 4 3 5 4 3 3 NA 3 4 2 5
    3 3 5 4 3 3 5 NA NA 3 4 4 3
    4 4 4 2 4 3 4 3 4 3 4 5 4
    4 3 5 4 3 4 5 4 4 2 4 3 3
    NA 2 3 NA 5 5 3 2 4 3 2 3 1
    2 5 3 3 2 4 4 4 4 3 3 5 2
    2 4 3 4 5 3 3 5 4 3 5 5 4
    3 4 3 3 4 2 3 4 4 3 5 2 3
    3 4 4 4 4 3 4 5 5 5 3 3 NA"
  ),
  "a kiosk, six dimensions, 0 to 10" = list(
    min = 0, max = 10, dimensions = c("speed", "clarity", "safety", "help", "comfort", "price"),
    dimension = c("speed", "speed", "speed", "clarity", "clarity", "safety", "safety", "help", "help", "comfort", "comfort", "price"),
    E = "
    8 8 6 9 10 5 10 6 7 6 6 5
    10 8 6 8 10 7 5 10 10 9 8 9
    2 8 NA 7 7 7 7 5 NA 10 8 5
    10 6 9 8 9 5 5 7 10 10 10 7
    3 10 6 7 7 5 6 9 9 8 8 8
    7 10 8 4 5 8 NA 9 6 6 8 6
    9 5 7 5 6 8 9 6 7 9 6 7
    8 6 7 NA 8 6 6 7 9 10 NA 9
    4 4 8 6 10 6 8 8 5 4 5 6
    3 7 NA 5 8 7 10 8 9 6 5 8
    8 5 5 6 8 NA NA 10 NA 10 NA 10",
    P = "
    6 5 6 10 1 7 7 7 NA 2 3 6
    4 8 10 3 2 3 7 6 10 6 4 8
    10 8 8 4 7 4 1 9 1 10 8 7
    7 NA 3 10 3 NA 8 4 8 6 8 6
    8 8 5 6 6 7 5 9 9 7 5 9
    9 8 5 7 9 9 9 5 5 8 5 4
    5 5 8 6 1 7 4 8 NA 9 10 2
    5 5 6 4 8 6 7 4 4 5 2 4
    8 9 3 2 7 7 6 7 8 6 1 7
    7 4 6 6 2 6 9 7 6 7 5 6
    5 9 4 9 7 10 9 5 3 10 6 8"
  ),
  "many answers missing" = list(
    min = 1, max = 7, dimensions = c("a", "b", "c"),
    dimension = c("c", "a", "b", "a", "b", "b", "c", "a", "b", "c", "a", "b"),
    E = "
    NA NA NA 5 6 5 NA 7 NA NA NA 5
    6 NA 6 5 7 NA NA 4 NA 5 6 4
    6 7 7 6 NA 7 6 NA 6 NA 6 5
    6 6 6 5 NA NA 7 6 7 6 7 NA
    NA 4 7 7 NA 6 5 5 6 4 7 NA
    6 5 7 NA 7 6 5 7 7 7 5 7
    NA NA 7 NA 6 6 6 NA NA 6 NA 7
    5 5 7 5 6 4 7 NA 7 7 4 6
    6 7 NA 7 5 NA 6 4 7 5 6 6
    5 NA NA NA 6 7 7 NA NA 5 NA 5
    7 4 NA 7 NA 7 7 6 6 6 5 NA
    NA 5 NA 7 6 4 7 6 7 6 6 5
    NA 7 7 5 NA 7 3 NA NA 5 5 NA
    NA NA NA NA NA NA NA NA NA NA NA NA",
    P = "
    NA NA NA 5 5 NA NA 2 5 4 3 6
    5 6 2 5 4 6 NA 6 NA 7 3 3
    6 4 5 NA 5 3 4 NA 5 NA NA 5
    6 NA 6 5 NA 6 3 5 6 5 4 7
    7 6 5 6 4 5 NA 5 NA 4 NA 5
    5 6 7 NA 5 4 5 6 NA NA 5 NA
    NA 4 3 4 4 6 4 5 5 NA NA 7
    5 NA NA NA NA 3 5 5 3 5 5 4
    6 2 5 6 NA 4 NA 5 6 6 4 NA
    NA 5 3 6 4 NA 5 7 2 5 NA 6
    5 3 5 5 NA 5 NA 7 NA 4 5 4
    NA 4 4 4 7 5 7 6 NA 3 7 6
    NA 6 4 6 NA 7 NA 4 5 5 NA 7
    NA 5 NA 3 4 6 6 5 3 4 5 3"
  ),
  "negatively worded items" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "a", "a", "b", "b", "b"),
    reverse = c(FALSE, TRUE, FALSE, TRUE, TRUE, FALSE),
    E = "
    5 6 6 6 4 3
    6 7 3 5 7 6
    5 7 7 6 5 NA
    7 NA 5 5 6 7
    6 6 4 4 6 5
    7 6 6 6 6 5
    5 4 4 5 6 5
    7 7 5 3 5 4",
    P = "
    5 5 6 6 4 5
    5 6 6 4 5 3
    5 5 6 6 5 7
    4 5 6 2 5 5
    4 NA 5 7 6 4
    3 4 5 7 6 5
    3 6 5 5 6 3
    4 5 4 4 4 5"
  ),
  "perception above expectation" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "a", "a", "b", "b", "b"),
    E = "
    3 4 4 3 5 4
    4 4 4 4 NA 2
    NA 5 2 4 3 2
    3 4 5 4 3 3
    4 3 3 3 5 6
    4 4 3 3 4 3",
    P = "
    5 5 7 6 6 5
    7 4 6 6 5 6
    7 6 4 NA 6 7
    6 6 7 5 6 4
    5 6 6 7 6 5
    6 5 6 5 6 6"
  ),
  "a gap without variance" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "a", "b", "b"),
    E = "
    6 7 5 6
    5 6 7 4
    7 4 6 6
    6 6 7 7",
    P = "
    5 6 5 5
    4 5 4 6
    6 3 5 3
    5 5 6 4"
  ),
  "no variance at all" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "a", "b", "b"),
    E = "
    6 6 6 6
    6 6 6 6
    6 6 6 6",
    P = "
    6 6 6 6
    6 6 6 6
    6 6 6 6"
  ),
  "one respondent" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "a", "b", "b"),
    E = "
    7 6 6 NA",
    P = "
    4 6 5 3"
  ),
  "two respondents" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "a", "b", "b"),
    E = "
    7 6 6 NA
    5 6 7 7",
    P = "
    4 6 5 3
    6 3 5 6"
  ),
  "perception only" = list(
    min = 1, max = 7, dimensions = c("a", "b", "c"), dimension = c("a", "b", "c", "a", "b", "c", "a", "b"),
    P = "
    NA NA 6 NA 4 NA 5 NA
    6 6 5 3 6 5 3 5
    5 5 4 7 7 NA 6 7
    4 3 NA 5 7 6 6 4
    6 6 NA 6 5 5 7 5
    NA 5 NA NA 4 5 6 NA
    4 5 3 7 6 5 NA 6
    6 7 5 5 5 NA 6 6"
  ),
  "expectation only" = list(
    min = 1, max = 7, dimensions = c("a", "b"), dimension = c("a", "b", "a", "b"),
    E = "
    7 NA 6 6
    6 6 5 NA
    NA 5 NA 7
    6 7 7 4"
  )
)

nothing <- list(n = 0, expectation = NA, perception = NA, gap = NA, sd = NA, ci = c(NA, NA), t = NA, df = NA, p = NA, dz = NA)

# E and P hold one number a respondent, NA on both where the respondent does not count; NULL for a side that is not asked.
figures <- function(E, P) {
  side <- if (is.null(P)) E else P
  counts <- !is.na(side)
  found <- nothing
  found$n <- sum(counts)
  if (found$n == 0) return(found)
  if (!is.null(E)) found$expectation <- mean(E[counts])
  if (!is.null(P)) found$perception <- mean(P[counts])
  if (is.null(E) || is.null(P)) return(found)
  difference <- P[counts] - E[counts]
  found$gap <- mean(difference)
  found$df <- found$n - 1
  if (found$n < 2) return(found)
  found$sd <- sd(difference)
  found$ci <- found$gap + c(-1, 1) * qt(0.975, found$n - 1) * found$sd / sqrt(found$n)
  test <- tryCatch(t.test(P[counts], E[counts], paired = TRUE), error = function(e) NULL)
  if (is.null(test) || is.nan(test$statistic)) return(found) # "data are essentially constant", or 0 divided by 0
  stopifnot(isTRUE(all.equal(as.numeric(test$conf.int), found$ci, tolerance = 1e-12)))
  found$t <- unname(test$statistic)
  found$p <- test$p.value
  found$dz <- found$gap / found$sd
  found
}

analyse <- function(set) {
  sides <- Filter(Negate(is.null), list(E = set$E, P = set$P))
  sides <- lapply(sides, table_of)
  raw <- sides
  for (item in seq_along(set$reverse)[set$reverse]) sides <- lapply(sides, function(x) { x[, item] <- set$min + set$max - x[, item]; x })
  answered <- Reduce(`&`, lapply(sides, Negate(is.na)))
  sides <- lapply(sides, function(x) { x[!answered] <- NA; x })
  score <- function(x, name) {
    places <- which(set$dimension == name)
    enough <- rowSums(answered[, places, drop = FALSE]) >= ceiling(length(places) / 2)
    ifelse(enough, rowMeans(x[, places, drop = FALSE], na.rm = TRUE), NA)
  }
  scores <- lapply(sides, function(x) matrix(sapply(set$dimensions, function(name) score(x, name)), nrow = nrow(x)))
  list(
    scale = c(set$min, set$max), dimensions = set$dimensions, dimension = set$dimension,
    reverse = if (is.null(set$reverse)) rep(FALSE, length(set$dimension)) else set$reverse,
    E = raw$E, P = raw$P,
    items = lapply(seq_along(set$dimension), function(i) figures(sides$E[, i], sides$P[, i])),
    dimensionFigures = lapply(seq_along(set$dimensions), function(d) figures(scores$E[, d], scores$P[, d])),
    overall = figures(if (!is.null(scores$E)) rowMeans(scores$E), if (!is.null(scores$P)) rowMeans(scores$P))
  )
}

json <- function(x, level = 0) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) return(paste0("[\n", paste0("    ", apply(x, 1, json), collapse = ",\n"), "\n  ]"))
  if (is.list(x)) {
    parts <- vapply(x, json, "", level + 1)
    if (is.null(names(x))) return(paste0("[\n", paste0("    ", parts, collapse = ",\n"), "\n  ]"))
    between <- if (level < 2) ",\n  " else ", "
    return(paste0("{ ", paste0('"', names(x), '": ', parts, collapse = between), " }"))
  }
  values <- if (is.character(x)) paste0('"', x, '"')
  else if (is.logical(x)) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
  else ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g", width = -1))
  if (length(x) == 1 && level > 2) values else paste0("[", paste(values, collapse = ", "), "]")
}

cat(json(lapply(sets, analyse)), "\n", sep = "")
