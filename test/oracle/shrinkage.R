# Means of groups drawn towards the mean of all, and the limits of a funnel plot. Each group is tallied as in groups.R.
# Variances from the mean squares of aov; of equally large groups lme must say the same. Needs jsonlite and nlme.
# Run: Rscript shrinkage.R > shrinkage.json
library(jsonlite)

shrink <- function(x, g) {
  squares <- summary(aov(x ~ g))[[1]][["Mean Sq"]]
  n <- as.vector(table(g))
  means <- as.vector(tapply(x, g, mean))
  within <- squares[2]
  size <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
  between <- max(0, (squares[1] - within) / size)
  variances <- between + within / n
  centre <- weighted.mean(means, 1 / variances)
  kept <- between / variances
  shrunk <- centre + kept * (means - centre)
  if (length(unique(n)) == 1 && between > 0) {
    fit <- nlme::lme(x ~ 1, random = ~ 1 | g, control = nlme::lmeControl(msTol = 1e-12, tolerance = 1e-12))
    stopifnot(max(abs(coef(fit)[levels(g), 1] - shrunk)) < 1e-6)
  }
  list(centre = centre, within = within, between = between, kept = I(kept), shrunk = I(shrunk))
}

funnel <- function(x, g) {
  within <- summary(aov(x ~ g))[[1]][2, "Mean Sq"]
  reach <- function(p, n) qnorm(p) * sqrt(within / n)
  lapply(as.vector(table(g)), function(n) list(inner = mean(x) + c(-1, 1) * reach(0.975, n), outer = mean(x) + c(-1, 1) * reach(0.999, n)))
}

case <- function(name, denominator, ...) {
  whole <- list(...)
  samples <- lapply(whole, function(values) values / denominator)
  x <- unlist(samples)
  g <- factor(rep(seq_along(samples), lengths(samples)))
  tally <- function(values) list(values = I(as.numeric(names(table(values)))), counts = I(as.integer(table(values))))
  list(name = name, denominator = denominator, groups = lapply(whole, tally), overall = mean(x), shrinkage = shrink(x, g), funnel = funnel(x, g))
}

rails <- split(nlme::Rail$travel, factor(nlme::Rail$Rail, levels = 1:6))
months <- split(airquality$Ozone[!is.na(airquality$Ozone)], airquality$Month[!is.na(airquality$Ozone)])
cases <- list(
  # Devore (2000): six rails, three times each, R's nlme::Rail.
  do.call(case, c("Devore's rails", 1, unname(rails))),
  do.call(case, c("Dobson's plants", 100, unname(split(round(PlantGrowth$weight * 100), PlantGrowth$group)))),
  do.call(case, c("ozone in New York, by month", 1, unname(months))),
  # Chance alone explains them: all are drawn to the middle.
  case("groups that do not differ", 4, c(-8, -6, -6, -5, 0, 1), c(-8, -6, -5, -4, -1, 2), c(-7, -7, -5, -5, 1)),
  case("a group of one among three", 4, c(-8, -6, -6, -5, 0, 1), c(9, 8, 12, 14, 15, 11, 9), c(-7))
)
cat(toJSON(cases, digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE), "\n", sep = "")
