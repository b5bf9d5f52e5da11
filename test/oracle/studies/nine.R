# Perceptions alone (SERVPERF) on points 1 to 9, five dimensions, with points to share, an outcome, and labels instead of numbers at the
# ends. Writes nine.csv, nine.mapping.json and nine.json. Run: Rscript nine.R
source("report.R")
set.seed(1992)

dimensions <- c("place", "promise", "pace", "trust", "care")
items <- data.frame(id = paste0("s", 1:14), dimension = rep(dimensions, c(3, 3, 2, 3, 3)))
n <- 180
person <- rnorm(n)
P <- sapply(seq_len(14), function(i) NA * person)
for (d in seq_along(dimensions)) {
  factor <- 0.6 * person + 0.7 * rnorm(n)
  for (i in which(items$dimension == dimensions[d])) P[, i] <- pmin(pmax(round(5.2 + 0.4 * d + 1.6 * factor + 1.1 * rnorm(n)), 1), 9)
}
satisfied <- pmin(pmax(round(3.2 + 0.9 * scale(rowMeans(P)) + 0.6 * rnorm(n)), 1), 5)
P[matrix(runif(n * 14) < 0.02, n)] <- NA
P[31, 1:6] <- NA
P[32, c(1, 2)] <- NA
W <- t(sapply(seq_len(n), function(i) { w <- pmax(5 * round((c(10, 30, 20, 20, 20) + rnorm(5, 0, 5)) / 5), 0); w[2] <- w[2] + 100 - sum(w); pmax(w, 0) }))
W[5, ] <- c(30, 30, 30, 30, 30)
W[6, 1] <- NA

cell <- function(x) { y <- ifelse(is.na(x), "", as.character(x)); y }
cells <- cell(P)
cells[cells == "1"] <- "poor"
cells[cells == "9"] <- "excellent"
cells[12, 4] <- "-9" # no opinion
P[12, 4] <- NA
write_table(cbind(cells, cell(W), cell(satisfied)), c(paste("Statement", 1:14), paste0("points: ", dimensions), "satisfied"), "nine.csv")
write_json(list(scale = list(min = 1, max = 9), labels = list(poor = 1, excellent = 9), columns = c(
  lapply(1:14, function(i) list(column = paste("Statement", i), item = items$id[i], dimension = items$dimension[i], side = "perception")),
  lapply(dimensions, function(d) list(column = paste0("points: ", d), as = "weight", dimension = d)),
  list(list(column = "satisfied", as = "outcome", min = 1, max = 5)))), "nine.mapping.json")

study <- read_study("nine.csv", "nine.mapping.json")
stopifnot(identical(unname(study$sides$perception), unname(P)))
report <- report_of(study)
whole <- P[complete.cases(P), ]
stopifnot(nrow(whole) >= 100)
R <- cor(whole)
bartlett <- psych::cortest.bartlett(R, nrow(whole))
report$factors <- list(expectation = NA, gap = NA, perception = list(
  n = nrow(whole), kmo = list(value = psych::KMO(R)$MSA), bartlett = list(chi2 = bartlett$chisq, df = bartlett$df, p = bartlett$p.value),
  eigenvalues = eigen(R, symmetric = TRUE)$values))
write_json(report, "nine.json")
