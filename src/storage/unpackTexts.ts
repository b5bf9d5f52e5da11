/** The memory is bounded, as a column of names would fill it. */
const mostKnown = 10_000;

/** What stands between two parts. */
const between = '","';

/**
 * Unpacks JSON objects of plain values, as many rows hold them. The same few numbers, and the same halves of longer texts, stand
 * in row after row, so each is parsed once. Rows with the same numbers get one map, which nobody may change.
 */
export function startUnpacking(): <Value>(text: string | null) => ReadonlyMap<string, Value> {
  const numbers = new Map<string, ReadonlyMap<string, unknown>>();
  const halves = new Map<string, readonly string[] | null>();
  let last: { readonly text: string; readonly unpacked: ReadonlyMap<string, unknown> } = {
    text: '',
    unpacked: nothing,
  };

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
    for (let at = 0; at < first.length; at += 2) unpacked.set(first[at] ?? '', first[at + 1] ?? '');
    for (let at = 0; at < second.length; at += 2) unpacked.set(second[at] ?? '', second[at + 1] ?? '');
    return unpacked;
  };
  const unpackNumbers = (text: string) => {
    // Often the same for everybody, and to compare is cheaper than to look up a text that was never looked up before.
    if (text !== last.text) last = { text, unpacked: numbers.get(text) ?? remember(numbers, text, unpackAny(text)) };
    return last.unpacked;
  };

  return <Value>(text: string | null) => {
    if (text === null) return nothing;
    const found = text.endsWith('"}') ? (unpackTexts(text) ?? unpackAny(text)) : unpackNumbers(text);
    return found as ReadonlyMap<string, Value>;
  };
}

/** Unpacks whatever JSON object it is. */
export function unpackAny(text: string): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(JSON.parse(text)));
}

/** Ids and texts by turns. Null where something is neither: where a text is a comma, or a number stands beside texts. */
function splitParts(half: string): readonly string[] | null {
  const parts = half.split(between).map((part) => part.split('":"'));
  return parts.every(([id = '', ...values]) => values.length === 1 && !id.includes('"')) ? parts.flat() : null;
}

function remember<Value>(known: Map<string, Value>, text: string, value: Value): Value {
  if (known.size >= mostKnown) known.clear();
  known.set(text, value);
  return value;
}

export const nothing: ReadonlyMap<string, never> = new Map<string, never>();
