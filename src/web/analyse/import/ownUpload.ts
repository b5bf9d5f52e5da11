import type { Request, Response } from 'express';
import { audiences } from '../../../core/instrument/side.ts';
import { findQuestionnaire, type PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import { listAllInstruments } from '../../listAllInstruments.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { findVisitor } from '../../manage/visitor.ts';
import type { Site } from '../../site.ts';
import { addChoice, carryLanguage } from '../../visit.ts';
import { listSuspects } from '../importFile.ts';
import type { Upload, Uploads } from '../uploads.ts';
import type { ImportJob } from './importJob.ts';

/** An upload of whoever asks, into the study of the address. */
export function findOwnUpload(uploads: Uploads, uploadId: string, response: Response): Upload | undefined {
  const accountId = findVisitor(response)?.account.id ?? '';
  return uploads.find(uploadId, { studyId: ownStudy(response).id, accountId });
}

/** Leads to where a file is chosen, which says that the one before is no longer there. */
export function leadToGone(request: Request, response: Response): void {
  response.redirect(303, addChoice(carryLanguage(request, `/studies/${ownStudy(response).id}/import`), 'gone', '1'));
}

/**
 * The questionnaire of those whose answers an upload holds: customers unless it says otherwise; undefined where they are not
 * asked.
 */
export async function findAsked(
  { db }: Pick<Site, 'db'>,
  { studyId, audience: said }: Pick<Upload, 'studyId' | 'audience'>,
): Promise<PublishedQuestionnaire | undefined> {
  const audience = audiences.find((each) => each === (said || 'customer'));
  return audience && findQuestionnaire(db, studyId, audience);
}

/** An upload as a job that only looks at it. */
export async function prepareJob(
  site: Site,
  { studyId, file: path, fileName, mapping }: Upload,
  { questionnaire }: PublishedQuestionnaire,
): Promise<ImportJob> {
  return {
    ...{
      studyId,
      audience: questionnaire.audience,
      path,
      fileName,
      mapping,
      isTurned: false,
      isUnseen: false,
      store: 'none',
    },
    suspects: listSuspects(questionnaire, await listAllInstruments(site)),
    now: site.now(),
  };
}
