# What a rounded and clipped normal answer is on average, for the figures that a made study asks for (data/cases/hotel.yaml and a
# harsher case). Exact, by pnorm(). Needs nothing but base R. Run: Rscript simulation.R > simulation.json
#
# A made answer is the nearest whole number to mean + N(0, person^2) + N(0, item^2), pulled back to the scale's ends, so
# P(answer = k) = pnorm(k + 1/2) - pnorm(k - 1/2), with everything below min + 1/2 at min and above max - 1/2 at max.

moments <- function(mean, sd, min, max) {
  points <- min:max
  upper <- pnorm(c(head(points, -1) + 0.5, Inf), mean, sd)
  chance <- diff(c(0, upper))
  answer <- sum(points * chance)
  c(answer, sqrt(sum(points^2 * chance) - answer^2))
}

cases <- rbind(
  expand.grid(min = 1, max = 7, person = 0.7, item = 0.9, mean = c(6.5, 6.2, 6.1, 5.7, 5.2, 5.1, 5.3, 5.8, 5.4)),
  expand.grid(min = 0, max = 10, person = 2, item = 1.5, mean = c(1, 5, 9.5))
)
lines <- apply(cases, 1, function(case) {
  sd <- sqrt(case[["person"]]^2 + case[["item"]]^2)
  truth <- moments(case[["mean"]], sd, case[["min"]], case[["max"]])
  sprintf('  { "min": %g, "max": %g, "person": %g, "item": %g, "aim": %g, "mean": %.17g, "sd": %.17g }',
          case[["min"]], case[["max"]], case[["person"]], case[["item"]], case[["mean"]], truth[1], truth[2])
})
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
