/**
 * Numbers as people read them, the same in both languages: two decimals, rounded half away from zero on the decimal form,
 * with a true minus sign (U+2212) and never a minus on a zero. A figure that does not exist is an en dash.
 */
const score = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'negative',
});
const difference = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const count = new Intl.NumberFormat('en');

const none = '–';

/** A mean on the scale: 5.41. */
export function formatScore(value: number | null): string {
  return value === null ? none : withTrueMinus(score.format(value));
}

/** A gap, always with its sign: −0.95, +0.12, 0.00. */
export function formatDifference(value: number | null): string {
  return value === null ? none : withTrueMinus(difference.format(value));
}

/** How many: 1,024. */
export function formatCount(value: number | null): string {
  return value === null ? none : count.format(value);
}

/** An interval of a gap: [−1.06, −0.83]. */
export function formatInterval(interval: readonly [number, number] | null): string {
  return interval === null ? none : `[${formatDifference(interval[0])}, ${formatDifference(interval[1])}]`;
}

function withTrueMinus(text: string): string {
  return text.replace('-', '−');
}
