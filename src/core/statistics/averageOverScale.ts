/**
 * The mean of a function of S = sqrt(chi-squared / df), the estimated over the true standard deviation: what turns a normal
 * probability into that of a studentized statistic. Gives the mean of any function over the one S. df above 0 and finite.
 *
 * The trapezoidal rule over ln S. Its density, exp(df (u - (exp(2u) - 1) / 2)) up to a factor, is smooth and dies out on both
 * sides, where this rule converges exponentially (Trefethen and Weideman, 2014, SIAM Review 56(3)). Dividing by the same sum
 * over the density spares the gamma function. Parts whose density is under exp(-40) of the highest are left out.
 */
export function averageOverScale(df: number, step: number): (valueAt: (scale: number) => number) => number {
  const scales: number[] = [];
  const weights: number[] = [];
  let whole = 0;
  for (const direction of [-1, 1]) {
    for (let index = direction < 0 ? 0 : 1; ; index += direction) {
      const logScale = index * step;
      const logDensity = df * (logScale - Math.expm1(2 * logScale) / 2);
      if (!(logDensity >= -40)) break;
      const weight = Math.exp(logDensity);
      scales.push(Math.exp(logScale));
      weights.push(weight);
      whole += weight;
    }
  }
  return (valueAt) => {
    let total = 0;
    for (let index = 0; index < scales.length; index++) total += (weights[index] ?? 0) * valueAt(scales[index] ?? 1);
    return total / whole;
  };
}

/** A step, a power of two, that resolves the density: two fifths of its standard deviation at most, which is about 1 / sqrt(2 df). */
export function stepOfScale(df: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(0.125, 0.4 / Math.sqrt(2 * df))));
}
