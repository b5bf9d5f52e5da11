/** More different texts than ids and choices are comments, which hardly come again. */
const mostKnown = 1000;
const longestKnown = 60;
const texts = new Map<string, string>();
const names = new Map<string, string>();

/** No values. */
export const emptyJson = '{}';

/** Values by id as a JSON object. Written out, since a file of a million rows has eight million. */
export function writeJson(values: ReadonlyMap<string, string | number>): string {
  if (values.size === 0) return emptyJson;
  let text = '';
  values.forEach((value, name) => {
    text += (names.get(name) ?? rememberName(name)) + (typeof value === 'number' ? value : quoteText(value));
  });
  return `{${text.slice(1)}}`;
}

/** What stands before a value. The ids and choices of a study come with every response: they are quoted once. */
function rememberName(name: string): string {
  return remember(names, name, `,${JSON.stringify(name)}:`);
}

function quoteText(text: string): string {
  return texts.get(text) ?? remember(texts, text, JSON.stringify(text));
}

function remember(known: Map<string, string>, text: string, quoted: string): string {
  if (known.size < mostKnown && text.length <= longestKnown) known.set(text, quoted);
  return quoted;
}
