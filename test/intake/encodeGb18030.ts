/**
 * A text as GB18030 bytes. Node can only decode, so the table is made by decoding: all pairs of bytes, and all groups of
 * four that stand for characters of the basic plane.
 */
export function encodeGb18030(text: string): Buffer {
  return Buffer.concat([...text].map((character) => (character <= '\x7f' ? Buffer.from(character) : find(character))));
}

const decoder = new TextDecoder('gb18030');
let bytesByCharacter: Map<string, Buffer> | undefined;

function find(character: string): Buffer {
  bytesByCharacter ??= makeTable();
  const bytes = bytesByCharacter.get(character);
  if (!bytes) throw new Error(`not in the table: ${character}`);
  return bytes;
}

function makeTable(): Map<string, Buffer> {
  const table = new Map<string, Buffer>();
  const add = (bytes: Buffer) => {
    const character = decoder.decode(bytes);
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add(Buffer.from([lead, trail]));
  }
  for (let first = 0x81; first <= 0x84; first++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) add(Buffer.from([first, second, third, fourth]));
      }
    }
  }
  return table;
}
