import { widestScale } from '../../instrument/scale.ts';

/** Of each value; all 0 between two calls. */
const counts = new Int32Array(widestScale);

/**
 * How many bits tell one arrangement of these answers, as offsets from the scale's minimum, from the others: log2 of
 * n! / (n1! n2! ...), where n1, n2, ... say how often each value was given. Two people who give each value equally often,
 * without looking, agree in every place once in 2^bits. 0 without answers and where all are equal,
 * infinite above 1023.
 */
export function arrangementBits(answers: readonly number[]): number {
  let arrangements = 1;
  for (let place = 0; place < answers.length; place++) {
    const answer = answers[place] ?? 0;
    const count = (counts[answer] ?? 0) + 1;
    counts[answer] = count;
    arrangements *= (place + 1) / count;
  }
  for (let place = 0; place < answers.length; place++) counts[answers[place] ?? 0] = 0;
  return Math.log2(arrangements);
}
