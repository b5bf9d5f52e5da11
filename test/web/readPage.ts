/** Reads what our own pages hold, as a browser without script would. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'", quot: '"' };

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** The text of a page or a part of it: no tags, spaces run together. */
export function readText(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text of each element of this name. */
export function readAll(html: string, tag: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs'))].map(([element]) => readText(element));
}

/** Every tag of the page with its attributes. Our pages never hold a bare `>` in an attribute. */
export function listTags(
  html: string,
): readonly { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s[^>]*)?)>/gi)].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: readAttributes(attributes),
  }));
}

function readAttributes(tag: string): ReadonlyMap<string, string> {
  const attributes = [...tag.matchAll(/\s([a-zA-Z-]+)(?:="([^"]*)")?/g)];
  return new Map(attributes.map(([, name = '', value = '']) => [name, decode(value)]));
}

/** What a browser would send if the page's form were sent just as it stands. */
export function readForm(html: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [, input, textarea, content = '', select, options = ''] of html.matchAll(
    /<input([^>]*)>|<textarea([^>]*)>\n?(.*?)<\/textarea>|<select([^>]*)>(.*?)<\/select>/gs,
  )) {
    const attributes = readAttributes(input ?? textarea ?? select ?? '');
    const name = attributes.get('name') ?? '';
    const type = attributes.get('type') ?? '';
    if (attributes.has('disabled') || (['radio', 'checkbox'].includes(type) && !attributes.has('checked'))) continue;
    if (select !== undefined) form.append(name, readChosen(options));
    else form.append(name, input === undefined ? decode(content) : (attributes.get('value') ?? ''));
  }
  return form;
}

/** The value of the chosen option, else of the first. */
function readChosen(options: string): string {
  const all = listTags(options).map(({ attributes }) => attributes);
  return (all.find((attributes) => attributes.has('selected')) ?? all[0])?.get('value') ?? '';
}

/** The element with this id, up to the next element with an id. */
export function readElement(html: string, id: string): string {
  const from = html.indexOf(` id="${id}"`);
  if (from < 0) throw new Error(`nothing has the id ${id}`);
  const to = html.indexOf(' id="at-', from + 1);
  return html.slice(from, to < 0 ? undefined : to);
}
