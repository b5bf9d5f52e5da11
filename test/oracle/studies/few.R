# One respondent, and two: what can be said, and what cannot. Writes alone.csv, pair.csv, few.mapping.json, alone.json and pair.json.
# Run: Rscript few.R
source("report.R")

dimensions <- c("food", "food", "room")
ids <- c("f1", "f2", "r1")
header <- c("id", "wave", "town", "E_f1", "E_f2", "E_r1", "P_f1", "P_f2", "P_r1", "W_food", "W_room", "score")
first <- c("a", "1", "north", "7", "6", "5", "4", "6", "6", "70", "30", "8")
second <- c("b", "2", "south", "6", "", "5", "7", "5", "3", "55", "40", "4")
write_table(t(first), header, "alone.csv")
write_table(rbind(first, second), header, "pair.csv")
entry <- function(i, side, prefix) list(column = paste0(prefix, "_", ids[i]), item = ids[i], dimension = dimensions[i], side = side)
write_json(list(scale = list(min = 1, max = 7), columns = c(
  lapply(1:3, entry, "expectation", "E"), lapply(1:3, entry, "perception", "P"),
  list(list(column = "id", as = "respondent"), list(column = "wave", as = "wave"), list(column = "town", as = "segment"),
       list(column = "W_food", as = "weight", dimension = "food"), list(column = "W_room", as = "weight", dimension = "room"),
       list(column = "score", as = "outcome", min = 0, max = 10)))), "few.mapping.json")
for (name in c("alone", "pair")) write_json(report_of(read_study(paste0(name, ".csv"), "few.mapping.json")), paste0(name, ".json"))
