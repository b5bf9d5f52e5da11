/**
 * Reads a whole number as people and programs write it: spaces around it, full-width digits of a Chinese keyboard, `5.0`
 * of a spreadsheet, any of the minus signs. Everything else (`5e0`, `0x5`, `4.5`, `五`, `5²`) is refused, never guessed.
 */
export function parseWholeNumber(text: string): number | 'not-a-number' | 'not-a-whole-number' {
  // Nearly every number is a few plain digits.
  if (plainDigits.test(text)) return Number(text);
  const plain = text.trim().replace(fullWidth, toAscii).replace(minusSigns, '-');
  const match = /^([+-]?\d{1,9})(?:\.(\d*))?$/.exec(plain);
  if (!match) return 'not-a-number';
  return /[1-9]/.test(match[2] ?? '') ? 'not-a-whole-number' : Number(match[1]) + 0;
}

/** A number with a decimal point or comma, also of a Chinese keyboard; null for anything else. */
export function parseDecimal(text: string): number | null {
  const plain = text.normalize('NFKC').replace(',', '.').replace(minusSigns, '-');
  return /^[+-]?\d{1,9}(\.\d{1,9})?$/.test(plain) ? Number(plain) + 0 : null;
}

const plainDigits = /^[0-9]{1,9}$/;

/** Plus, minus, full stop and the digits as a Chinese keyboard gives them, which stand U+FEE0 above those of ASCII. */
const fullWidth = /[\uff0b\uff0d\uff0e\uff10-\uff19]/g;
const toAscii = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);

/** The hyphens, dashes and minus signs of typesetting, before a number. */
const minusSigns = /^[\u2010-\u2015\u2212\ufe63]/;
