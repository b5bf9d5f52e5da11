/** How many wrong codes a study takes within a minute. With 40 bits to guess, that makes more than fifty thousand years. */
const mostWrong = 30;
const minute = 60_000;
const maxRemembered = 1000;

/** Counts the wrong codes of each study, so that nobody finds a right one by trying. */
export function countTries(): {
  /** How many seconds to wait before another try; 0 where one may be made now. */
  readonly wait: (studyId: string, now: Date) => number;
  readonly addWrong: (studyId: string, now: Date) => void;
} {
  const wrong = new Map<string, readonly number[]>();
  const listRecent = (studyId: string, now: Date) =>
    (wrong.get(studyId) ?? []).filter((time) => time > now.getTime() - minute);
  return {
    wait(studyId, now) {
      const recent = listRecent(studyId, now);
      const [first = 0] = recent;
      return recent.length < mostWrong ? 0 : Math.ceil((first + minute - now.getTime()) / 1000);
    },
    addWrong(studyId, now) {
      const recent = listRecent(studyId, now);
      if (wrong.size >= maxRemembered && !wrong.has(studyId)) wrong.clear();
      wrong.set(studyId, [...recent, now.getTime()]);
    },
  };
}
