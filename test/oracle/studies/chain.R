# All five gaps on one scale: customers (E, P), 30 managers (belief M, standard S) and 25 contact staff (delivery D, promise A) on the 22
# items of servqual-1991 under their published numbers. Some answers are missing on every side, and some people answer one side only.
# Writes chain.csv, chain.managers.csv, chain.contact.csv, chain.mapping.json and chain.json. Run: Rscript chain.R
source("report.R")
set.seed(1985)

numbers <- list(tangibles = 1:4, reliability = 5:9, responsiveness = 10:13, assurance = 14:17, empathy = 18:22)
# The ids of the instrument's file.
ids <- paste0(rep(c("t", "r", "p", "a", "e"), lengths(numbers)), 1:22)
dimension <- rep(names(numbers), lengths(numbers))

answers <- function(n, mean, spread, missing) {
  person <- rnorm(n)
  x <- matrix(NA, n, 22)
  for (d in seq_along(numbers)) {
    factor <- 0.6 * person + 0.7 * rnorm(n)
    for (i in numbers[[d]]) x[, i] <- pmin(pmax(round(mean[d] + spread * (0.8 * factor + 0.7 * rnorm(n))), 1), 7)
  }
  x[matrix(runif(n * 22) < missing, n)] <- NA
  x
}
E <- answers(150, c(5.5, 6.5, 6.3, 6.2, 5.9), 0.8, 0.02)
P <- answers(150, c(5.3, 5.2, 5.1, 5.7, 5.1), 1.2, 0.02)
M <- answers(30, c(6.3, 6.1, 6.0, 6.0, 5.2), 0.9, 0.06)
S <- answers(30, c(5.9, 5.6, 5.4, 5.5, 4.6), 1.1, 0.10)
D <- answers(25, c(5.6, 5.2, 5.5, 5.9, 5.2), 1.0, 0.08)
A <- answers(25, c(6.0, 6.3, 6.1, 6.0, 5.6), 0.9, 0.05)
P[4, ] <- NA # expectations only
P[9, 18:22] <- NA
E[15, 1:3] <- NA
M[3, ] <- NA # standards only
S[8, ] <- NA # beliefs only
S[11, 5:7] <- NA # no score on reliability
M[12, c(10, 12, 13)] <- NA
M[20, ] <- S[20, ] <- NA # nothing
D[2, ] <- NA
A[5, 14:17] <- NA
A[6, c(1, 2, 4)] <- NA

write_side <- function(path, id, ...) {
  sides <- list(...)
  cells <- do.call(cbind, sides)
  cells <- ifelse(is.na(cells), "", as.character(cells))
  write_table(cbind(sprintf("%s%03d", id, seq_len(nrow(cells))), cells), c("id", unlist(lapply(names(sides), paste0, 1:22))), path)
}
write_side("chain.csv", "C", E = E, P = P)
write_side("chain.managers.csv", "M", M = M, S = S)
write_side("chain.contact.csv", "S", D = D, A = A)

entries <- function(letter, side, audience = NULL) lapply(1:22, function(i)
  c(list(column = paste0(letter, i), item = ids[i], dimension = dimension[i], side = side), if (!is.null(audience)) list(audience = audience)))
write_json(list(scale = list(min = 1, max = 7), columns = c(
  entries("E", "expectation"), entries("P", "perception"), list(list(column = "id", as = "respondent")),
  entries("M", "belief", "manager"), entries("S", "standard", "manager"), list(list(column = "id", as = "respondent", audience = "manager")),
  entries("D", "delivery", "contact"), entries("A", "promise", "contact"), list(list(column = "id", as = "respondent", audience = "contact"))
)), "chain.mapping.json")

read <- function(path, audience) read_study(path, "chain.mapping.json", audience)
customer <- read("chain.csv", "customer")
manager <- read("chain.managers.csv", "manager")
contact <- read("chain.contact.csv", "contact")
stopifnot(identical(unname(manager$sides$standard), unname(S)), identical(unname(contact$sides$promise), unname(A)))
report <- report_of(customer, manager, contact)
# The paired gaps rest on fewer people than the side means, so both must be told apart here.
stopifnot(all(abs(unlist(report$waterfall$difference)) > 1e-6))
write_json(report, "chain.json")
