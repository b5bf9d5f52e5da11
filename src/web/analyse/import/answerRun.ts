import type { Request, Response } from 'express';
import { openTable, type Table } from '../../../intake/table/openTable.ts';
import type { PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Site } from '../../site.ts';
import { carryLanguage, wantsJson } from '../../visit.ts';
import { sendImport, tellMistakes } from '../importPages.ts';
import type { Upload, Uploads } from '../uploads.ts';
import { findMapping } from './findMapping.ts';
import type { CheckedImport, ImportOutcome } from './importJob.ts';
import type { ImportRun } from './importRuns.ts';
import { sendPreview } from './previewPage.ts';
import { placeUpload, sendProgress, waitFor } from './progressPage.ts';

/** A request that is about an upload, and the questionnaire that this holds answers to. */
export interface UploadVisit {
  readonly site: Site;
  readonly uploads: Uploads;
  readonly request: Request;
  readonly response: Response;
  readonly upload: Upload;
  readonly published: PublishedQuestionnaire;
}

/** Answers with what came of a run or, when that takes longer than people wait, leads to the page that shows how far it is. */
export async function answerRun(visit: UploadVisit, run: ImportRun): Promise<void> {
  const outcome = await waitFor(run, visit.site.imports.patience);
  if (outcome === null) leadTo(visit, placeUpload(visit.upload));
  else await sendOutcome(visit, run, outcome);
}

/** Shows how far a run is, or what came of it. A script that waits for this is told to have its page come anew. */
export async function showRun(visit: UploadVisit, run: ImportRun): Promise<void> {
  const outcome = await waitFor(run, 0);
  if (outcome === null) sendProgress(visit.request, visit.response, visit.upload, run);
  else if (wantsJson(visit.request)) visit.response.json(null);
  else await sendOutcome(visit, run, outcome);
}

async function sendOutcome(visit: UploadVisit, run: ImportRun, outcome: ImportOutcome): Promise<void> {
  const { site, uploads, request, response, upload } = visit;
  if (outcome === 'cancelled' || site.imports.find(upload.id) !== run) {
    // Somebody has it read otherwise by now, or has stopped it.
    leadTo(visit, uploads.find(upload.id, upload) ? placeUpload(upload) : placeStudy(visit));
    return;
  }
  if ('check' in outcome && outcome.stored) {
    await uploads.release(upload);
    leadToStudy(visit, outcome);
    return;
  }
  const table = await openTable(upload.file);
  if (!('problems' in table) && ('check' in outcome || (await canBeMended(visit, table, outcome)))) {
    await sendPreview(site, request, response, { ...visit, outcome, table });
    return;
  }
  await uploads.discard(upload);
  const mistakes = 'problems' in outcome ? tellMistakes(request, outcome) : [];
  await sendImport(site, request, response, mistakes, upload.audience);
}

/**
 * Whether a file could be read by another mapping: what its columns are has to be said, or was said on its page. What is wrong
 * with a row, no mapping can mend, and a mapping file its author.
 */
async function canBeMended(
  { upload, published }: UploadVisit,
  table: Table,
  { problems, draft }: Exclude<ImportOutcome, 'cancelled' | CheckedImport>,
): Promise<boolean> {
  if (draft || !upload.isReread) return draft !== null;
  const isOfRow = problems.some(({ row }) => row !== undefined);
  return !isOfRow && (await findMapping(upload, table, published)) !== null;
}

/** Leads to the study, which says what was stored. */
export function leadToStudy(visit: UploadVisit, outcome: ImportOutcome | undefined): void {
  const stored = typeof outcome === 'object' && 'check' in outcome ? outcome.stored : null;
  const news = stored ? `?imported=${stored.created}&already=${stored.same}&left=${stored.refused.length}` : '';
  leadTo(visit, `${placeStudy(visit)}${news}`);
}

function placeStudy({ upload }: UploadVisit): string {
  return `/studies/${upload.studyId}`;
}

function leadTo({ request, response }: UploadVisit, address: string): void {
  response.redirect(303, carryLanguage(request, address));
}
