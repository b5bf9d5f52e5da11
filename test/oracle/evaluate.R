# Runs scripts and says what each printed last. Run in the folder of the data: Rscript evaluate.R scripts.json values.json
if (length(commandArgs(TRUE)) < 2) quit(save = "no") # it makes no oracle of its own
scripts <- jsonlite::fromJSON(commandArgs(TRUE)[1])
value_of <- function(code) {
  value <- tryCatch(suppressWarnings(eval(parse(text = code), new.env(parent = globalenv()))), error = function(e) conditionMessage(e))
  if (is.character(value)) list(error = value) else list(value = as.numeric(value))
}
values <- lapply(scripts, value_of)
writeLines(jsonlite::toJSON(values, digits = I(17), auto_unbox = TRUE, na = "null", null = "null"), commandArgs(TRUE)[2])
