# p-values adjusted by Holm and by Benjamini and Hochberg, by p.adjust(). NA is null. Needs jsonlite. Run: Rscript adjust.R > adjust.json
library(jsonlite)
families <- list(
  c(0.01, 0.04, 0.03, 0.005),
  c(0.9, 0.5, 0.04, 0.04, 0.04, 1e-12, 0.2),
  c(0.02, NA, 0.01, NA, 0.6),
  c(0.5, 0.6, 0.7),
  c(1, 1, 0),
  0.03,
  c(NA, NA),
  # Benjamini and Hochberg (1995), p. 295: fifteen endpoints of a trial of thrombolysis.
  c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1)
)
cases <- lapply(families, function(p) list(p = I(as.numeric(p)), holm = I(p.adjust(as.numeric(p), "holm")), bh = I(p.adjust(as.numeric(p), "BH"))))
cat(toJSON(cases, digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE), "\n", sep = "")
