/** A number with a decimal point or comma, also of a Chinese keyboard; null for anything else. */
export function parseDecimal(text: string): number | null {
  const plain = text.normalize('NFKC').replace(',', '.').replace('\u2212', '-');
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}
