import { DateTime, IANAZone } from 'luxon';

/** Whether this is the name of a time zone, such as `Asia/Shanghai`, that this machine knows. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

const localPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

/**
 * The instant in UTC, to the millisecond, of a time as a form field has it, `2026-12-01T09:00`, on the clocks of a zone. A time
 * that the clocks skip in spring counts as the one that they then show; of one that they show twice in autumn the earlier is
 * taken. Null where the text is no such time.
 */
export function readZonedTime(local: string, zone: string): string | null {
  if (!localPattern.test(local)) return null;
  const time = DateTime.fromISO(local, { zone });
  if (!time.isValid) return null;
  // Which of two it takes by itself depends on today's clocks.
  const [earliest = time] = time.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return earliest.toUTC().toISO();
}

/** What the clocks of a zone show at an instant, to the minute, as a form field has it. */
export function writeZonedTime(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}
