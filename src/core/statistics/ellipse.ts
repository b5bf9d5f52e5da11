import fQuantile from '@stdlib/stats-base-dists-f-quantile';

/** An ellipse: its centre, its semi-axes, and the angle from the x axis to the major one, above -pi/2 and up to pi/2. */
export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
}

/**
 * The 95 % confidence region of a mean of two variables over n cases, by Hotelling's T^2: the axes are those of the
 * covariance matrix, its eigenvalues times 2 (n - 1) / (n - 2) F(.95; 2, n - 2) / n. Null below three cases, and where either
 * variable has no variance or one determines the other: T^2 does not exist there.
 * Source: Johnson and Wichern (2007), Applied Multivariate Statistical Analysis, 5.4.
 */
export function confidenceEllipse(
  meanX: number,
  meanY: number,
  varX: number,
  varY: number,
  covXY: number,
  n: number,
): Ellipse | null {
  const determinant = varX * varY - covXY ** 2;
  if (n < 3 || !(determinant > 1e-10 * varX * varY)) return null;
  const scale = ((2 * (n - 1)) / (n - 2) / n) * fQuantile(0.95, 2, n - 2);
  // A covariance below this is rounding, whose sign would turn a major axis that stands upright.
  const covariance = Math.abs(covXY) < 1e-12 * Math.sqrt(varX * varY) ? 0 : covXY;
  const larger = (varX + varY + Math.hypot(varX - varY, 2 * covXY)) / 2;
  return {
    x: meanX,
    y: meanY,
    major: Math.sqrt(larger * scale),
    minor: Math.sqrt((determinant / larger) * scale),
    angle: Math.atan2(2 * covariance, varX - varY) / 2,
  };
}
