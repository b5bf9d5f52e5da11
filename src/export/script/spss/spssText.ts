/** So that lines can be read; some versions of SPSS refuse those of more than 250 bytes. */
const widest = 110;
const encoder = new TextEncoder();

/** A text as an SPSS string: on one line, cut to as many bytes as a label may have. */
export function quoteSpss(text: string, most = 180): string {
  let cut = '';
  let size = 0;
  for (const sign of text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replaceAll("'", "''")) {
    size += encoder.encode(sign).length;
    if (size > most) break;
    cut += sign;
  }
  // A quotation mark that was doubled is cut as a pair.
  const marks = /'*$/.exec(cut)?.[0].length ?? 0;
  return `'${marks % 2 === 0 ? cut : cut.slice(0, -1)}'`;
}

/** A comment. It ends with the first full stop at the end of a line, so that it has one line and one such stop. */
export function commentSpss(text: string): string {
  return `* ${text.replace(/\s+/g, ' ').replace(/[.。]+$/, '')}.`;
}

/** Words of a command, as many on a line as there is room for. */
function wrapSpss(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= widest) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A command of a head, words and the full stop that ends it. */
export function commandSpss(head: string, words: readonly string[]): readonly string[] {
  const lines = [head, ...wrapSpss(words)];
  return [...lines.slice(0, -1), `${lines.at(-1)}.`];
}
