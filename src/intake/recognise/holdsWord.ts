/** Whether a folded text has a word in it; an English one must stand alone. */
export function holdsWord(text: string, word: string): boolean {
  // Most texts have none of the words, and only a word that is there need stand alone.
  if (!text.includes(word)) return false;
  return !isLatin.test(word) || new RegExp(matchWord(word)).test(text);
}

/** The pattern of a word inside a text. */
export function matchWord(word: string): string {
  return isLatin.test(word) ? `\\b${word}\\b` : word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const isLatin = /^[a-z ]+$/;
