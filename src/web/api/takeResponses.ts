import express from 'express';
import { z } from 'zod';
import type { Language } from '../../core/instrument/text.ts';
import type { Problem } from '../../core/problem.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Delivery, Receipt } from '../../storage/responseWriter.ts';
import { findDestination } from '../analyse/importFile.ts';
import { describeEnd } from '../keeping.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import { asJson } from './asJson.ts';
import { listKnownWaves } from './listKnownWaves.ts';
import { mapInTurns } from './mapInTurns.ts';
import { type Answer, defineOperation } from './operation.ts';
import { describeProblems, problemShape } from './problemShape.ts';
import { audience } from './queryShapes.ts';
import { readSent } from './readSent.ts';
import { mostAtOnce } from './responsePages.ts';
import { describeSent, responseShape } from './responseShape.ts';

const takenShape = z.strictObject({ outcome: z.enum(['created', 'same']), response: z.string() });
const resultShape = z.union([
  takenShape.extend({ status: z.literal([201, 200]) }),
  z.strictObject({ status: z.literal(409), outcome: z.literal('conflict'), response: z.string() }),
  z.strictObject({ status: z.literal(422), problems: z.array(problemShape) }),
]);
const resultsShape = z.strictObject({ results: z.array(resultShape).describe('results') });

/**
 * Takes one response or up to 500, by the same door as a form. The id in each makes sending again harmless: the same answers are
 * stored once, and other answers under a known id are kept beside the first, as with a form. Of several, those without problems
 * are stored, together; who sent them hears of each.
 */
export const takeResponses = defineOperation({
  id: 'sendResponses',
  method: 'post',
  path: '/studies/{study}/responses',
  scope: 'responses:write',
  isForPublished: true,
  query: z.object({ audience }),
  takes: asJson(z.union([responseShape, z.array(responseShape).min(1).max(mostAtOnce)])),
  reads: [express.json({ limit: '8mb', inflate: false, strict: true })],
  gives: { 200: asJson(z.union([takenShape, resultsShape])), 201: asJson(takenShape), 207: asJson(resultsShape) },
  refuses: ['conflict', 'study-ended', 'invalid'],
  async answer({ site }, { request, response, query }): Promise<Answer> {
    const study = ownStudy(response);
    const { say, language } = listen(request);
    const ended = describeEnd(study, site.now(), say);
    if (ended !== null) return { refused: 'study-ended', detail: ended };
    const published = await findQuestionnaire(site.db, study.id, query.audience);
    if (!published) return { refused: 'not-found' };

    const body: unknown = request.body;
    const sent: readonly unknown[] = Array.isArray(body) ? body : [body];
    if (sent.length === 0 || sent.length > mostAtOnce) {
      const detail = say('api.tooMany', { most: mostAtOnce });
      return { refused: sent.length === 0 ? 'invalid' : 'too-large', detail };
    }
    const schema = describeSent(published.questionnaire);
    const named = sent.flatMap((each) => Object(each).wave ?? []);
    const destination = {
      ...findDestination(study, site.now()),
      waves: await listKnownWaves(site.db, study, named),
    };
    const read = await mapInTurns(sent, (each) => readSent(site, destination, published, schema, each));
    const good = read.filter((each): each is Delivery => !('problems' in each));
    const receipts = new Map((await site.writer.write(good)).map((receipt, index) => [good[index], receipt]));

    const results = read.map((each): Result => {
      if ('problems' in each) return { status: 422, problems: each.problems };
      const { outcome, id } = receipts.get(each) ?? { outcome: 'refused', id: '' };
      return { status: statuses[outcome], outcome, response: id };
    });
    const [only] = results;
    return only && !Array.isArray(body) ? tellOfOne(only) : tellOfEach(results, language);
  },
});

type Result =
  | { readonly status: 422; readonly problems: readonly Problem[] }
  | { readonly status: 200 | 201 | 409; readonly outcome: Receipt['outcome']; readonly response: string };

const statuses = { created: 201, same: 200, conflict: 409, refused: 409 } as const;

function tellOfOne(result: Result): Answer {
  if ('problems' in result) return { refused: 'invalid', problems: result.problems };
  const { status, ...body } = result;
  return status === 409 ? { refused: 'conflict', more: { response: body.response } } : { status, body };
}

/** Another status than 200 where not all were taken as they are, for those who look no further. */
function tellOfEach(results: readonly Result[], language: Language): Answer {
  const told = results.map((each) =>
    'problems' in each ? { ...each, problems: describeProblems(each.problems, language) } : each,
  );
  return { status: results.every(({ status }) => status < 300) ? 200 : 207, body: { results: told } };
}
