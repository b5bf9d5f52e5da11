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
  for (let round = 0, width = right - left; round < 400; round++) {
    const slow = round % 3 === 2 && right - left > width / 2;
    if (round % 3 === 2) width = right - left;
    const guess = left + ((right - left) * atLeft) / (atLeft - atRight);
    const middle = slow || guess <= left || guess >= right ? left + (right - left) / 2 : guess;
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
    if (right - left <= 4 * Number.EPSILON * Math.max(Math.abs(left), Math.abs(right))) break;
  }
  return left + (right - left) / 2;
}
