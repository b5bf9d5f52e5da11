/**
 * How long answering took, in whole seconds, from what survey tools write: `266`, `266.4`, `266秒`, `4分26秒`, `4min 26s`, `0:04:26`.
 * Null for everything else.
 */
export function readSeconds(text: string): number | null {
  const plain = /^(\d{1,9})(?:\.\d+)?\s*(?:秒|s|sec|seconds)?$/i.exec(text);
  if (plain) return Number(plain[1]);
  const parts =
    /^(?:(\d{1,4})\s*(?:小时|时|h|hrs?|hours?)\s*)?(?:(\d{1,4})\s*(?:分钟|分|m|mins?|minutes?)\s*)?(?:(\d{1,4})\s*(?:秒|s|secs?|seconds?))?$/i.exec(
      text.trim(),
    );
  const clock = /^(\d{1,4}):([0-5]?\d):([0-5]\d)$/.exec(text);
  const found = clock ?? parts;
  if (found === null || text === '') return null;
  const [hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
