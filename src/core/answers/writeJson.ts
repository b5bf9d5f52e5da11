/** More different texts than ids and choices are comments, which hardly come again. */
const mostKnown = 1000;
const longestKnown = 60;
const known = new Map<string, string>();

/** Values by id as a JSON object. Written out, since a file of a million rows has eight million. */
export function writeJson(values: ReadonlyMap<string, string | number>): string {
  let text = '';
  for (const [name, value] of values) text += `${text === '' ? '' : ','}${quoteJson(name)}:${quoteJson(value)}`;
  return `{${text}}`;
}

/** A text or a number as JSON writes it. The ids and choices of a study come with every response: they are quoted once. */
function quoteJson(value: string | number): string {
  if (typeof value === 'number') return String(value);
  let quoted = known.get(value);
  if (quoted === undefined) {
    quoted = JSON.stringify(value);
    if (known.size < mostKnown && value.length <= longestKnown) known.set(value, quoted);
  }
  return quoted;
}
