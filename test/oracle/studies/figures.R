# What the oracles of this folder share: Student's, Welch's and Wilcoxon's figures as interface rulings want them, each checked
# against R's own function. NA is "does not exist" and is written as null.

half_score <- function(answers) {
  # The mean of a row over its answers, if at least half of the items (rounded up) are answered. A quotient of whole numbers,
  # so that equal scores are equal to the last bit whatever they rest on.
  answered <- rowSums(!is.na(answers))
  ifelse(answered >= ceiling(ncol(answers) / 2), rowSums(answers, na.rm = TRUE) / answered, NA)
}

is_constant <- function(x) length(unique(round(x, 12))) < 2

near <- function(a, b, tolerance = 1e-9) isTRUE(all.equal(unname(as.numeric(a)), unname(as.numeric(b)), tolerance = tolerance))

# Student's t of a mean against 0. Without variance the interval is a point, and t, p and dz do not exist.
one_sample <- function(x) {
  x <- x[!is.na(x)]
  n <- length(x)
  found <- list(n = n, mean = if (n) mean(x) else NA, sd = NA, ci = NA, t = NA, df = if (n) n - 1 else NA, p = NA, dz = NA)
  if (n < 2) return(found)
  constant <- is_constant(x)
  found$sd <- if (constant) 0 else sd(x)
  found$ci <- found$mean + c(-1, 1) * qt(0.975, n - 1) * found$sd / sqrt(n)
  if (constant) return(found)
  found$t <- found$mean / (found$sd / sqrt(n))
  found$p <- 2 * pt(-abs(found$t), n - 1)
  found$dz <- found$mean / found$sd
  r <- t.test(x)
  stopifnot(near(r$statistic, found$t), near(r$p.value, found$p), near(r$conf.int, found$ci), near(r$estimate, found$mean))
  found
}

# Welch's t of two independent means: second less first.
welch <- function(second, first) {
  second <- second[!is.na(second)]
  first <- first[!is.na(first)]
  n <- c(length(second), length(first))
  found <- list(diff = if (all(n > 0)) mean(second) - mean(first) else NA, n = n, ci = NA, t = NA, df = NA, p = NA)
  if (any(n < 2) || (is_constant(second) && is_constant(first))) return(found)
  v <- c(var(second), var(first)) / n
  found$t <- found$diff / sqrt(sum(v))
  found$df <- sum(v)^2 / sum(v^2 / (n - 1))
  found$p <- 2 * pt(-abs(found$t), found$df)
  found$ci <- found$diff + c(-1, 1) * qt(0.975, found$df) * sqrt(sum(v))
  r <- t.test(second, first)
  stopifnot(near(r$statistic, found$t), near(r$parameter, found$df), near(r$p.value, found$p), near(r$conf.int, found$ci))
  found
}

# Wilcoxon's signed ranks: zeros dropped, normal approximation with tie and continuity correction.
wilcoxon <- function(x) {
  x <- x[!is.na(x)]
  d <- x[x != 0]
  found <- list(wilcoxonP = NA, rankBiserial = NA, zeros = length(x) - length(d))
  n <- length(d)
  if (n == 0) return(found)
  ranks <- rank(abs(d))
  up <- sum(ranks[d > 0])
  down <- sum(ranks[d < 0])
  ties <- as.numeric(table(ranks))
  z <- up - n * (n + 1) / 4
  z <- (z - sign(z) / 2) / sqrt(n * (n + 1) * (2 * n + 1) / 24 - sum(ties^3 - ties) / 48)
  found$wilcoxonP <- 2 * pnorm(-abs(z))
  found$rankBiserial <- (up - down) / (up + down)
  r <- suppressWarnings(wilcox.test(x, exact = FALSE, correct = TRUE))
  stopifnot(near(r$p.value, found$wilcoxonP), near(r$statistic, up))
  found
}

# Hedges' g = J dz, its interval from the noncentral t.
hedges <- function(dz, n) {
  df <- n - 1
  if (is.na(dz) || df < 2) return(list(value = NA, ci = NA))
  J <- 1 - 3 / (4 * df - 1)
  t <- dz * sqrt(n)
  limit <- function(q) uniroot(function(ncp) pt(t, df, ncp) - q, t + c(-6, 6), extendInt = "downX", tol = 1e-12)$root
  list(value = J * dz, ci = J * c(limit(0.975), limit(0.025)) / sqrt(n))
}

# Cronbach's alpha over complete cases, with Feldt's interval.
alpha <- function(answers) {
  answers <- answers[complete.cases(answers), , drop = FALSE]
  n <- nrow(answers)
  k <- ncol(answers)
  nothing <- list(value = NA, ci = NA)
  if (n < 2 || k < 2) return(nothing)
  v <- cov(answers)
  if (sum(v) == 0) return(nothing)
  value <- k / (k - 1) * (1 - sum(diag(v)) / sum(v))
  ci <- 1 - (1 - value) * qf(c(0.975, 0.025), n - 1, (n - 1) * (k - 1))
  if (all(diag(v) > 0)) {
    r <- suppressMessages(suppressWarnings(psych::alpha(answers, warnings = FALSE, check.keys = FALSE)))
    stopifnot(near(r$total$raw_alpha, value))
    feldt <- psych::alpha.ci(value, n, n.var = k, p.val = 0.05)
    stopifnot(near(c(feldt$lower.ci, feldt$upper.ci), ci))
  }
  list(value = value, n = n, ci = ci)
}

# Each item against the sum of the others of its dimension, and alpha without it; over complete cases.
item_rest <- function(answers) {
  answers <- answers[complete.cases(answers), , drop = FALSE]
  usable <- nrow(answers) > 1 && ncol(answers) > 1
  lapply(seq_len(ncol(answers)), function(i) {
    found <- list(id = colnames(answers)[i], itemRest = NA, alphaIfDeleted = NA)
    if (!usable) return(found)
    rest <- rowSums(answers[, -i, drop = FALSE])
    if (var(rest) > 0 && var(answers[, i]) > 0) found$itemRest <- cor(answers[, i], rest)
    found$alphaIfDeleted <- alpha(answers[, -i, drop = FALSE])$value
    found
  })
}

holm <- function(rows, from = "p", to = "pHolm", method = "holm") {
  p <- vapply(rows, function(row) as.numeric(row[[from]]), 0)
  adjusted <- p.adjust(p, method)
  Map(function(row, q) { row[[to]] <- q; row }, rows, adjusted)
}

write_json <- function(value, path) {
  text <- jsonlite::toJSON(value, digits = NA, auto_unbox = TRUE, null = "null", na = "null", pretty = TRUE)
  # Short lists of numbers on one line.
  text <- gsub("\\[\\s+(-?[0-9.e+-]+),\\s+(-?[0-9.e+-]+)\\s+\\]", "[\\1, \\2]", text)
  write_text(text, path)
}

write_text <- function(lines, path) {
  con <- file(path, open = "wb")
  writeLines(enc2utf8(lines), con, useBytes = TRUE)
  close(con)
}

quote_cell <- function(x) ifelse(grepl("[\",\n]", x), paste0("\"", gsub("\"", "\"\"", x), "\""), x)

# A table of texts as CSV, UTF-8, whatever the locale. Headers may be empty.
write_table <- function(cells, header, path) {
  write_text(c(paste(quote_cell(header), collapse = ","), apply(cells, 1, function(row) paste(quote_cell(row), collapse = ","))), path)
}
