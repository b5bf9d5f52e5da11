import { z } from 'zod';
import type { Language } from '../../core/instrument/text.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { startComparison } from '../analyse/import/compareStored.ts';
import {
  checkImport,
  findDestination,
  type ImportCheck,
  type ImportResult,
  listSuspects,
  openImport,
  storeImport,
} from '../analyse/importFile.ts';
import { forgetPath } from '../analyse/importPages.ts';
import { describeOverdue } from '../keeping.ts';
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
  problems: z.array(problemShape).describe('first'),
  problemCount: z.int(),
  against: z.array(z.int()).describe('against'),
  stored: z
    .strictObject({
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
    const ended = describeOverdue(study, site.now(), say);
    if (ended !== null) return { refused: 'study-ended', detail: ended };
    const published = await findQuestionnaire(site.db, study.id, query.audience);
    if (!published) return { refused: 'not-found' };
    return withFiles(site, request, files, async ({ file: path, mapping = null }): Promise<Answer> => {
      const destination = findDestination(study, site.now());
      const file = await openImport(path, mapping, destination, published);
      if ('problems' in file) return refuseFile(file, mapping);
      const suspects = listSuspects(published.questionnaire, await listAllInstruments(site));
      const check = await checkImport(file, suspects, startComparison(site.db, study.id));
      if (!('read' in check)) return refuseFile(check, mapping);
      if (query['dry-run']) return { status: 200, body: describeImport(check, null, language) };
      if (check.bad > 0 && !query['skip-bad-rows'])
        return { refused: 'invalid', problems: check.problems, more: { problemCount: check.problemCount } };
      const stored = await storeImport(file, destination, published, site.writer, site.now());
      return { status: 200, body: describeImport(check, stored, language) };
    });
  },
});

function describeImport(
  { problems, facts: _, stored: __, ...check }: ImportCheck,
  stored: ImportResult | null,
  language: Language,
) {
  return {
    ...check,
    problems: describeProblems(problems, language),
    stored: stored && { ...stored, refusals: describeProblems(stored.refusals, language) },
  };
}

/** Says why a file cannot be used, with the mapping that it would need. */
function refuseFile({ problems, draft }: Unusable, mapping: string | null): Answer {
  const known = problems.map((problem) => forgetPath(problem, { mapping }));
  return { refused: 'invalid', problems: known, more: { ...(draft && { mapping: draft }) } };
}
