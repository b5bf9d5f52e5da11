/**
 * The mean of a function of S = sqrt(chi-squared / df), the estimated over the true standard deviation: what turns a normal
 * probability into that of a studentized statistic. `valueAt(index)` is the function where ln S = index * step - shift, so
 * that a caller may keep values on a fixed grid of indexes. df above 0 and finite.
 *
 * The trapezoidal rule over ln S. Its density, exp(df (u - (exp(2u) - 1) / 2)) up to a factor, is smooth and dies out on both
 * sides, where this rule converges exponentially (Trefethen and Weideman, 2014, SIAM Review 56(3)). Dividing by the same sum
 * over the density spares the gamma function. Parts whose density is under exp(-40) of the highest are left out.
 */
export function averageOverScale(df: number, step: number, shift: number, valueAt: (index: number) => number): number {
  let total = 0;
  let weights = 0;
  const middle = Math.round(shift / step);
  for (const direction of [-1, 1]) {
    for (let index = direction < 0 ? middle : middle + 1; ; index += direction) {
      const logScale = index * step - shift;
      const logDensity = df * (logScale - Math.expm1(2 * logScale) / 2);
      if (!(logDensity >= -40)) break;
      const weight = Math.exp(logDensity);
      weights += weight;
      total += weight * valueAt(index);
    }
  }
  return total / weights;
}

/** A step, a power of two, that resolves the density: a fifth of its standard deviation, which is about 1 / sqrt(2 df). */
export function stepOfScale(df: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(0.125, 0.2 / Math.sqrt(2 * df))));
}
