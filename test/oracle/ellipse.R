# 95 % confidence ellipses of two means by Hotelling's T^2. Needs jsonlite. Run: Rscript ellipse.R > ellipse.json
#
# The axes are the eigenvectors of the covariance matrix. edge: eight points on the ellipse by Cholesky's root of the matrix,
# which knows nothing of axes.
library(jsonlite)

cases <- list(
  list(mean = c(5.4, 6.1), cov = matrix(c(1.3, .4, .4, .8), 2), n = 150),
  list(mean = c(5.4, 6.1), cov = matrix(c(.5, -.6, -.6, 1.9), 2), n = 12),
  list(mean = c(-1, 0), cov = matrix(c(2, 0, 0, .1), 2), n = 40),
  list(mean = c(0, 3), cov = matrix(c(.1, 0, 0, 2), 2), n = 3),
  list(mean = c(3, 3), cov = matrix(c(1, .99, .99, 1), 2), n = 100000)
)

found <- lapply(cases, function(case) {
  scale <- 2 * (case$n - 1) / (case$n - 2) * qf(.95, 2, case$n - 2) / case$n
  e <- eigen(case$cov, symmetric = TRUE)
  angle <- atan(e$vectors[2, 1] / e$vectors[1, 1])
  turns <- seq(0, 2 * pi, length.out = 9)[-9]
  edge <- t(case$mean + sqrt(scale) * t(chol(case$cov)) %*% rbind(cos(turns), sin(turns)))
  list(mean = case$mean, covariance = case$cov, n = case$n,
       major = sqrt(scale * e$values[1]), minor = sqrt(scale * e$values[2]), angle = angle, edge = edge)
})
cat(toJSON(found, digits = I(17), auto_unbox = TRUE), "\n")
