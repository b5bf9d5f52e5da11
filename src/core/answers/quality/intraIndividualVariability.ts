/**
 * Intra-individual response variability (IRV): the sample standard deviation (division by n - 1) of one person's answers,
 * which are whole numbers, in points of the scale; 0 when all are equal, null below two answers. A constant added to all
 * answers, such as the scale's minimum, changes nothing.
 *
 * Source: Dunn, Heggestad, Shanock & Theilgard (2018), Journal of Business and Psychology 33, 105-121. Equal to R's sd().
 */
export function intraIndividualVariability(answers: readonly number[]): number | null {
  const n = answers.length;
  if (n < 2) return null;
  let sum = 0;
  let sumOfSquares = 0;
  for (const answer of answers) {
    sum += answer;
    sumOfSquares += answer * answer;
  }
  return Math.sqrt((n * sumOfSquares - sum * sum) / (n * (n - 1)));
}
