import type { Matrix } from './covariance.ts';
import { orderFactors, type Rotation, uncorrelated } from './factorOrder.ts';
import { minimiseQuartimin } from './quartimin.ts';

const mostSweeps = 1000;
const settled = 1e-10;

/**
 * Varimax: the rotation at right angles that makes the squared loadings of each factor differ most, with every item first
 * stretched to communality 1 (Kaiser) and shrunk back afterwards. Communalities stay as they are. A single factor is left
 * alone. Null without factors, and where the search does not settle.
 * Source: Kaiser (1958), Psychometrika 23(3), two factors at a time. Equal to R's stats::varimax with a small eps; as it comes
 * that stops two or three digits earlier.
 */
export function rotateVarimax(loadings: Matrix): Rotation | null {
  const factors = loadings[0]?.length ?? 0;
  if (factors === 0) return null;
  const lengths = loadings.map((row) => Math.hypot(...row) || 1);
  const rows = loadings.map((row, item) => row.map((value) => value / (lengths[item] ?? 1)));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let widest = 0;
    for (let f = 0; f < factors; f++)
      for (let g = f + 1; g < factors; g++) widest = Math.max(widest, Math.abs(turnPair(rows, f, g)));
    if (widest < settled) {
      const turned = rows.map((row, item) => row.map((value) => value * (lengths[item] ?? 1)));
      return orderFactors({ loadings: turned, phi: uncorrelated(factors) });
    }
  }
  return null;
}

/** Turns two factors, in place, to where varimax is largest in their plane; the angle turned by, from -pi/4 to pi/4. */
function turnPair(rows: number[][], f: number, g: number): number {
  const sums = { u: 0, v: 0, uu: 0, uv: 0 };
  for (const row of rows) {
    const [x = 0, y = 0] = [row[f], row[g]];
    const [u, v] = [x * x - y * y, 2 * x * y];
    sums.u += u;
    sums.v += v;
    sums.uu += u * u - v * v;
    sums.uv += 2 * u * v;
  }
  const across = sums.uv - (2 * sums.u * sums.v) / rows.length;
  const along = sums.uu - (sums.u ** 2 - sums.v ** 2) / rows.length;
  const angle = Math.hypot(across, along) < 1e-12 * rows.length ? 0 : Math.atan2(across, along) / 4;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const row of rows) {
    const [x = 0, y = 0] = [row[f], row[g]];
    row[f] = cos * x + sin * y;
    row[g] = cos * y - sin * x;
  }
  return angle;
}

/**
 * Direct oblimin with gamma 0 (quartimin): factors that may correlate, and whose squared loadings overlap least. The loadings
 * are the pattern; communalities are those of loadings phi loadings'. A single factor is left alone. Null without factors,
 * and where the search does not settle.
 * Source: Jennrich and Sampson (1966), Psychometrika 31(3). Equal to R's GPArotation::oblimin with a small eps.
 */
export function rotateOblimin(loadings: Matrix): Rotation | null {
  const found = loadings[0]?.length ? minimiseQuartimin(loadings) : null;
  return found && orderFactors(found);
}
