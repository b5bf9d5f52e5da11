import { z } from 'zod';
import type { Response } from '../../core/answers/response.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { matchesFilter } from '../../core/study/filter.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { readInOrder } from '../../storage/readInOrder.ts';
import { readArrivals } from '../../storage/readSnapshot.ts';
import type { Database } from '../../storage/schema.ts';
import type { Arrival, StoredResponse } from '../../storage/snapshot.ts';
import { findLastArrival } from '../../storage/studies.ts';
import { filterOf, withFilter } from '../analyse/requestFilter.ts';
import { sendResponsesCsv } from '../analyse/sendResponses.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { asJson } from './asJson.ts';
import { beginning, readCursor, writeCursor } from './cursor.ts';
import { mapInTurns } from './mapInTurns.ts';
import { defineOperation } from './operation.ts';
import { audience, wave } from './queryShapes.ts';
import { responseShape, writeResponse } from './responseShape.ts';

export const mostAtOnce = 500;

const pageShape = z.strictObject({
  responses: z.array(responseShape),
  after: z.string().nullable().describe('after'),
  next: z.string().nullable().describe('next'),
});

/**
 * The responses that count, in the order in which they arrived. New ones come behind all others and none ever moves, so that
 * whoever reads page after page sees each that stays exactly once, whatever arrives, is corrected or erased meanwhile.
 */
export const readResponsePage = defineOperation({
  id: 'readResponses',
  method: 'get',
  path: '/studies/{study}/responses',
  scope: 'responses:read',
  isForPublished: true,
  isFiltered: true,
  query: z.object({
    audience,
    wave,
    limit: z.coerce.number().int().min(1).max(mostAtOnce).default(100),
    after: z.string().max(200).exactOptional(),
  }),
  gives: { 200: asJson(pageShape) },
  async answer({ site }, { request, response, query }) {
    const study = ownStudy(response);
    const { limit } = query;
    const place = query.after === undefined ? beginning : readCursor(query.after);
    if (place === null) return { refused: 'query-invalid', problems: [{ code: 'cursor-unknown', field: 'after' }] };
    const published = await findQuestionnaire(site.db, study.id, query.audience);
    if (!published) return { refused: 'not-found' };
    // One more than asked for tells whether there is a next page.
    const filter = filterOf(request);
    const isMeant = (each: Response) => matchesFilter(filter, query.audience, each);
    const found = await readFrom(site.db, study.id, query.audience, place, limit + 1, isMeant);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const after = last ? writeCursor({ arrived: last.arrived, id: last.response.id }) : (query.after ?? null);
    const asked = new URLSearchParams({ audience: query.audience, limit: String(limit), after: after ?? '' });
    const next =
      found.length > limit
        ? withFilter(`/api/v1/studies/${encodeURIComponent(study.id)}/responses?${asked}`, filter)
        : null;
    if (next) response.links({ next });
    const ids = page.map((each) => each.response.id);
    const whole = await readInOrder(site.db, study.id, ids);
    const responses = await mapInTurns(whole, (each) => writeResponse(published.questionnaire, each.response));
    return { status: 200, body: { responses, after, next } };
  },
});

/** The same as a file, at one moment: what a person downloads. */
export const readResponsesCsv = defineOperation({
  id: 'readResponsesCsv',
  method: 'get',
  path: '/studies/{study}/responses.csv',
  scope: 'responses:read',
  isForPublished: true,
  isFiltered: true,
  query: z.object({ audience, wave, without: z.literal('flagged').exactOptional() }),
  gives: { 200: { types: ['text/csv'] } },
  async answer({ site, reports }, { request, response }) {
    return (await sendResponsesCsv(site, reports, request, response)) ? null : { refused: 'not-found' };
  },
});

async function readFrom(
  db: Database,
  studyId: string,
  audience: Audience,
  place: Arrival,
  count: number,
  isMeant: (response: Response) => boolean,
): Promise<readonly StoredResponse[]> {
  const found: StoredResponse[] = [];
  const upTo = await findLastArrival(db, studyId);
  for await (const block of readArrivals(db, { studyId, audience, upTo }, place, count)) {
    found.push(...block.filter(({ response, supersededIn }) => supersededIn === null && isMeant(response)));
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}
