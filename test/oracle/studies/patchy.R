# A made file at the edge of what can be computed: points 1 to 5, six dimensions, two in five answers missing under several codes, an item
# that everybody answers alike, an item where perception always equals expectation, a dimension on which nobody answers half of the
# pairs (though many answer half of the perceptions), an outcome without variance, points that hardly anyone completes.
# Writes patchy.csv, patchy.mapping.json and patchy.json. Run: Rscript patchy.R
source("report.R")
set.seed(404)

dimensions <- c("access", "warmth", "order", "light", "sound", "repair")
items <- data.frame(dimension = rep(dimensions, c(4, 3, 4, 2, 3, 4)))
items$id <- paste0("q", seq_len(nrow(items)))
k <- nrow(items)
n <- 120
point <- function(x) pmin(pmax(round(x), 1), 5)
person <- rnorm(n)
E <- P <- matrix(NA, n, k, dimnames = list(NULL, items$id))
for (d in seq_along(dimensions)) {
  factor_E <- 0.5 * person + 0.8 * rnorm(n)
  factor_P <- 0.4 * factor_E + 0.4 * person + 0.8 * rnorm(n)
  for (i in which(items$dimension == dimensions[d])) {
    E[, i] <- point(4.3 + 0.7 * factor_E + 0.5 * rnorm(n))
    P[, i] <- point(3.4 + 0.15 * d + 0.8 * factor_P + 0.6 * rnorm(n))
  }
}
E[, 6] <- 5 # everybody alike: a gap of one point without variance
P[, 6] <- 4
P[, 9] <- E[, 9] # all ties
E[matrix(runif(n * k) < 0.38, n)] <- NA
P[matrix(runif(n * k) < 0.33, n)] <- NA
# The last dimension: whoever is asked has an expectation of one item only.
last <- which(items$dimension == "repair")
E[, last] <- NA
for (row in seq(1, n, 2)) { i <- sample(last, 1); E[row, i] <- sample(3:5, 1) }
E[7, ] <- P[7, ] <- NA
group <- sample(c("1", "2", "3"), n, TRUE, c(0.6, 0.3, 0.1))
W <- t(sapply(seq_len(n), function(i) { w <- rep(c(20, 20, 20, 20, 10, 10)[sample(6)], 1); w }))
W[matrix(runif(n * 6) < 0.4, n)] <- NA
W[1:3, ] <- rbind(c(10, 20, 30, 20, 10, 10), c(50, 0, 0, 0, 0, 50), c(20, 20, 20, 20, 20, 5))

codes <- c("", "-99", "99", "N.A.", "(skip)")
cell <- function(x) { gone <- is.na(x); x[gone] <- sample(codes, sum(gone), TRUE); x }
cells <- cbind(cell(cbind(E, P)), cell(W), group, "3")
cells <- matrix(as.character(cells), n)
header <- c(paste("expected", items$id), paste("perceived", items$id), paste("share", dimensions), "group", "verdict")
write_table(cells, header, "patchy.csv")
entry <- function(name, i, side) list(column = paste(name, items$id[i]), item = items$id[i], dimension = items$dimension[i], side = side)
columns <- c(
  lapply(seq_len(k), function(i) entry("expected", i, "expectation")), lapply(seq_len(k), function(i) entry("perceived", i, "perception")),
  lapply(dimensions, function(d) list(column = paste("share", d), as = "weight", dimension = d)),
  list(list(column = "group", as = "segment"), list(column = "verdict", as = "outcome", min = 1, max = 5))
)
write_json(list(scale = list(min = 1, max = 5), missing = c(-99, 99, "N.A.", "(skip)"), columns = columns), "patchy.mapping.json")

study <- read_study("patchy.csv", "patchy.mapping.json")
stopifnot(identical(unname(study$sides$expectation), unname(E)), identical(unname(study$sides$perception), unname(P)))
report <- report_of(study)
stopifnot(report$dimensions[[6]]$n == 0, report$overall$perceptionIndex$n > 5, is.na(report$items[[9]]$wilcoxonP), report$items[[6]]$sd == 0)
stopifnot(mean(is.na(cbind(E, P))) > 0.4)
write_json(report, "patchy.json")
