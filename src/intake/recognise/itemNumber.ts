/** A number in front of an item's words, as a code or alone: `5. Keeps promises`, `第5题`, `q5`, `rel 5`. */
const leading = /^(?:第\s*|\p{L}*[ _]?)0*(\d{1,3})(?:[题題]|(?![\d.]*\d))[\s.、:：)）-]*/u;

/** The number that folded words begin with; null where there is none. */
export function readItemNumber(words: string): number | null {
  const number = leading.exec(words)?.[1];
  return number === undefined ? null : Number(number);
}

/** What an item states, without its number; empty where it is called by a number or a code alone. */
export function readStatement(words: string): string {
  return words.replace(leading, '');
}

/** The numbers of items that are called by them behind the same letters and by nothing else: `3`, `第3题`, `item 3`; else null. */
export function readNumbersAlone(items: readonly string[]): readonly number[] | null {
  const numbers = items.flatMap((words) => (readStatement(words) === '' ? (readItemNumber(words) ?? []) : []));
  const letters = new Set(items.map((words) => words.replace(/\d.*$/s, '')));
  return numbers.length === items.length && letters.size === 1 ? numbers : null;
}

/**
 * The 0-based places that numbers stand for where they are a whole run, each once: 1 to how many there are, or from 0. Others number
 * the questions of a form, or nothing. Null where they are no such run.
 */
export function readRun(numbers: readonly (number | null)[]): readonly number[] | null {
  const known = numbers.flatMap((number) => number ?? []);
  const first = Math.min(...known);
  const isRun =
    known.length === numbers.length &&
    new Set(known).size === known.length &&
    first <= 1 &&
    Math.max(...known) === first + known.length - 1;
  return isRun ? known.map((number) => number - first) : null;
}
