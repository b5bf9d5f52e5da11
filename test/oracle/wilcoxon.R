# Wilcoxon's signed-rank test of tallied differences: values and how often each was seen. p by wilcox.test() with the normal
# approximation and continuity correction; it drops zeros. The rank-biserial correlation by its definition. NA is null.
# Needs jsonlite. Run: Rscript wilcoxon.R > wilcoxon.json
library(jsonlite)

case <- function(name, values, counts = rep(1, length(values))) {
  d <- rep(values, counts)
  ranked <- d[d != 0]
  ranks <- rank(abs(ranked))
  plus <- sum(ranks[ranked > 0])
  minus <- sum(ranks[ranked < 0])
  test <- suppressWarnings(wilcox.test(d, rep(0, length(d)), paired = TRUE, exact = FALSE, correct = TRUE))
  stopifnot(length(ranked) == 0 || test$statistic == plus)
  list(name = name, values = values, counts = counts, n = length(ranked), zeros = sum(d == 0), wPlus = plus, wMinus = minus,
       p = if (length(ranked) == 0) NA else test$p.value,
       rankBiserial = if (length(ranked) == 0) NA else (plus - minus) / (plus + minus))
}

cases <- list(
  # Hollander and Wolfe (1973), p. 29, the example of ?wilcox.test: depression scores of nine patients, first and second visit.
  case("Hollander and Wolfe's nine patients", sort(c(-0.952, 0.147, -1.022, -0.43, -0.62, -0.59, -0.49, 0.08, -0.01))),
  case("a seven-point item with many zeros and ties", -6:4, c(3, 5, 11, 18, 34, 61, 85, 20, 9, 3, 1)),
  case("thirds, which ties must survive", (-5:5) / 3, c(2, 3, 1, 4, 6, 9, 7, 2, 3, 1, 2)),
  case("one side only", c(1, 2, 3), c(4, 5, 6)),
  case("one tie only", c(-2, 2), c(7, 12)),
  case("a single difference", -3, 1),
  case("two that cancel out", c(-1, 1), c(1, 1)),
  case("a rank sum as expected", c(-3, -1, 2), c(1, 1, 2)),
  case("a rank sum a half from its expectation", c(-2, -1, 1, 3)),
  case("zeros and one difference", c(0, 1), c(9, 1)),
  case("zeros only", 0, 5),
  case("a hundred thousand people", -6:6, c(400, 900, 3000, 7000, 12000, 17000, 38500, 9000, 7000, 3200, 1200, 600, 200))
)
cat(toJSON(cases, digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE), "\n", sep = "")
