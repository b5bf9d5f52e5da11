/** Enough points for fourteen digits of what is as smooth as the logarithm of a normal tail. */
const points = 20;
const angles = Array.from({ length: points }, (_, index) => (Math.PI * (index + 0.5)) / points);

/**
 * Stands for a smooth function of x >= 0 that is costly: a polynomial on each stretch between whole numbers, made once x comes
 * there, through the function's values at Chebyshev's points. Source: Trefethen (2013), Approximation Theory and Approximation
 * Practice, chapters 3 and 4.
 */
export function approximateSmooth(valueAt: (x: number) => number): (x: number) => number {
  const known = new Map<number, Float64Array>();
  return (x) => {
    const start = Math.floor(x);
    let coefficients = known.get(start);
    if (coefficients === undefined) {
      coefficients = fitChebyshev((t) => valueAt(start + (t + 1) / 2));
      known.set(start, coefficients);
    }
    return sumChebyshev(coefficients, 2 * (x - start) - 1);
  };
}

/** The coefficients of Chebyshev's polynomials on [-1, 1]. */
function fitChebyshev(valueAt: (t: number) => number): Float64Array {
  const values = angles.map((angle) => valueAt(Math.cos(angle)));
  return Float64Array.from(angles, (_, degree) => {
    const sum = values.reduce((total, value, index) => total + value * Math.cos(degree * (angles[index] ?? 0)), 0);
    return (degree === 0 ? sum : 2 * sum) / points;
  });
}

/** Their sum, by Clenshaw's recurrence. */
function sumChebyshev(coefficients: Float64Array, t: number): number {
  let [next, afterNext] = [0, 0];
  for (let degree = coefficients.length - 1; degree > 0; degree--) {
    const sum = 2 * t * next - afterNext + (coefficients[degree] ?? 0);
    afterNext = next;
    next = sum;
  }
  return t * next - afterNext + (coefficients[0] ?? 0);
}
