# How many respondents are needed: power.t.test() for the tests, the formulas for the rest, all before rounding up.
# Needs jsonlite. Run: Rscript planner.R > planner.json
library(jsonlite)

paired <- expand.grid(dz = c(0.1, 0.2, 0.3, 0.5, 0.8, 1.5), power = c(0.5, 0.8, 0.9, 0.95))
paired$n <- mapply(function(dz, power) power.t.test(delta = dz, sd = 1, power = power, type = "paired", tol = 1e-10)$n, paired$dz, paired$power)
waves <- expand.grid(difference = c(0.1, 0.3, 0.5, 1), sd = c(0.9, 1.25), power = c(0.8, 0.95))
waves$n <- mapply(function(difference, sd, power) power.t.test(delta = difference, sd = sd, power = power, tol = 1e-10)$n,
                  waves$difference, waves$sd, waves$power)
means <- expand.grid(sd = c(0.9, 1.25, 2), halfWidth = c(0.1, 0.2, 0.3), population = c(NA, 50, 793, 20000))
unlimited <- (qnorm(0.975) * means$sd / means$halfWidth)^2
means$n <- ifelse(is.na(means$population), unlimited, unlimited / (1 + (unlimited - 1) / means$population))
shares <- expand.grid(population = c(60, 793, 1e6), bound = c(0.03, 0.1), p = c(0.5, 0.2), z = c(1.96, 2))
shares$n <- with(shares, population * p * (1 - p) / ((population - 1) * (bound / z)^2 + p * (1 - p)))
slovin <- expand.grid(population = c(50, 793, 10000, 1e7), error = c(0.01, 0.05, 0.1))
slovin$n <- with(slovin, population / (1 + population * error^2))
cat(toJSON(list(paired = paired, waves = waves, means = means, shares = shares, slovin = slovin), digits = I(17), na = "null", pretty = TRUE), "\n", sep = "")
