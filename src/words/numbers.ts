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
const firstDigit = new Intl.NumberFormat('en', { maximumSignificantDigits: 1, signDisplay: 'exceptZero' });
const count = new Intl.NumberFormat('en');
const probability = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const share = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });

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

/** How many people, or how many on the second and on the first side: 24 / 239. */
export function formatSizes(n: number | readonly number[]): string {
  return typeof n === 'number' ? formatCount(n) : n.map(formatCount).join(' / ');
}

/** An interval of a gap: [−1.06, −0.83]. */
export function formatInterval(interval: readonly [number, number] | null): string {
  return interval === null ? none : `[${formatEnds(interval).join(', ')}]`;
}

/**
 * The two ends of an interval of a gap. The one exception to two decimals: where zero lies outside and an end would read as 0.00,
 * this end has as many decimals as its first digit needs (+0.003), so that what is printed agrees with the verdict.
 */
export function formatEnds(interval: readonly [number, number]): readonly [string, string] {
  const isProven = interval[0] > 0 || interval[1] < 0;
  const write = (end: number) => {
    const shown = formatDifference(end);
    return isProven && /^0\.0+$/.test(shown) ? withTrueMinus(firstDigit.format(end)) : shown;
  };
  return [write(interval[0]), write(interval[1])];
}

/** An interval of a mean, a share or a coefficient, which is no difference: [0.77, 0.85]. */
export function formatRange(interval: readonly [number, number] | null): string {
  return interval === null ? none : `[${formatScore(interval[0])}, ${formatScore(interval[1])}]`;
}

/** A probability with three decimals; one that would read as nothing is < 0.001. */
export function formatP(value: number | null): string {
  if (value === null) return none;
  return value < 0.001 ? '< 0.001' : probability.format(value);
}

/** The same in a sentence: p = 0.034, p < 0.001. */
export function tellP(value: number | null): string {
  return `p ${formatP(value).replace(/^[^<]/, '= $&')}`;
}

/** Degrees of freedom: whole as they are, else with two decimals. */
export function formatDegrees(value: number | null): string {
  return value !== null && Number.isInteger(value) ? formatCount(value) : formatScore(value);
}

/** A share between 0 and 1 as a percentage: 38.50%. */
export function formatShare(value: number | null): string {
  return value === null ? none : share.format(value);
}

/** An interval of a share: [83.50%, 98.62%]. */
export function formatShareRange(interval: readonly [number, number] | null): string {
  return interval === null ? none : `[${interval.map(formatShare).join(', ')}]`;
}

/** By how many percentage points one share differs from another, with its sign: +50.97%. */
export function formatShareDifference(value: number | null): string {
  return value === null ? none : `${formatDifference(100 * value)}%`;
}

/** An interval of such a difference: [+28.42%, +65.06%]. */
export function formatShareInterval(interval: readonly [number, number] | null): string {
  if (interval === null) return none;
  const [low, high] = formatEnds([100 * interval[0], 100 * interval[1]]);
  return `[${low}%, ${high}%]`;
}

function withTrueMinus(text: string): string {
  return text.replace('-', '−');
}
