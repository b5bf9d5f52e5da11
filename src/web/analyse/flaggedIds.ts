/**
 * The ids of flagged responses, some in each block, as bytes: a million of them are small so and a large set, and threads hand
 * bytes over without copying. The first byte says how they are packed.
 */
export type FlaggedIds = readonly Uint8Array<ArrayBuffer>[];

const asUuids = 1;
const asLines = 0;
const uuidLength = 16;
/** Where the pairs of digits of a UUID begin. */
const pairs = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const dashes = [8, 13, 18, 23];
const dash = '-'.charCodeAt(0);
/** Small letters alone, as digits do not say which they were. */
const digitByCharCode = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit++) digitByCharCode[digit.toString(16).charCodeAt(0)] = digit;
const digitAt = (id: string, place: number): number => digitByCharCode[id.charCodeAt(place)] ?? -1;

/** UUIDs, as nearly all ids are, take less than half of the room as numbers. */
export function packIds(ids: readonly string[]): FlaggedIds {
  if (ids.length === 0) return [];
  const packed = packUuids(ids);
  if (packed !== null) return [packed];
  const body = Buffer.from(ids.join('\n'));
  const lines = new Uint8Array(1 + body.length);
  lines[0] = asLines;
  lines.set(body, 1);
  return [lines];
}

/** Null where one of them is no UUID. */
function packUuids(ids: readonly string[]): Uint8Array<ArrayBuffer> | null {
  const packed = new Uint8Array(1 + uuidLength * ids.length);
  packed[0] = asUuids;
  let at = 1;
  for (const id of ids) {
    if (id.length !== 36 || dashes.some((place) => id.charCodeAt(place) !== dash)) return null;
    let all = 0;
    for (const place of pairs) {
      const [high, low] = [digitAt(id, place), digitAt(id, place + 1)];
      all |= high | low;
      packed[at++] = 16 * high + low;
    }
    if (all < 0) return null;
  }
  return packed;
}

export function unpackIds(packed: FlaggedIds): ReadonlySet<string> {
  return new Set(packed.flatMap(unpackBlock));
}

function unpackBlock(block: Uint8Array<ArrayBuffer>): readonly string[] {
  const body = Buffer.from(block.buffer, block.byteOffset + 1, block.length - 1);
  if (block[0] === asLines) return body.toString().split('\n');
  return Array.from({ length: body.length / uuidLength }, (_, index) => {
    const digits = body.toString('hex', index * uuidLength, (index + 1) * uuidLength);
    return [[0, 8], [8, 12], [12, 16], [16, 20], [20]].map(([from, to]) => digits.slice(from, to)).join('-');
  });
}
