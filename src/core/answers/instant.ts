const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z?$/;

/**
 * The milliseconds since the beginning of 1970 of a time as responses carry it (`2026-03-01T14:05:33Z`); a local time counts as
 * if it were UTC, so that times of one file can be compared. Null for everything else.
 *
 * Source: Howard Hinnant, days_from_civil, for the proleptic Gregorian calendar.
 */
export function millisecondsOf(time: string): number | null {
  const parts = pattern
    .exec(time)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = parts;
  // Years begin in March here, so that the leap day comes last.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - 400 * era;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = 146_097 * era + dayOfEra - 719_468;
  return (((24 * days + hour) * 60 + minute) * 60 + second) * 1000 + millisecond;
}
