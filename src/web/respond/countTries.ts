const minute = 60_000;
const maxRemembered = 10_000;

/**
 * Counts the wrong codes of each place, a survey or a study, so that nobody finds a right one by trying. At so many within a minute
 * there is a pause, of a minute at most: with some 40 bits to guess, that makes more than fifty thousand years.
 */
export function countTries(mostWrong: number): {
  /** How many seconds to wait before another try; 0 where one may be made now. */
  readonly wait: (place: string, now: Date) => number;
  readonly addWrong: (place: string, now: Date) => void;
} {
  const wrong = new Map<string, readonly number[]>();
  const listRecent = (place: string, now: Date) =>
    (wrong.get(place) ?? []).filter((time) => time > now.getTime() - minute);
  return {
    wait(place, now) {
      const recent = listRecent(place, now);
      const [first = 0] = recent;
      return recent.length < mostWrong ? 0 : Math.ceil((first + minute - now.getTime()) / 1000);
    },
    addWrong(place, now) {
      const recent = listRecent(place, now);
      if (wrong.size >= maxRemembered && !wrong.has(place)) wrong.clear();
      wrong.set(place, [...recent, now.getTime()]);
    },
  };
}
