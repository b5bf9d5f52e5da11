const minute = 60_000;
const maxWrong = 20;
const maxCounted = 10_000;

/**
 * Counts wrong codes by survey. After 20 within a minute there is a pause until that minute is over: of 31⁸ codes nobody guesses
 * one in a lifetime, and who has a code waits a minute at most.
 */
export function limitGuesses(): {
  readonly isPaused: (survey: string, now: Date) => boolean;
  readonly countWrong: (survey: string, now: Date) => void;
} {
  const counts = new Map<string, { readonly until: number; readonly wrong: number }>();
  const find = (survey: string, now: Date) => {
    const count = counts.get(survey);
    return count && count.until > now.getTime() ? count : { until: now.getTime() + minute, wrong: 0 };
  };
  return {
    isPaused: (survey, now) => find(survey, now).wrong >= maxWrong,
    countWrong(survey, now) {
      const { until, wrong } = find(survey, now);
      if (counts.size >= maxCounted) counts.clear();
      counts.set(survey, { until, wrong: wrong + 1 });
    },
  };
}
