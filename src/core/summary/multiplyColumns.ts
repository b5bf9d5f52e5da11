import { mostTogether } from './answerColumns.ts';

/** Bits of a whole number that floating point keeps exactly. */
const exactBits = 53;

/** What lies side by side, and what a variable came to with it: one for all who multiply, one after the other. */
let bundled = new Float64Array(0);
let found = new Float64Array(0);

/**
 * Multiplies columns of whole numbers from -`largest` to `largest` with each other, of `mostTogether` people at most, and adds up
 * over them; where a column's products cannot pass 2^53.
 *
 * Answers are small, so that several fit side by side into one number, each with room for its sum of products: 2^28 z + 2^14 y + x
 * times a is 2^28 za + 2^14 ya + xa. One multiplication then does the work of three, and every sum is still exact.
 */
export function startMultiplying(size: number, largest: number) {
  // One bit more for the sign.
  const width = Math.ceil(Math.log2(largest * largest * mostTogether + 1)) + 1;
  const lanes = Math.max(1, Math.min(size, Math.floor(exactBits / width)));
  const shift = 2 ** width;
  const bundles = Math.ceil(size / lanes);
  // With room behind the last, as they are read four at a time.
  const room = bundles + 3;

  const bundle = (columns: Float64Array, count: number) => {
    for (let b = 0; b < bundles; b++) {
      const to = b * mostTogether;
      bundled.fill(0, to, to + count);
      for (let variable = Math.min(size, (b + 1) * lanes) - 1; variable >= b * lanes; variable--) {
        const from = variable * mostTogether;
        for (let person = 0; person < count; person++)
          bundled[to + person] = (bundled[to + person] ?? 0) * shift + (columns[from + person] ?? 0);
      }
    }
  };
  /** Four bundles at a time, as each addition would have to wait for the last one. */
  const multiply = (columns: Float64Array, variable: number, count: number) => {
    const from = variable * mostTogether;
    for (let b = Math.floor(variable / lanes); b < bundles; b += 4) {
      const one = b * mostTogether;
      const two = one + mostTogether;
      const three = two + mostTogether;
      const four = three + mostTogether;
      let ofOne = 0;
      let ofTwo = 0;
      let ofThree = 0;
      let ofFour = 0;
      for (let person = 0; person < count; person++) {
        const value = columns[from + person] ?? 0;
        ofOne += value * (bundled[one + person] ?? 0);
        ofTwo += value * (bundled[two + person] ?? 0);
        ofThree += value * (bundled[three + person] ?? 0);
        ofFour += value * (bundled[four + person] ?? 0);
      }
      found[b] = ofOne;
      found[b + 1] = ofTwo;
      found[b + 2] = ofThree;
      found[b + 3] = ofFour;
    }
  };

  return (columns: Float64Array, count: number, sums: Float64Array, products: Float64Array): void => {
    if (found.length < room) {
      found = new Float64Array(room);
      bundled = new Float64Array(room * mostTogether);
    }
    bundle(columns, count);
    for (let i = 0, place = 0; i < size; i++) {
      let sum = 0;
      for (let person = 0; person < count; person++) sum += columns[i * mostTogether + person] ?? 0;
      sums[i] = (sums[i] ?? 0) + sum;
      multiply(columns, i, count);
      for (let b = Math.floor(i / lanes), j = b * lanes; b < bundles; b++) {
        let rest = found[b] ?? 0;
        for (let lane = 0; lane < lanes && j < size; lane++, j++) {
          const above = Math.round(rest / shift);
          const product = rest - above * shift;
          rest = above;
          if (j < i) continue;
          products[place] = (products[place] ?? 0) + product;
          place++;
        }
      }
    }
  };
}
