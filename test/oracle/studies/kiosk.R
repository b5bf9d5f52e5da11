# A made file that nobody prepared: six dimensions of one to five items, points 0 to 10, headers in Korean and some none at all (found
# by position), some columns that run the other way, points that do not always sum to 100, three waves whose order only the mapping
# knows, people in one or two of them, a segment of one person and one of four, one row twice.
# Writes kiosk.csv, kiosk.mapping.json and kiosk.json. Run: Rscript kiosk.R
source("report.R")
set.seed(1010)

sizes <- c(speed = 3, clarity = 1, safety = 5, help = 2, comfort = 4, price = 2)
items <- data.frame(id = unlist(lapply(names(sizes), function(d) paste0(substr(d, 1, 2), seq_len(sizes[[d]])))), dimension = rep(names(sizes), sizes))
k <- nrow(items)

# 90 people before, 70 in the middle (30 of them again), 55 after (25 from the middle, 5 only from before).
respondent <- c(1:90, 1:30, 101:140, 101:125, 86:90, 201:225)
wave <- rep(c("before", "middle", "after"), c(90, 70, 55))
n <- length(respondent)
branch_of_person <- sample(c("A", "B", "C"), 300, TRUE, c(0.5, 0.35, 0.15))
branch_of_person[c(41, 55, 110, 210)] <- "D"
branch_of_person[50] <- "E"
branch_of_person[c(60, 130)] <- ""
branch <- branch_of_person[respondent]

person <- rnorm(300)[respondent]
point <- function(x) pmin(pmax(round(x), 0), 10)
mean_E <- c(8.2, 7.6, 8.8, 7.4, 6.8, 7.9)
mean_P <- c(6.4, 7.1, 7.9, 7.0, 7.2, 5.6)
E <- P <- matrix(NA, n, k, dimnames = list(NULL, items$id))
for (d in seq_along(sizes)) {
  factor_E <- 0.6 * person + 0.8 * rnorm(n)
  factor_P <- 0.3 * factor_E + 0.5 * person + 0.9 * rnorm(n) + 0.5 * (wave == "middle") * (d == 1) + 1.0 * (wave == "after") * (d %in% c(1, 6)) - 0.9 * (branch == "B") * (d == 4)
  for (i in which(items$dimension == names(sizes)[d])) {
    E[, i] <- point(mean_E[d] + 1.1 * factor_E + 1.1 * rnorm(n))
    P[, i] <- point(mean_P[d] + 1.4 * factor_P + 1.2 * rnorm(n))
  }
}
recommend <- point(6 + 1.5 * scale(rowMeans(P)) + 1.3 * rnorm(n))
W <- t(sapply(seq_len(n), function(i) { w <- pmax(5 * round((c(25, 10, 25, 15, 10, 15) + rnorm(6, 0, 6)) / 5), 0); w[1] <- w[1] + 100 - sum(w); pmax(w, 0) }))
W[c(3, 77), ] <- cbind(20, 20, 20, 20, 20, 20) # 120
W[12, ] <- c(30, 10, 30, 10, 5, 5) # 90
W[20, ] <- 0
W[33, ] <- NA
W[44, 2] <- NA
E[matrix(runif(n * k) < 0.03, n)] <- NA
P[matrix(runif(n * k) < 0.04, n)] <- NA
P[25, 8:k] <- NA # broke off
E[61, ] <- P[61, ] <- NA # no answer at all
recommend[c(8, 61, 99)] <- NA

# How it stands in the file: these columns run the other way.
turned_E <- c("sa2", "co3", "pr1")
turned_P <- c("sa2", "co3", "sp2")
raw <- function(x, turned) { x[, turned] <- 10 - x[, turned]; x }
id <- sprintf("K%03d", respondent)
id[c(140, 141)] <- "" # no id: never a duplicate, never linked
cell <- function(x) ifelse(is.na(x), "", x)
cells <- cbind(id, wave, branch, cell(raw(P, turned_P)), cell(raw(E, turned_E)), cell(W), cell(recommend), "x")
header <- c("\ud68c\uc6d0", "\uc2dc\uae30", "\uc9c0\uc810",
            paste0(seq_len(k), "\ubc88 (\uc778\uc9c0)"), paste0(seq_len(k), "-\uae30\ub300"),
            paste("\ube44\uc911", names(sizes)), "\ucd94\ucc9c", "memo")
header[c(3 + 4, 3 + k + 4, 3 + k + 9)] <- "" # columns without a name: only their place is known
cells[150, 3 + 2] <- "\uc0dd\ub7b5" # "left out", a code for missing
P[150, 2] <- NA
again <- function(row) { again <- cells[row, ]; again[4] <- if (again[4] == "9") "8" else "9"; again }
# Row 17 stands there twice; the persons of rows 40 and 20 (who is in two waves) answer once more, with one other answer.
cells <- rbind(cells, cells[17, ], again(40), again(20))
write_table(cells, header, "kiosk.csv")

column <- function(index) if (header[index] == "") index else header[index]
entry <- function(index, i, side, turned) c(list(column = column(index), item = items$id[i], dimension = items$dimension[i], side = side),
                                            if (items$id[i] %in% turned) list(reverse = TRUE))
columns <- c(
  lapply(seq_len(k), function(i) entry(3 + k + i, i, "expectation", turned_E)),
  lapply(seq_len(k), function(i) entry(3 + i, i, "perception", turned_P)),
  list(list(column = header[1], as = "respondent"), list(column = header[2], as = "wave", order = c("before", "middle", "after")),
       list(column = header[3], as = "segment", id = "branch")),
  lapply(seq_along(sizes), function(d) list(column = header[3 + 2 * k + d], as = "weight", dimension = names(sizes)[d])),
  list(list(column = header[4 + 2 * k + 6], as = "outcome", id = "recommend", min = 0, max = 10), list(column = "memo", as = "ignore"))
)
write_json(list(scale = list(min = 0, max = 10), missing = c("", "\uc0dd\ub7b5"), columns = columns), "kiosk.mapping.json")

study <- read_study("kiosk.csv", "kiosk.mapping.json")
stopifnot(study$duplicates == 1, identical(unname(study$sides$expectation[1:n, ]), unname(E)), identical(unname(study$sides$perception[1:n, ]), unname(P)),
          identical(study$dimensions, names(sizes)), nrow(study$sides$expectation) == n + 2)
write_json(report_of(study), "kiosk.json")
