import type { Request, RequestHandler, Response } from 'express';
import { audiences } from '../../../core/instrument/side.ts';
import type { Problem } from '../../../core/problem.ts';
import { findQuestionnaire } from '../../../storage/questionnaires.ts';
import { describeProblem, explainProblem } from '../../../words/sentences.ts';
import { sendError } from '../../errors.ts';
import { describeOverdue } from '../../keeping.ts';
import { listAllInstruments } from '../../listAllInstruments.ts';
import { isFormToken } from '../../manage/guard.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { findVisitor } from '../../manage/visitor.ts';
import { listFields, readField } from '../../readForm.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import { listSuspects } from '../importFile.ts';
import { sendImport, sendPreview } from '../importPages.ts';
import { maxMegabytes, type Upload, type Uploads } from '../uploads.ts';
import type { ImportJob, ImportOutcome } from './importJob.ts';
import type { ImportRun } from './importRuns.ts';
import { placeUpload, sendProgress, waitFor } from './progressPage.ts';
/** Receives a file, checks it whole and shows what it would bring. Nothing is stored yet. */
export function takeImport(site: Site, uploads: Uploads): RequestHandler {
  return async (request, response) => {
    const { say, language } = listen(request);
    const study = ownStudy(response);
    const visitor = findVisitor(response);
    const owner = { studyId: study.id, accountId: visitor?.account.id ?? '' };
    const upload = await uploads.receive(request, owner, (token) => isFormToken(token, visitor?.formToken));
    if (upload === 'forbidden' || upload === 'unsupported') sendError(request, response, upload);
    else if (upload === 'no-file') await sendImport(site, request, response, [say('import.noFile')]);
    else if (upload === 'too-large') {
      const values = { megabytes: maxMegabytes };
      await sendImport(site, request, response, [explainProblem({ code: 'file-too-large', values }, language)]);
    } else {
      if (await refuseOverdue(site, uploads, request, response, upload)) return;
      const job = await prepareJob(site, study.id, upload);
      if (!job) {
        await uploads.discard(upload);
        sendError(request, response, 'bad-request');
        return;
      }
      await answerRun(site, uploads, request, response, upload, site.imports.start(upload.id, job));
    }
  };
}

/** Shows how far the reading of an upload is, by itself again and again, and in the end what came of it. */
export function showUpload(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }> {
  return async (request, response) => {
    const upload = findOwn(uploads, request.params.uploadId, response);
    // One that failed is tried again.
    const job = upload && (await prepareJob(site, upload.studyId, upload));
    if (!job) {
      await sendImport(site, request, response, [listen(request).say('import.gone')]);
      return;
    }
    const run = site.imports.find(upload.id) ?? site.imports.start(upload.id, job);
    const outcome = await waitFor(run, 0);
    if (outcome === null) sendProgress(request, response, upload, run);
    else await sendOutcome(site, uploads, request, response, upload, outcome);
  };
}

/** Carries out what the analyst decided: store the good rows, or stop and forget the file. */
export function takeDecision(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }> {
  return async (request, response) => {
    const upload = findOwn(uploads, request.params.uploadId, response);
    const job = upload && (await prepareJob(site, upload.studyId, upload));
    if (!job) {
      await sendImport(site, request, response, [listen(request).say('import.gone')]);
      return;
    }
    const decision = readField(listFields(request.body), 'decision');
    if (decision !== 'store' && decision !== 'turn') {
      const outcome = await site.imports.stop(upload.id);
      await uploads.discard(upload);
      redirectToStudy(request, response, outcome);
      return;
    }
    if (await refuseOverdue(site, uploads, request, response, upload)) return;
    const run = site.imports.start(upload.id, { ...job, store: 'good', isTurned: decision === 'turn' });
    await answerRun(site, uploads, request, response, upload, run);
  };
}

/** Answers with what came of a run or, when that takes longer than people wait, with the page that shows how far it is. */
async function answerRun(
  site: Site,
  uploads: Uploads,
  request: Request,
  response: Response,
  upload: Upload,
  run: ImportRun,
): Promise<void> {
  const outcome = await waitFor(run, site.imports.patience);
  if (outcome === null) response.redirect(303, carryLanguage(request, placeUpload(upload)));
  else await sendOutcome(site, uploads, request, response, upload, outcome);
}

async function sendOutcome(
  site: Site,
  uploads: Uploads,
  request: Request,
  response: Response,
  upload: Upload,
  outcome: ImportOutcome,
): Promise<void> {
  if (outcome !== 'cancelled' && 'check' in outcome && outcome.stored === null) {
    sendPreview(request, response, upload, outcome);
    return;
  }
  if (outcome === 'cancelled' || 'check' in outcome) {
    await uploads.release(upload);
    redirectToStudy(request, response, outcome);
    return;
  }
  await uploads.discard(upload);
  const { language } = listen(request);
  const mistakes = outcome.problems.map((problem) => describeProblem(forgetPath(problem, upload), language));
  await sendImport(site, request, response, mistakes, upload.audience);
}

/** Leads to the study, which says what was stored. */
function redirectToStudy(request: Request, response: Response, outcome: ImportOutcome | undefined): void {
  const stored = typeof outcome === 'object' && 'check' in outcome ? outcome.stored : null;
  const news = stored ? `?imported=${stored.created}&already=${stored.same}&left=${stored.refused.length}` : '';
  response.redirect(303, carryLanguage(request, `/studies/${ownStudy(response).id}${news}`));
}

function findOwn(uploads: Uploads, uploadId: string, response: Response): Upload | undefined {
  const accountId = findVisitor(response)?.account.id ?? '';
  return uploads.find(uploadId, { studyId: ownStudy(response).id, accountId });
}

/** Checks an upload as answers of those whose they are: customers unless it says otherwise; undefined where they are not asked. */
async function prepareJob(site: Site, studyId: string, upload: Upload): Promise<ImportJob | undefined> {
  const audience = audiences.find((each) => each === (upload.audience || 'customer'));
  const published = audience && (await findQuestionnaire(site.db, studyId, audience));
  if (!published) return undefined;
  const suspects = listSuspects(published.questionnaire, await listAllInstruments(site));
  const { file: path, fileName, mapping } = upload;
  return { studyId, audience, path, fileName, mapping, suspects, isTurned: false, store: 'none', now: site.now() };
}

/** Forgets an upload into a study that would erase it within the hour, and says so; false for any other study. */
async function refuseOverdue(
  site: Site,
  uploads: Uploads,
  request: Request,
  response: Response,
  upload: Upload,
): Promise<boolean> {
  const sentence = describeOverdue(ownStudy(response), site.now(), listen(request).say);
  if (sentence === null) return false;
  await uploads.discard(upload);
  await sendImport(site, request, response, [sentence], upload.audience);
  return true;
}

/** Where an upload is kept means nothing to the analyst; a path inside a mapping does. */
function forgetPath({ path, ...problem }: Problem, upload: Upload): Problem {
  return path === undefined || path === upload.mapping ? problem : { ...problem, path };
}
