import type { Audience } from '../../core/instrument/side.ts';
import { readArrivals, readResponses } from '../../storage/readSnapshot.ts';
import type { StoredResponse } from '../../storage/snapshot.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import type { Stored } from '../analyse/openCounted.ts';
import { beginning, readCursor, writeCursor } from './cursor.ts';
import { sealPlace, unsealPlace } from './sealedPlace.ts';

/** All that an audience has sent, behind some place in an order that stays, whatever arrives meanwhile. */
export interface ResponseCourse {
  readonly upTo: number;
  readonly blocks: AsyncIterable<Iterable<StoredResponse>>;
  /** The place behind a response, as a text that programs hand back and need not understand. */
  readonly writePlace: (last: StoredResponse) => string;
  /** Whether what arrives later comes behind the last of them. */
  readonly isOpen: boolean;
}

interface Asked {
  readonly audience: Audience;
  /** The place behind which to begin, as it was given out; undefined for the beginning. */
  readonly after: string | undefined;
  readonly blockSize: number;
}

/** The responses of a study as programs read them page by page; null where no page ends at that place. */
export function openCourse(
  stored: Stored,
  { id, settings }: Pick<Study, 'id' | 'settings'>,
  asked: Asked,
): Promise<ResponseCourse | null> {
  return (settings.isNamed ? followArrivals : goThroughIds)(stored, id, asked);
}

/** In the order in which they arrived: new ones come behind all others, and none ever moves. */
async function followArrivals(
  { db }: Stored,
  studyId: string,
  { audience, after, blockSize }: Asked,
): Promise<ResponseCourse | null> {
  const place = after === undefined ? beginning : readCursor(after);
  if (place === null) return null;
  const upTo = await findLastArrival(db, studyId);
  return {
    upTo,
    blocks: readArrivals(db, { studyId, audience, upTo }, place, blockSize),
    writePlace: ({ arrived, response }) => writeCursor({ arrived, id: response.id }),
    isOpen: true,
  };
}

/**
 * In the order of their ids, which tells no more than the ids themselves do, and without any that came after the first page was
 * asked for. What comes behind some place later would tell who came after whom, so what is new is had by beginning anew.
 */
async function goThroughIds(
  { db, secret }: Stored,
  studyId: string,
  { audience, after, blockSize }: Asked,
): Promise<ResponseCourse | null> {
  const place =
    after === undefined ? { upTo: await findLastArrival(db, studyId), id: '' } : unsealPlace(secret, studyId, after);
  if (place === null) return null;
  const { upTo, id } = place;
  return {
    upTo,
    blocks: readResponses(db, { studyId, audience, upTo }, blockSize, id),
    writePlace: ({ response }) => sealPlace(secret, studyId, { upTo, id: response.id }),
    isOpen: false,
  };
}
