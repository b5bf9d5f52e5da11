/**
 * A decimal number as people read it: two decimals, half away from zero, reckoned on its decimal digits alone; with a sign
 * where it is a difference.
 */
export function roundDigits(text: string, isDifference = false): string {
  const [, minus = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(text);
  const hundredths = BigInt(whole + decimals.padEnd(3, '0').slice(0, 2)) + (decimals.charAt(2) >= '5' ? 1n : 0n);
  const digits = String(hundredths).padStart(3, '0');
  const sign = hundredths === 0n ? '' : minus ? '−' : isDifference ? '+' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
