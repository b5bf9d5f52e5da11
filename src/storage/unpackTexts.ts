/** The memory is bounded, as a column of names would fill it. */
const mostKnown = 10_000;

/** What stands between two parts. */
const between = '","';

type Part = readonly [id: string, value: string];

/**
 * Unpacks JSON objects of plain values, as many rows hold them. The same few numbers, and the same halves of longer texts, stand
 * in row after row, so each is parsed once. Rows with the same numbers get one map, which nobody may change.
 */
export function startUnpacking(): <Value>(text: string | null) => ReadonlyMap<string, Value> {
  const numbers = new Map<string, ReadonlyMap<string, unknown>>();
  const halves = new Map<string, readonly Part[] | null>();

  const readHalf = (half: string) => {
    const known = halves.get(half);
    return known === undefined ? remember(halves, half, splitParts(half)) : known;
  };
  /** Of an object of texts alone; null where anything else stands in it. */
  const unpackTexts = (text: string): ReadonlyMap<string, unknown> | null => {
    // Without a backslash, each quotation mark begins or ends a text.
    if (!text.startsWith('{"') || text.includes('\\')) return null;
    const middle = text.indexOf(between, text.length >> 1);
    const first = readHalf(text.slice(2, middle < 0 ? -2 : middle));
    const second = middle < 0 ? [] : readHalf(text.slice(middle + between.length, -2));
    if (first === null || second === null) return null;
    const unpacked = new Map<string, unknown>();
    for (const [id, value] of first) unpacked.set(id, value);
    for (const [id, value] of second) unpacked.set(id, value);
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

/** Null where something is no id and text: where a text is a comma, or a number stands beside texts. */
function splitParts(half: string): readonly Part[] | null {
  const parts: Part[] = [];
  for (const part of half.split(between)) {
    const [id = '', value, ...more] = part.split('":"');
    if (value === undefined || more.length > 0 || id.includes('"')) return null;
    parts.push([id, value]);
  }
  return parts;
}

function remember<Value>(known: Map<string, Value>, text: string, value: Value): Value {
  if (known.size >= mostKnown) known.clear();
  known.set(text, value);
  return value;
}

export const nothing: ReadonlyMap<string, never> = new Map<string, never>();
