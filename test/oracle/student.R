# Two-sided p-values and 97.5 % points of Student's t, far out in the tails too. Base R. Run: Rscript student.R > student.json
grid <- expand.grid(t = c(0, 0.3, -2, 4, -12, 36), df = c(1, 2, 9, 30, 500, 100000))
lines <- sprintf('  { "t": %g, "df": %.0f, "p": %.17g, "quantile": %.17g }',
                 grid$t, grid$df, 2 * pt(-abs(grid$t), grid$df), qt(0.975, grid$df))
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
