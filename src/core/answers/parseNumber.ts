/**
 * Reads a whole number as people and programs write it: spaces around it, a full-width digit of a Chinese keyboard, `5.0`
 * of a spreadsheet, any of the minus signs. Everything else (`5e0`, `0x5`, `4.5`, `五`) is refused, never guessed.
 */
export function parseWholeNumber(text: string): number | 'not-a-number' | 'not-a-whole-number' {
  const plain = text.normalize('NFKC').trim().replace(minusSigns, '-');
  const match = /^([+-]?\d{1,9})(?:\.(\d*))?$/.exec(plain);
  if (!match) return 'not-a-number';
  return /[1-9]/.test(match[2] ?? '') ? 'not-a-whole-number' : Number(match[1]) + 0;
}

/** The minus signs of typesetting (U+2012 to U+2014, U+2212) that survive NFKC. */
const minusSigns = /^[\u2012-\u2014\u2212]/;
