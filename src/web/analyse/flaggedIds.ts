/**
 * The ids of flagged responses, some in each block, as bytes: a million of them are small so and a large set, and threads hand
 * bytes over without copying. The first byte says how they are packed.
 */
export type FlaggedIds = readonly Uint8Array<ArrayBuffer>[];

const asUuids = 1;
const asLines = 0;
const uuidLength = 16;
/** With small letters alone, as digits do not say which they were. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** UUIDs, as nearly all ids are, take less than half of the room as numbers. */
export function packIds(ids: readonly string[]): FlaggedIds {
  if (ids.length === 0) return [];
  const isUuids = ids.every((id) => uuid.test(id));
  const body = isUuids ? Buffer.from(ids.join('').replaceAll('-', ''), 'hex') : Buffer.from(ids.join('\n'));
  const packed = new Uint8Array(1 + body.length);
  packed[0] = isUuids ? asUuids : asLines;
  packed.set(body, 1);
  return [packed];
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
