# Reads data files through their mapping as interface.md describes it, so that R's answers rest on the very files that the
# program is given. `read_study` gives: scale, items (id, dimension), dimensions, sides (a matrix each, reversed where the
# mapping says so), points, outcomes, segments, wave, order, respondent, read, duplicates.

read_table <- function(path) {
  lines <- readLines(path, encoding = "UTF-8")
  cells <- read.csv(text = lines, header = FALSE, colClasses = "character", na.strings = character(0), encoding = "UTF-8")
  list(header = trimws(unlist(cells[1, ], use.names = FALSE)), cells = as.matrix(cells[-1, , drop = FALSE]))
}

audience_of <- c(expectation = "customer", perception = "customer", belief = "manager", standard = "manager", formalised = "manager",
                 delivery = "contact", promise = "contact", able = "contact", kept = "contact")
rating_sides <- c("formalised", "able", "kept")

read_study <- function(path, mapping, audience = "customer") {
  mapping <- jsonlite::fromJSON(mapping, simplifyVector = FALSE)
  table <- read_table(path)
  missing <- unlist(if (is.null(mapping$missing)) list("", "NA", "N/A", "NULL", "-99", "(\u8df3\u8fc7)", "(\u7a7a)") else mapping$missing)
  lo <- mapping$scale$min
  hi <- mapping$scale$max
  mine <- Filter(function(e) {
    default <- if (!is.null(e$side)) audience_of[[e$side]] else "customer"
    (if (is.null(e$audience)) default else e$audience) == audience
  }, mapping$columns)

  text <- function(entry) {
    index <- if (is.numeric(entry$column)) entry$column else match(entry$column, table$header)
    stopifnot(!is.na(index))
    cells <- trimws(table$cells[, index])
    cells[cells == "" | cells %in% missing] <- NA
    cells
  }
  number <- function(cells) {
    points <- unlist(mapping$labels)
    known <- !is.na(cells) & cells %in% names(points)
    cells[known] <- points[cells[known]]
    cells[cells %in% c("-9", "-8", "-7")] <- NA
    value <- suppressWarnings(as.numeric(cells))
    stopifnot(is.na(value) == is.na(cells))
    value
  }

  items <- data.frame(id = character(), dimension = character())
  sides <- list()
  ratings <- list()
  none <- list()
  for (e in Filter(function(e) !is.null(e$item), mine)) {
    x <- number(text(e))
    stopifnot(is.na(x) | (x >= lo & x <= hi))
    if (e$side %in% rating_sides) {
      ratings[[e$side]][[e$item]] <- x
      none[[e$side]][[e$item]] <- sum(text(e) %in% "-9")
      next
    }
    if (isTRUE(e$reverse)) x <- lo + hi - x
    if (!e$item %in% items$id) items <- rbind(items, data.frame(id = e$item, dimension = e$dimension))
    sides[[e$side]][[e$item]] <- x
  }
  n <- nrow(table$cells)
  sides <- lapply(sides, function(columns) {
    x <- matrix(NA_real_, n, nrow(items), dimnames = list(NULL, items$id))
    for (id in names(columns)) x[, id] <- columns[[id]]
    x
  })
  ratings <- lapply(ratings, function(columns) do.call(cbind, columns))
  of_kind <- function(kind) Filter(function(e) identical(e$as, kind), mine)
  named <- function(entries, read) {
    ids <- vapply(entries, function(e) if (is.null(e$id)) e$column else e$id, "")
    stats::setNames(lapply(entries, read), ids)
  }
  single <- function(kind) { e <- of_kind(kind); if (length(e)) text(e[[1]]) else NULL }
  dimensions <- unique(items$dimension)
  weights <- of_kind("weight")
  points <- NULL
  if (length(weights)) {
    points <- sapply(weights, function(e) number(text(e)))
    points <- matrix(points, nrow = n, dimnames = list(NULL, vapply(weights, function(e) e$dimension, "")))[, dimensions, drop = FALSE]
  }
  study <- list(
    scale = c(lo, hi), items = items, dimensions = dimensions, sides = sides, ratings = ratings, none = none, points = points,
    outcomes = named(of_kind("outcome"), function(e) number(text(e))), segments = named(of_kind("segment"), text),
    wave = single("wave"), respondent = single("respondent"), read = n, duplicates = 0
  )
  if (length(of_kind("wave"))) {
    order <- unlist(of_kind("wave")[[1]]$order)
    study$order <- if (is.null(order)) sort(unique(study$wave)) else order
  }
  drop_duplicates(study)
}

# Same respondent id, wave and answers: one counts. Rows without an id are never duplicates.
drop_duplicates <- function(study) {
  if (is.null(study$respondent)) return(study)
  answers <- cbind(do.call(cbind, study$sides), study$points, do.call(cbind, study$outcomes))
  key <- paste(study$respondent, study$wave, apply(answers, 1, paste, collapse = " "), do.call(paste, c(list(""), study$segments)))
  twice <- duplicated(key) & !is.na(study$respondent)
  keep <- function(x) if (is.null(x)) NULL else if (is.matrix(x)) x[!twice, , drop = FALSE] else x[!twice]
  for (part in c("points", "wave", "respondent")) study[[part]] <- keep(study[[part]])
  for (part in c("sides", "ratings", "outcomes", "segments")) study[[part]] <- lapply(study[[part]], keep)
  study$duplicates <- sum(twice)
  study
}
