import { z } from 'zod';
import { responseForms } from '../../core/answers/longForm.ts';
import type { Response } from '../../core/answers/response.ts';
import { matchesFilter } from '../../core/study/filter.ts';
import { chooseTold } from '../../export/hideMinute.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { readInOrder } from '../../storage/readInOrder.ts';
import type { StoredResponse } from '../../storage/snapshot.ts';
import { countAll } from '../analyse/foldStudy.ts';
import { filterOf, withFilter } from '../analyse/requestFilter.ts';
import { sendResponsesCsv } from '../analyse/sendResponses.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { asJson } from './asJson.ts';
import { mapInTurns } from './mapInTurns.ts';
import { defineOperation } from './operation.ts';
import { audience, countIn, people, wave } from './queryShapes.ts';
import { openCourse, type ResponseCourse } from './responseCourse.ts';
import { responseShape, writeResponse } from './responseShape.ts';

export const mostAtOnce = 500;

const pageShape = z.strictObject({
  responses: z.array(responseShape),
  after: z.string().nullable().describe('after'),
  next: z.string().nullable().describe('next'),
});

/**
 * The responses that count, in an order that never changes, so that whoever reads page after page sees each that stays exactly
 * once, whatever arrives, is corrected or erased meanwhile. Unless the study is a named one, neither order nor times tell the course of
 * arrivals, as in files.
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
    limit: countIn(1, mostAtOnce, 100),
    after: z.string().max(200).exactOptional(),
  }),
  gives: { 200: asJson(pageShape) },
  async answer({ site }, { request, response, query }) {
    const study = ownStudy(response);
    const { limit } = query;
    const published = await findQuestionnaire(site.db, study.id, query.audience);
    if (!published) return { refused: 'not-found' };
    // One more than asked for tells whether there is a next page.
    const course = await openCourse(site, study, {
      audience: query.audience,
      after: query.after,
      blockSize: limit + 1,
    });
    if (course === null) return { refused: 'query-invalid', problems: [{ code: 'cursor-unknown', field: 'after' }] };
    const filter = filterOf(request);
    const found = await takeCounted(course, limit + 1, (each) => matchesFilter(filter, query.audience, each));
    const page = found.slice(0, limit);
    const hasMore = found.length > limit;
    const last = page.at(-1);
    const end = last ? course.writePlace(last) : (query.after ?? null);
    const after = hasMore || course.isOpen ? end : null;
    const asked = new URLSearchParams({ audience: query.audience, limit: String(limit), after: after ?? '' });
    const next = hasMore
      ? withFilter(`/api/v1/studies/${encodeURIComponent(study.id)}/responses?${asked}`, filter)
      : null;
    if (next) response.links({ next });
    const ids = page.map((each) => each.response.id);
    const whole = await readInOrder(site.db, study.id, ids);
    const tell = chooseTold(study.settings);
    const responses = await mapInTurns(whole, (each) => writeResponse(published.questionnaire, tell(each.response)));
    return { status: 200, body: { responses, after, next } };
  },
});

/** The same as a file, at one moment: what a person downloads from the address of the page, by the same choices. */
export const readResponsesCsv = defineOperation({
  id: 'readResponsesCsv',
  method: 'get',
  path: '/studies/{study}/responses.csv',
  scope: 'responses:read',
  isForPublished: true,
  isFiltered: true,
  query: people.extend({
    audience,
    form: z.enum(responseForms).exactOptional(),
    raw: z.literal('1').exactOptional(),
  }),
  gives: { 200: { types: ['text/csv'] } },
  async answer({ site, reports }, { request, response }) {
    return (await sendResponsesCsv(site, reports, request, response)) ? null : { refused: 'not-found' };
  },
});

/** The next ones of a course that count and are meant. */
async function takeCounted(
  { upTo, blocks }: ResponseCourse,
  count: number,
  isMeant: (response: Response) => boolean,
): Promise<readonly StoredResponse[]> {
  const { share } = countAll(upTo);
  const found: StoredResponse[] = [];
  for await (const block of blocks) {
    for (const stored of block) if (share(stored) && isMeant(stored.response)) found.push(stored);
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}
