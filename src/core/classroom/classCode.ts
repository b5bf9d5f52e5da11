/** The capitals without I, L and O, which are mistaken for one another and for digits when read from a screen. */
export const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ';
export const codeLength = 5;

/** What somebody typed as the code of a class: capitals or not, spaces and hyphens do not matter, nor signs that nobody sees. Null where it can be none. */
export function readClassCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{C}]/gu, '');
  return code.length === codeLength && [...code].every((letter) => codeLetters.includes(letter)) ? code : null;
}
