# Rates with Wilson's interval, from prop.test without continuity correction, and weighted sums of rates with the interval that Zou,
# Huang and Zhang (2009) make of these. Needs jsonlite. Run: Rscript rates.R > rates.json
library(jsonlite)

wilson <- function(x, n) as.vector(suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int))

contrast <- function(x, n, w) {
  ends <- mapply(wilson, x, n)
  part <- w * x / n
  low <- pmin(w * ends[1, ], w * ends[2, ])
  high <- pmax(w * ends[1, ], w * ends[2, ])
  value <- sum(part)
  list(x = x, n = n, weights = w, value = value, ci = c(value - sqrt(sum((part - low)^2)), value + sqrt(sum((high - part)^2))))
}

grid <- list(c(0, 1), c(1, 1), c(0, 7), c(7, 7), c(3, 10), c(31, 100), c(97, 100), c(1, 1000), c(500000, 1000000))
cat(toJSON(list(
  wilson = lapply(grid, function(g) list(x = g[1], n = g[2], ci = wilson(g[1], g[2]))),
  contrasts = list(
    contrast(c(56, 48), c(70, 80), c(1, -1)),
    contrast(c(9, 3), c(10, 10), c(1, -1)),
    contrast(c(10, 0), c(10, 20), c(1, -1)),
    contrast(c(38, 9, 14, 2), c(40, 24, 21, 9), c(.5, -.5, .5, -.5)),
    contrast(c(38, 9, 14, 2), c(40, 24, 21, 9), c(1, -1, -1, 1))
  )
), digits = NA, auto_unbox = TRUE, pretty = TRUE))
