import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A file inside a zip file, in pieces of text. */
export interface Part {
  readonly name: string;
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

/** The same content gives the same bytes, whenever it is written. */
const anyTime = new Date(2000, 0, 1);

/** A zip file in pieces, each part packed as it comes, so that memory stays the same however long it is. */
export async function* zipParts(parts: Iterable<Part>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { name, pieces } of parts) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = anyTime;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(strToU8(piece));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
