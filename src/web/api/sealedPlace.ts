import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** Where a page ends that is in the order of ids, and the arrival up to which responses are read. */
export interface SnapshotPlace {
  readonly upTo: number;
  readonly id: string;
}

const algorithm = 'aes-256-gcm';
const startLength = 12;
const tagLength = 16;
/** As wide as any number of an arrival, so that the length tells nothing of it either. */
const widest = 15;

/**
 * The place as a text in which nobody can read it, and which nobody else can make: with the number of an arrival of one's own
 * choice, the course of arrivals could be asked for. The same place is the same text, so that a page asked for again is the same.
 */
export function sealPlace(secret: string, studyId: string, { upTo, id }: SnapshotPlace): string {
  const text = `${String(upTo).padStart(widest)} ${id}`;
  const start = derive(secret, ['start of a place', studyId, text]).subarray(0, startLength);
  const cipher = createCipheriv(algorithm, keyOf(secret, studyId), start, { authTagLength: tagLength });
  return Buffer.concat([start, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** The place in a text; null for one that was not sealed for this study. */
export function unsealPlace(secret: string, studyId: string, sealed: string): SnapshotPlace | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const start = bytes.subarray(0, startLength);
    const decipher = createDecipheriv(algorithm, keyOf(secret, studyId), start, { authTagLength: tagLength });
    decipher.setAuthTag(bytes.subarray(-tagLength));
    const text = decipher.update(bytes.subarray(startLength, -tagLength), undefined, 'utf8') + decipher.final('utf8');
    return { upTo: Number(text.slice(0, widest)), id: text.slice(widest + 1) };
  } catch {
    return null;
  }
}

function keyOf(secret: string, studyId: string): Buffer {
  return derive(secret, ['key of places', studyId]);
}

function derive(secret: string, parts: readonly string[]): Buffer {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest();
}
