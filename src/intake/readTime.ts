const datePart = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/;
const clockPart = /^[T ]\s*(上午|下午)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|上午|下午)?/i;
const zonePart = /^\s*(?:z|(?:utc|gmt)?(?:([+-])(\d{1,2}):?(\d{2})?)?)$/i;

/**
 * When answers were sent, from what survey tools write: `2026-03-01T14:05:33Z`, `2026-03-01 14:05`, `2026年3月1日 14:05`,
 * `2026/3/1 2:05:33 PM GMT+8`. In ISO 8601 to the second: in UTC with a Z where the text names its zone, else in the file's
 * local time as it stands. Null for everything else, and where day and month cannot be told apart (`3/1/2026`).
 */
export function readTime(text: string): string | null {
  const [whole = '', year, month, day] = datePart.exec(text) ?? [];
  if (whole === '') return null;
  const rest = text.slice(whole.length);
  const clock = rest === '' ? ['', undefined, '0', '0', '0', undefined] : clockPart.exec(rest);
  if (clock === null) return null;
  const zoneText = rest.slice(clock[0]?.length);
  const zone = zonePart.exec(zoneText);
  const hour = readHour(Number(clock[2]), clock[1] ?? clock[5]);
  if (zone === null || hour === null) return null;
  const [minute, second] = [Number(clock[3]), Number(clock[4] ?? 0)];
  if (minute > 59 || second > 59) return null;

  const local = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute, second));
  const isRealDay = local.getUTCMonth() === Number(month) - 1 && local.getUTCDate() === Number(day);
  if (!isRealDay || Number(year) < 1900) return null;
  if (zoneText.trim() === '') return toSeconds(local);
  const [, sign, hours = 0, minutes = 0] = zone;
  const ahead = (sign === '-' ? -60_000 : 60_000) * (60 * Number(hours) + Number(minutes));
  return `${toSeconds(new Date(local.getTime() - ahead))}Z`;
}

/** The hour of 24; null where a clock of twelve hours shows none such. */
function readHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/pm|下午/i.test(half) ? 12 : 0);
}

function toSeconds(date: Date): string {
  return date.toISOString().slice(0, 19);
}
