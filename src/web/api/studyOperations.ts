import { z } from 'zod';
import { listAnswerFields } from '../../core/answers/fields.ts';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { textSchema } from '../../core/instrument/text.ts';
import { settingsSchema } from '../../core/study/settings.ts';
import { findQuestionnaire, listAskedAudiences } from '../../storage/questionnaires.ts';
import { countResponses } from '../../storage/responses.ts';
import type { ResponseCount } from '../../storage/snapshot.ts';
import { listStudies, type Study } from '../../storage/studies.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';
import { asJson } from './asJson.ts';
import { defineOperation } from './operation.ts';

const audience = z.enum(audiences);
const studyShape = z.strictObject({
  id: z.string(),
  title: textSchema,
  /** A draft asks nobody yet; an archived study takes no more answers. */
  state: z.enum(['draft', 'published', 'archived']),
  instrument: z.string().nullable(),
  isMade: z.boolean().describe('is-made'),
  audiences: z.array(z.strictObject({ audience, responses: z.int() })),
});
const { waves, zone, minGroup, keepUntil } = settingsSchema.shape;
const wholeStudyShape = studyShape.extend({ waves, zone, minGroup, keepUntil });

const questionnaireShape = z.strictObject({
  version: z.int(),
  fields: z.array(z.string()).describe('fields'),
  questionnaire: z.looseObject({ instrument: z.string(), audience }),
});

export const readStudies = defineOperation({
  id: 'listStudies',
  method: 'get',
  path: '/studies',
  scope: 'studies:read',
  query: z.object({}),
  gives: { 200: asJson(z.strictObject({ studies: z.array(studyShape) })) },
  async answer({ site }) {
    const counts = await countResponses(site.db);
    const studies = await Promise.all((await listStudies(site.db)).map((study) => describeStudy(site, study, counts)));
    return { status: 200, body: { studies } };
  },
});

export const readStudy = defineOperation({
  id: 'readStudy',
  method: 'get',
  path: '/studies/{study}',
  scope: 'studies:read',
  query: z.object({}),
  gives: { 200: asJson(wholeStudyShape) },
  async answer({ site }, { response }) {
    const study = ownStudy(response);
    const { waves, zone, minGroup, keepUntil } = study.settings;
    const shared = await describeStudy(site, study, await countResponses(site.db, study.id));
    return { status: 200, body: { ...shared, waves, zone, minGroup, keepUntil } };
  },
});

export const readQuestionnaire = defineOperation({
  id: 'readQuestionnaire',
  method: 'get',
  path: '/studies/{study}/questionnaires/{audience}',
  scope: 'studies:read',
  isForPublished: true,
  query: z.object({}),
  gives: { 200: asJson(questionnaireShape) },
  async answer({ site }, { request, response }) {
    const asked = audiences.find((each) => each === request.params['audience']);
    const published = asked && (await findQuestionnaire(site.db, ownStudy(response).id, asked));
    if (!published) return { refused: 'not-found' };
    return { status: 200, body: { ...published, fields: listAnswerFields(published.questionnaire) } };
  },
});

async function describeStudy(
  { db }: Site,
  { id, title, isArchived, instrument, isMade }: Study,
  counts: readonly ResponseCount[],
): Promise<z.infer<typeof studyShape>> {
  const asked = await listAskedAudiences(db, id);
  const count = (audience: Audience) =>
    counts.reduce((sum, each) => sum + (each.studyId === id && each.audience === audience ? each.count : 0), 0);
  return {
    id,
    title,
    state: isArchived ? 'archived' : asked.length === 0 ? 'draft' : 'published',
    instrument: instrument?.id ?? null,
    isMade,
    audiences: asked.map((audience) => ({ audience, responses: count(audience) })),
  };
}
