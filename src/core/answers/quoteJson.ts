/** More different texts than ids and choices are comments, which hardly come again. */
const mostKnown = 1000;
const longestKnown = 60;
const known = new Map<string, string>();

/** A text or a number as JSON writes it. The ids and choices of a study come with every response: they are quoted once. */
export function quoteJson(value: string | number): string {
  if (typeof value === 'number') return JSON.stringify(value);
  let quoted = known.get(value);
  if (quoted === undefined) {
    quoted = JSON.stringify(value);
    if (known.size < mostKnown && value.length <= longestKnown) known.set(value, quoted);
  }
  return quoted;
}
