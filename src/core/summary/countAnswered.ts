import type { Summary } from './summary.ts';

/** How many people the best answered item rests on. Who answered no item is no cover for those who did. */
export function countAnswered({ items, ratingAnswers }: Summary): number {
  const answered = [...items, ...ratingAnswers].map((counts) =>
    [...counts].reduce((sum, [packed, count]) => sum + (/[0-9a-z]/.test(packed) ? count : 0), 0),
  );
  return Math.max(0, ...answered);
}
