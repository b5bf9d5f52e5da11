# The original design: managers state their belief on the items and rate how far standards are formalised, once a dimension (-9: there are
# none); contact staff rate whether they are able to meet them, and whether promises are kept. Gap 1 is Welch's as in the other design.
# Writes direct.csv, direct.managers.csv, direct.contact.csv, direct.mapping.json and direct.json. Run: Rscript direct.R
source("report.R")
set.seed(1990)

dimensions <- c("arrival", "stay", "meals", "staff", "leaving")
items <- data.frame(id = paste0("h", 1:11), dimension = rep(dimensions, c(2, 3, 2, 3, 1)))
point <- function(x) pmin(pmax(round(x), 1), 7)
grid <- function(n, k, mean, sd) { person <- rnorm(n, 0, sd / 2); matrix(point(rep(mean, each = n) + person + rnorm(n * k, 0, sd)), n) }
E <- grid(60, 11, seq(5.8, 6.3, length.out = 11), 0.9)
P <- grid(60, 11, seq(5.9, 4.9, length.out = 11), 1.2)
M <- grid(9, 11, seq(6.4, 5.6, length.out = 11), 0.7)
F <- grid(9, 5, c(6, 5, 4, 3, 5), 1.3)
K <- grid(14, 5, c(5, 6, 4, 5, 3), 1.2)
G <- grid(14, 5, c(6, 5, 5, 4, 4), 1.1)
E[sample(660, 20)] <- NA
P[sample(660, 20)] <- NA
M[2, 1:2] <- NA
M[5, 3] <- NA
F[1, 3] <- NA
G[, 2] <- 7 # nobody sees a promise broken here
G[4, 5] <- NA
K[c(3, 8), 1] <- NA
K[9, ] <- NA
cell <- function(x) ifelse(is.na(x), "", as.character(x))
rated <- cell(F)
rated[c(4, 7), 4] <- "-9" # no standards exist
rated[4, 5] <- "-9"
F[c(4, 7), 4] <- NA
F[4, 5] <- NA

write_table(cbind(cell(E), cell(P)), c(paste0("E_", items$id), paste0("P_", items$id)), "direct.csv")
write_table(cbind(cell(M), rated), c(paste0("M_", items$id), paste0("F_", dimensions)), "direct.managers.csv")
write_table(cbind(cell(K), cell(G)), c(paste0("able ", dimensions), paste0("kept ", dimensions)), "direct.contact.csv")
entries <- function(prefix, side, audience) lapply(seq_len(nrow(items)), function(i)
  list(column = paste0(prefix, items$id[i]), item = items$id[i], dimension = items$dimension[i], side = side, audience = audience))
ratings <- function(prefix, side, audience) lapply(dimensions, function(d)
  list(column = paste0(prefix, d), item = d, dimension = d, side = side, audience = audience))
write_json(list(scale = list(min = 1, max = 7), columns = c(
  entries("E_", "expectation", "customer"), entries("P_", "perception", "customer"), entries("M_", "belief", "manager"),
  ratings("F_", "formalised", "manager"), ratings("able ", "able", "contact"), ratings("kept ", "kept", "contact")
)), "direct.mapping.json")

read <- function(path, audience) read_study(path, "direct.mapping.json", audience)
manager <- read("direct.managers.csv", "manager")
contact <- read("direct.contact.csv", "contact")
stopifnot(identical(unname(manager$ratings$formalised), unname(F)), identical(unname(contact$ratings$kept), unname(G)))
write_json(report_of(read("direct.csv", "customer"), manager, contact), "direct.json")
