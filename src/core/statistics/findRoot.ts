/**
 * Where a function that falls from `low` to `high` (low < high) crosses nought, to the last bits: by false position after
 * Illinois, with a bisection wherever that does not at least halve the bracket in two steps. Where it does not cross between
 * them, the end that is nearer to a crossing. Source: Dowell and Jarratt (1971), BIT 11(2).
 */
export function findRootOfFalling(valueAt: (x: number) => number, low: number, high: number): number {
  let left = low;
  let right = high;
  let atLeft = valueAt(left);
  let atRight = valueAt(right);
  if (!(atLeft > 0)) return left;
  if (!(atRight < 0)) return right;
  let lastSide = 0;
  // A guess this near to an end, which is the crossing then, is moved to its other side, further each time.
  let nudge = 1;
  for (let round = 0, width = right - left; round < 400; round++) {
    const finest = 2 * Number.EPSILON * Math.max(Math.abs(left), Math.abs(right));
    if (right - left <= 2 * finest) break;
    const isSlow = round % 3 === 2 && right - left > width / 2;
    if (round % 3 === 2) width = right - left;
    let guess = left + ((right - left) * atLeft) / (atLeft - atRight);
    if (guess < left + nudge * finest || guess > right - nudge * finest) {
      guess = guess < left + nudge * finest ? left + nudge * finest : right - nudge * finest;
      nudge *= 4;
    } else if (isSlow) guess = left + (right - left) / 2;
    const middle = guess > left && guess < right ? guess : left + (right - left) / 2;
    if (middle <= left || middle >= right) break;
    const value = valueAt(middle);
    if (value === 0) return middle;
    if (value > 0) {
      left = middle;
      atLeft = value;
      if (lastSide === -1) atRight /= 2;
      lastSide = -1;
    } else {
      right = middle;
      atRight = value;
      if (lastSide === 1) atLeft /= 2;
      lastSide = 1;
    }
  }
  return left + (right - left) / 2;
}

/**
 * Where a probability that falls from `low` to `high` is `wanted`, above 0 and below 1. Looked for in log odds, which are less bent
 * than what levels off at 0 and at 1: that takes half as many steps.
 */
export function findProbability(
  probabilityAt: (x: number) => number,
  wanted: number,
  low: number,
  high: number,
): number {
  return findRootOfFalling((x) => logOdds(probabilityAt(x)) - logOdds(wanted), low, high);
}

/** Nearer to 0 or 1 it tells nothing of where it would be another. */
const least = 1e-16;

function logOdds(probability: number): number {
  const within = Math.min(Math.max(probability, least), 1 - least);
  return Math.log(within / (1 - within));
}
