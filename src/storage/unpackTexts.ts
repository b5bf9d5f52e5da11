/** The memory is bounded, as a column of names would fill it. */
const mostKnown = 10_000;

type Part = readonly [id: string, value: string];

/**
 * Unpacks JSON objects of plain values, as many rows hold them. The same few numbers, and the same parts of longer texts, stand
 * in row after row, so each is parsed once. Rows with the same numbers get one map, which nobody may change.
 */
export function startUnpacking(): <Value>(text: string | null) => ReadonlyMap<string, Value> {
  const numbers = new Map<string, ReadonlyMap<string, unknown>>();
  const parts = new Map<string, Part | null>();

  /** Of an object of texts alone; null where anything else stands in it. */
  const unpackTexts = (text: string): ReadonlyMap<string, unknown> | null => {
    // Without a backslash, each quotation mark begins or ends a text.
    if (!text.startsWith('{"') || text.includes('\\')) return null;
    const unpacked = new Map<string, unknown>();
    for (const each of text.slice(2, -2).split('","')) {
      const part = parts.get(each) ?? remember(parts, each, splitPart(each));
      if (part === null) return null;
      unpacked.set(part[0], part[1]);
    }
    return unpacked;
  };

  return <Value>(text: string | null) => {
    if (text === null) return nothing;
    const found = text.endsWith('"}')
      ? (unpackTexts(text) ?? unpackAny(text))
      : (numbers.get(text) ?? remember(numbers, text, unpackAny(text)));
    return found as ReadonlyMap<string, Value>;
  };
}

/** Unpacks whatever JSON object it is. */
export function unpackAny(text: string): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(JSON.parse(text)));
}

/** Null where it is no id and text: where a text is a comma, or a number stands beside texts. */
function splitPart(part: string): Part | null {
  const [id = '', value, ...more] = part.split('":"');
  return value === undefined || more.length > 0 || id.includes('"') ? null : [id, value];
}

function remember<Value>(known: Map<string, Value>, text: string, value: Value): Value {
  if (known.size >= mostKnown) known.clear();
  known.set(text, value);
  return value;
}

export const nothing: ReadonlyMap<string, never> = new Map<string, never>();
