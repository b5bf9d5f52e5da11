/** Whether a folded text has a word in it; an English one must stand alone. */
export function holdsWord(text: string, word: string): boolean {
  return isLatin.test(word) ? new RegExp(matchWord(word)).test(text) : text.includes(word);
}

/** The pattern of a word inside a text. */
export function matchWord(word: string): string {
  return isLatin.test(word) ? `\\b${word}\\b` : word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const isLatin = /^[a-z ]+$/;
