import { z } from 'zod';
import type { Language } from '../../core/instrument/text.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Stored } from '../../storage/storeStaged.ts';
import type { ImportJob } from '../analyse/import/importJob.ts';
import { type ImportCheck, listRefusals, listSuspects } from '../analyse/importFile.ts';
import { describeEnd } from '../keeping.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import { asJson } from './asJson.ts';
import { type Answer, defineOperation } from './operation.ts';
import { describeProblems, problemShape } from './problemShape.ts';
import { audience, flag } from './queryShapes.ts';
import { asFiles, withFiles } from './receiveFiles.ts';

const importShape = z.strictObject({
  read: z.int(),
  good: z.int(),
  bad: z.int().describe('bad'),
  duplicates: z.int().describe('duplicates'),
  unused: z.array(z.string()).describe('unused'),
  unfilled: z.array(z.string()).describe('unfilled'),
  leftOut: z.array(problemShape).describe('leftOut'),
  problems: z.array(problemShape).describe('first'),
  problemCount: z.int(),
  against: z.array(z.int()).describe('against'),
  compared: z
    .strictObject({
      fresh: z.int().describe('fresh'),
      otherwise: z.int().describe('otherwise'),
      same: z.int().describe('same'),
      changed: z.int().describe('changed'),
      changedRows: z.array(z.int()).describe('first'),
    })
    .describe('compared'),
  stored: z
    .strictObject({
      import: z.int().nullable().describe('stored-import'),
      created: z.int(),
      same: z.int().describe('same'),
      refusals: z.array(problemShape).describe('refusals'),
    })
    .nullable()
    .describe('stored'),
});

const files = asFiles(['mapping']);

/**
 * Imports a file, as the page and the command line do. With bad rows nothing is stored unless they are to be skipped; the same
 * file again adds nothing.
 */
export const takeImport = defineOperation({
  id: 'importResponses',
  method: 'post',
  path: '/studies/{study}/imports',
  scope: 'responses:write',
  isForPublished: true,
  query: z.object({ audience, 'dry-run': flag, 'skip-bad-rows': flag }),
  takes: files,
  gives: { 200: asJson(importShape) },
  refuses: ['study-ended', 'invalid'],
  async answer({ site }, { request, response, query }): Promise<Answer> {
    const study = ownStudy(response);
    const { say, language } = listen(request);
    const ended = describeEnd(study, site.now(), say);
    if (ended !== null) return { refused: 'study-ended', detail: ended };
    const published = await findQuestionnaire(site.db, study.id, query.audience);
    if (!published) return { refused: 'not-found' };
    const suspects = listSuspects(published.questionnaire, await listAllInstruments(site));
    return withFiles(site, request, files, async ({ file: path, mapping = null }, called): Promise<Answer> => {
      const job: ImportJob = {
        ...{ studyId: study.id, audience: query.audience, path, mapping, suspects, isTurned: false, isUnseen: true },
        fileName: called || 'API',
        store: query['dry-run'] ? 'none' : query['skip-bad-rows'] ? 'good' : 'all',
        now: site.now(),
      };
      const id = site.newPublicId();
      const outcome = await site.imports.start(id, job).outcome.finally(() => site.imports.stop(id));
      if (outcome === 'cancelled') return { refused: 'busy' };
      if (!('check' in outcome)) return refuseFile(outcome);
      const { check, stored } = outcome;
      if (stored === null && job.store === 'all')
        return { refused: 'invalid', problems: check.problems, more: { problemCount: check.problemCount } };
      return { status: 200, body: describeImport(check, stored, language) };
    });
  },
});

function describeImport(
  { problems, leftOut, stored: compared, facts: _, mapping: __, ...check }: ImportCheck,
  stored: Stored | null,
  language: Language,
) {
  return {
    ...check,
    leftOut: describeProblems(leftOut, language),
    problems: describeProblems(problems, language),
    compared,
    stored: stored && {
      import: stored.arrived,
      created: stored.created,
      same: stored.same,
      refusals: describeProblems(listRefusals(stored.refused), language),
    },
  };
}

/** Says why a file cannot be used, with the mapping that it would need. */
function refuseFile({ problems, draft }: Unusable): Answer {
  return { refused: 'invalid', problems, more: { ...(draft && { mapping: draft }) } };
}
