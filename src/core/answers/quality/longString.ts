/**
 * The long string: the length of the longest run of equal answers, from 0 (none) to the number of answers. Missing answers
 * are left out beforehand, so a run goes on across them.
 *
 * Source: Johnson (2005), Journal of Research in Personality 39, 103-129. Equal to max(rle(x)$lengths) in R.
 */
export function longString(answers: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (let place = 0; place < answers.length; place++) {
    run = place > 0 && answers[place] === answers[place - 1] ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest;
}
