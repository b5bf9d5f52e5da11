# The noncentral t distribution, and Hedges' g of paired differences with the interval that inverts it. Needs jsonlite.
# Run: Rscript effectSize.R > effectSize.json
#
# pt(ncp =) where R computes it; beyond |ncp| = 37.62 R only approximates, so there the definition P((Z + ncp) / S <= t) is
# integrated over Z. Both must agree where both exist. pnorm, pchisq and integrate are R's.
library(jsonlite)

define <- function(t, df, ncp) {
  if (ncp < 0) return(1 - define(-t, df, -ncp))
  if (t <= 0) return(integrate(function(s) pnorm(t * s - ncp) * 2 * s * df * dchisq(s^2 * df, df), 0, Inf, rel.tol = 1e-12, abs.tol = 0)$value)
  inner <- function(z) dnorm(z) * pchisq(df * (pmax(0, z + ncp) / t)^2, df, lower.tail = FALSE)
  # In pieces about the place where pchisq falls, so that integrate cannot miss it.
  centre <- t - ncp
  width <- max(1, t / sqrt(2 * df))
  cuts <- sort(unique(c(-12, 12, -ncp, seq(-10, 10, 0.5), centre + width * (-6:6))))
  cuts <- cuts[cuts >= -12 & cuts <= 12]
  sum(mapply(function(a, b) integrate(inner, a, b, rel.tol = 1e-12, abs.tol = 1e-15)$value, head(cuts, -1), tail(cuts, -1)))
}
cdf <- function(t, df, ncp) {
  own <- define(t, df, ncp)
  if (abs(ncp) > 37.62) return(own)
  theirs <- suppressWarnings(pt(t, df, ncp))
  if (abs(own - theirs) > 1e-10) stop(sprintf("t %g df %g ncp %g: %.15g %.15g", t, df, ncp, own, theirs))
  theirs
}

grid <- rbind(
  expand.grid(t = c(-3, 0, 0.5, 2, 8), df = c(1, 2, 7, 30, 299, 1e5), ncp = c(-2, 0, 1, 5)),
  expand.grid(t = c(20, 35, 37, 50), df = c(1, 4, 60, 2000), ncp = c(18, 37)),
  expand.grid(t = c(-70, 45, 60, 90), df = c(1, 3, 40, 900), ncp = c(-60, 39.9, 40.1, 60)),
  data.frame(t = c(500, 505, 490, 5000, 5100), df = c(1e5, 1e5, 1e5, 2000, 2000), ncp = c(500, 499, 500, 5000, 5000)),
  data.frame(t = c(1.5, 4), df = 12.75, ncp = c(0.5, 3))
)
grid$p <- mapply(cdf, grid$t, grid$df, grid$ncp)

ncp_at <- function(level, t, df) {
  reach <- 8 * sqrt(1 + t^2 / (2 * df))
  uniroot(function(ncp) define(t, df, ncp) - level, t + c(-reach, reach), tol = 1e-11)$root
}
hedges <- function(dz, n) {
  df <- n - 1
  J <- 1 - 3 / (4 * df - 1)
  t <- dz * sqrt(n)
  list(dz = dz, n = n, value = J * dz, ci = J * c(ncp_at(0.975, t, df), ncp_at(0.025, t, df)) / sqrt(n))
}
effects <- list(hedges(-0.5, 30), hedges(-0.8, 207), hedges(0, 12), hedges(0.1, 5), hedges(2.5, 8), hedges(-1.2, 3),
                hedges(-0.35, 5000), hedges(-4, 250))
correction <- lapply(c(2, 5, 9, 29, 1000), function(df) list(df = df, formula = 1 - 3 / (4 * df - 1),
                     exact = exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))))
# Student's (1908) sleep data, R's sleep: ten people, two drugs.
a <- sleep$extra[sleep$group == 1]
b <- sleep$extra[sleep$group == 2]
average <- list(mean = mean(b - a), sdA = sd(a), sdB = sd(b), dav = mean(b - a) / mean(c(sd(a), sd(b))))
cat(toJSON(list(noncentral = grid, hedges = effects, correction = correction, average = average), digits = I(17), auto_unbox = TRUE, pretty = TRUE), "\n", sep = "")
