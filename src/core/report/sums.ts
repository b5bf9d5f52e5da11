/** Sums and quotients in which a missing term makes the whole missing. */

export function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

export function sumOfProducts(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  return sumOf(a.map((value, index) => times(value, b[index] ?? null)));
}

export function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

/** Null also where the divisor is 0. */
export function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : a / b;
}
