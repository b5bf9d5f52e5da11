/**
 * R functions that raise the flags of response quality, one a flag, over raw answers in the order of asking. They use of the
 * script `asked` and `sides`, the items and sides in the order of asking; `shares`, the columns of the points; `weigh`, what
 * these count; and `whole`, their sum.
 */
export const flagFunctions = {
  raw: {
    needs: ['rated'],
    text: `raw <- function(name) do.call(cbind, lapply(setNames(nm = asked), function(id) rated(paste0(id, ".", name))))
given <- function(x) x[!is.na(x)]
none <- function() rep(FALSE, nrow(data))
repeated <- function(x) !is.na(x) & x %in% x[duplicated(x)]
bits <- function(x) { x <- given(x); (lfactorial(length(x)) - sum(lfactorial(tabulate(x - lo + 1)))) / log(2) }
each <- function(x, f) vapply(seq_len(nrow(x)), function(i) f(x[i, ]), f(x[1, ]))
pace <- function() {
  all <- lapply(sides, raw)
  list(answered = rowSums(!is.na(do.call(cbind, all))), questions = rowSums(Reduce("|", lapply(all, function(x) !is.na(x)))))
}`,
  },
  flag_long_string: {
    needs: ['raw'],
    text: `flag_long_string <- function() if (!"perception" %in% sides) none() else
  each(raw("perception"), function(x) if (length(given(x))) max(rle(given(x))$lengths) else 0L) >= max(min(12, length(asked) %/% 2 + 1), 6)`,
  },
  flag_identical_sides: {
    needs: ['raw'],
    text: `flag_identical_sides <- function() {
  all <- lapply(sides, raw)
  same <- each(do.call(cbind, all), function(x) length(unique(given(x))) == 1)
  counts <- do.call(cbind, lapply(all, function(x) rowSums(!is.na(x))))
  full <- counts > 0 & counts >= length(asked) / 2
  same & rowSums(full) >= 2 & rowSums(full[, sides == "perception", drop = FALSE]) > 0 & rowSums(counts) >= 6
}`,
  },
  flag_straight_reversed: {
    needs: ['raw'],
    text: `flag_straight_reversed <- function() {
  negative <- asked %in% reversed
  straight <- function(x) length(unique(given(x))) == 1 && given(x)[1] != (lo + hi) / 2 &&
    sum(!is.na(x[negative])) >= 3 && sum(!is.na(x[!negative])) >= 3
  Reduce("|", lapply(sides, function(name) each(raw(name), straight)))
}`,
  },
  flag_low_variability: {
    needs: ['raw'],
    text: `flag_low_variability <- function() if (!"perception" %in% sides) none() else
  each(raw("perception"), function(x) length(given(x)) >= max(length(x) / 2, 6) && sd(given(x)) < 0.3)`,
  },
  flag_too_fast: {
    needs: ['raw'],
    text: `flag_too_fast <- function() {
  found <- pace()
  seconds <- number("seconds")
  timed <- given(seconds[found$answered > 0])
  middle <- if (length(timed) < 10) 0 else median(timed)
  !is.na(seconds) & (seconds < 2 * found$questions | seconds < middle / 3 * found$answered / (length(asked) * length(sides)))
}`,
  },
  flag_trapped: {
    needs: ['raw'],
    text: 'flag_trapped <- function() if (is.null(data$trapped)) none() else data$trapped %in% c("1", 1)',
  },
  flag_duplicate_respondent: {
    needs: ['raw'],
    text: 'flag_duplicate_respondent <- function() !is.na(data$respondent) & repeated(paste(data$respondent, data$wave, sep = "\\r"))',
  },
  flag_token_reused: {
    needs: ['raw'],
    text: `flag_token_reused <- function() if (is.null(data$token)) none() else
  !is.na(data$token) & repeated(paste(data$token, data$wave, sep = "\\r"))`,
  },
  flag_points_sum: {
    needs: ['raw'],
    text: `flag_points_sum <- function() {
  if (length(shares) == 0) return(none())
  given <- weigh(do.call(cbind, lapply(shares, number)))
  rowSums(!is.na(given)) > 0 & rowSums(given, na.rm = TRUE) != whole
}`,
  },
  flag_points_equal: {
    needs: ['raw'],
    text: `flag_points_equal <- function() if (length(shares) < 2) none() else
  each(weigh(do.call(cbind, lapply(shares, number))), function(x) !anyNA(x) && min(x) > 0 &&
    diff(range(x)) <= (sum(x) == whole && whole %% length(x) != 0))`,
  },
  flag_cloned: {
    needs: ['raw'],
    text: `flag_cloned <- function() {
  all <- lapply(sides, raw)
  inside <- lapply(all, function(x) do.call(cbind, lapply(items, function(ids) each(x[, ids, drop = FALSE], bits))))
  answers <- do.call(cbind, all)
  telling <- rowSums(!is.na(answers)) >= 10 & each(answers, function(x) length(unique(given(x)))) >= 3 &
    rowSums(do.call(cbind, inside)) >= 12
  cells <- data[c(t(outer(asked, sides, paste, sep = ".")), shares)]
  key <- ifelse(telling, do.call(paste, c(cells, sep = "\\r")), NA)
  repeated(key) & ave(seq_along(key), key, FUN = function(i)
    length(unique(data$respondent[i])) > 1 || anyNA(data$respondent[i])) > 0
}`,
  },
  flag_burst: {
    needs: ['raw'],
    text: `# The answers of an anonymous study are exported with the hour alone, in which no burst shows.
flag_burst <- function() {
  at <- round(1000 * as.numeric(as.POSIXct(data$submitted, format = "%Y-%m-%dT%H:%M:%OS", tz = "UTC")))
  usable <- !is.na(at) & at %% 60000 != 0
  seconds <- number("seconds")
  keys <- list(ifelse(!is.na(seconds) & seconds < 2 * pace()$questions, "fast", NA))
  for (half in 1:2) {
    if (half > length(asked)) next
    ids <- asked[seq(half, length(asked), 2)]
    found <- rowSums(do.call(cbind, lapply(sides, function(name) each(raw(name)[, ids, drop = FALSE], bits))))
    cells <- data[c(outer(ids, sides, paste, sep = "."))]
    keys <- c(keys, list(ifelse(found >= 12, do.call(paste, c(cells, sep = "\\r")), NA)))
  }
  burst <- none()
  for (key in keys) for (rows in split(which(usable & !is.na(key)), key[usable & !is.na(key)])) {
    rows <- rows[order(at[rows])]
    for (i in seq_along(rows)) if (i >= 5 && at[rows[i]] - at[rows[i - 4]] <= 10000) burst[rows[(i - 4):i]] <- TRUE
  }
  burst
}`,
  },
  flag_zone_inverted: {
    needs: ['raw', 'side'],
    text: `flag_zone_inverted <- function() if (!all(c("minimum", "desired") %in% sides)) none() else
  rowSums(side("minimum") > side("desired"), na.rm = TRUE) > 9 / 22 * length(asked)`,
  },
} as const;
