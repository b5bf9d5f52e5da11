/**
 * R functions that print figures and hold them against report.json. `tally` is an environment, which `apart` does not put back.
 * Below 1e-15 a p is not held: there integrals are sums of rounding errors, in R as here.
 */
export const comparison = `tally <- new.env()
tally$said <- tally$agreed <- 0
tally$report <- NULL
if (file.exists("report.json")) {
  if (requireNamespace("jsonlite", quietly = TRUE)) {
    tally$report <- jsonlite::fromJSON("report.json", simplifyVector = FALSE)
  } else {
    message("jsonlite is not installed: the figures are printed and not compared.")
  }
}
in_report <- function(pointer) {
  value <- tally$report
  for (step in strsplit(pointer, "/", fixed = TRUE)[[1]][-1]) {
    step <- gsub("~0", "~", gsub("~1", "/", step, fixed = TRUE), fixed = TRUE)
    value <- if (is.null(names(value))) value[[as.integer(step) + 1]] else value[[step]]
  }
  value
}
is_closed <- function(x, y) abs(x - y) <= 1e-9 * max(1, abs(y))
is_p <- function(x, y) abs(x - y) <= max(1e-6 * abs(y), 1e-15)
is_solved <- is_closed
is_searched <- function(x, y) abs(x - y) <= 1e-6
say <- function(pointer, value, near) {
  value <- tryCatch(as.numeric(value)[1], error = function(e) NA)
  cat(pointer, " ", format(value, digits = 17), "\\n", sep = "")
  tally$said <- tally$said + 1
  if (is.null(tally$report)) return(invisible())
  wanted <- in_report(pointer)
  if (isTRUE(near(value, wanted))) tally$agreed <- tally$agreed + 1
  else message(pointer, ": ", format(value, digits = 17), ", in the report ", format(wanted, digits = 17))
}
apart <- function(code) {
  code <- substitute(code)
  before <- as.list(globalenv())
  tryCatch(suppressWarnings(eval(code, globalenv())), error = function(e) message(conditionMessage(e)))
  rm(list = setdiff(ls(globalenv()), names(before)), envir = globalenv())
  invisible(list2env(before, globalenv()))
}`;
