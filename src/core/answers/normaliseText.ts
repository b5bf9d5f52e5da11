/** A name or a code as people mean it: full-width letters and digits of a Chinese keyboard made plain, no spaces around. */
export function normaliseText(text: string): string {
  // Nearly every cell is a plain number or word, and normalising is slow.
  return plain.test(text) ? text : text.normalize('NFKC').trim();
}

const plain = /^[!-~]*$/;

/** The same for comparing, where capitals do not matter either. */
export function foldText(text: string): string {
  return normaliseText(text).toLowerCase();
}
