/** R functions for factors: unweighted least squares with uniquenesses from .005 to 1, and the order of what is found. */
export const factorFunctions = {
  minres: {
    text: `minres <- function(R, m) {
  parts <- function(u) eigen(R - diag(u), symmetric = TRUE)
  loss <- function(u) sum(parts(u)$values[-seq_len(m)]^2) / 2
  slope <- function(u) { e <- parts(u); -rowSums(sweep(e$vectors[, -seq_len(m), drop = FALSE]^2, 2, e$values[-seq_len(m)], "*")) }
  u <- tryCatch(1 / diag(solve(R)), error = function(e) rep(0.5, ncol(R)))
  for (i in 1:50) u <- optim(u, loss, slope, method = "L-BFGS-B", lower = 0.005, upper = 1,
                             control = list(factr = 1, pgtol = 0, maxit = 10000))$par
  e <- parts(u)
  e$vectors[, seq_len(m), drop = FALSE] %*% diag(sqrt(pmax(e$values[seq_len(m)], 0)), m)
}`,
  },
  in_order: {
    text: `in_order <- function(L, phi = diag(ncol(L))) {
  sign <- ifelse(colSums(L) < 0, -1, 1)
  order <- order(-colSums(L^2))
  list(loadings = sweep(L, 2, sign, "*")[, order, drop = FALSE], phi = (outer(sign, sign) * phi)[order, order, drop = FALSE])
}`,
  },
  partial: {
    text: `partial <- function(R) {
  S <- solve(R)
  Q <- -S / sqrt(outer(diag(S), diag(S)))
  diag(Q) <- 0
  Q
}`,
  },
  chance: {
    text: `chance <- function(n, p, seed) {
  set.seed(seed)
  drawn <- replicate(500, eigen(cor(matrix(rnorm(n * p), n)), symmetric = TRUE, only.values = TRUE)$values)
  apply(drawn, 1, quantile, 0.95, names = FALSE)
}`,
  },
} as const;
