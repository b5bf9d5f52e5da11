/** Whether the command line asks that what is printed be for programs: then what is told on stderr is one line of JSON each. */
export function asksForJson(words: readonly string[]): boolean {
  return words.includes('--json');
}

/** One line that no terminal takes for orders: JSON escapes what controls it, but for what turns the direction of letters. */
export function writeJsonLine(value: unknown): string {
  const escaped = JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
