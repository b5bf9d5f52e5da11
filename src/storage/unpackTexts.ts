import { JoinedTexts } from '../core/answers/joinedTexts.ts';

/** The memory is bounded, as a column of names would fill it. */
const mostKnown = 10_000;

/** What stands between two parts. */
const between = '","';

/**
 * Unpacks JSON objects of plain values, as many rows hold them. The same few numbers, and the same halves of longer texts, stand
 * in row after row, so each is parsed once. Rows with the same numbers, or halves, get one map, which nobody may change.
 */
export function startUnpacking(): <Value>(text: string | null) => ReadonlyMap<string, Value> {
  const numbers = new Map<string, ReadonlyMap<string, unknown>>();
  const halves = new Map<string, ReadonlyMap<string, string> | null>();
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
    if (middle < 0 || first === null) return first;
    const second = readHalf(text.slice(middle + between.length, -2));
    return second && new JoinedTexts(first, second);
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

/** Texts by id. Null where something is neither: where a text is a comma, or a number stands beside texts. */
function splitParts(half: string): ReadonlyMap<string, string> | null {
  const parts = half.split(between).map((part) => part.split('":"'));
  if (!parts.every(([id = '', ...values]) => values.length === 1 && !id.includes('"'))) return null;
  return new Map(parts.map(([id = '', value = '']) => [id, value]));
}

function remember<Value>(known: Map<string, Value>, text: string, value: Value): Value {
  if (known.size >= mostKnown) known.clear();
  known.set(text, value);
  return value;
}

export const nothing: ReadonlyMap<string, never> = new Map<string, never>();
