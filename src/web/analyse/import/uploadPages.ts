import type { Request, RequestHandler, Response } from 'express';
import { openTable } from '../../../intake/table/openTable.ts';
import { explainProblem } from '../../../words/sentences.ts';
import { sendError } from '../../errors.ts';
import { describeEnd } from '../../keeping.ts';
import { isFormToken } from '../../manage/formToken.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { findVisitor } from '../../manage/visitor.ts';
import { listFields, readField } from '../../readForm.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { sendImport } from '../importPages.ts';
import { maxMegabytes, type Upload, type Uploads } from '../uploads.ts';
import { answerRun, leadToStudy, showRun, type UploadVisit } from './answerRun.ts';
import { findAsked, findOwnUpload, leadToGone, prepareJob } from './ownUpload.ts';
import { recallMapping } from './rememberedMapping.ts';

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
      if (await refuseEnded(site, uploads, request, response, upload)) return;
      const published = await findAsked(site, upload);
      if (!published) {
        await uploads.discard(upload);
        sendError(request, response, 'bad-request');
        return;
      }
      const table = upload.mapping === null ? await openTable(upload.file) : null;
      const known = table && (await recallMapping(site.db, study.id, published.questionnaire, table));
      const read = known ? await uploads.reread(upload, { mapping: known, isRemembered: true }) : upload;
      const run = site.imports.start(read.id, await prepareJob(site, read, published));
      await answerRun({ site, uploads, request, response, upload: read, published }, run);
    }
  };
}

/** Shows how far the reading of an upload is, by itself again and again, and in the end what came of it. */
export function showUpload(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }> {
  return async (request, response) => {
    const visit = await findVisit(site, uploads, request, response, request.params.uploadId);
    if (!visit) {
      leadToGone(request, response);
      return;
    }
    const { upload, published } = visit;
    // One that failed is tried again.
    const job = await prepareJob(site, upload, published);
    await showRun(visit, site.imports.find(upload.id) ?? site.imports.start(upload.id, job));
  };
}

/** Carries out what the analyst decided: store the good rows, or stop and forget the file. */
export function takeDecision(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }> {
  return async (request, response) => {
    const visit = await findVisit(site, uploads, request, response, request.params.uploadId);
    if (!visit) {
      await sendImport(site, request, response, [listen(request).say('import.gone')]);
      return;
    }
    const { upload, published } = visit;
    const decision = readField(listFields(request.body), 'decision');
    if (decision !== 'store' && decision !== 'turn') {
      const run = site.imports.find(upload.id);
      await uploads.discard(upload);
      // It may have been stored just before.
      leadToStudy(visit, await run?.outcome.catch(() => undefined));
      return;
    }
    if (await refuseEnded(site, uploads, request, response, upload)) return;
    const job = await prepareJob(site, upload, published);
    const run = site.imports.start(upload.id, { ...job, store: 'good', isTurned: decision === 'turn' });
    await answerRun(visit, run);
  };
}

async function findVisit(
  site: Site,
  uploads: Uploads,
  request: Request,
  response: Response,
  uploadId: string,
): Promise<UploadVisit | undefined> {
  const upload = findOwnUpload(uploads, uploadId, response);
  const published = upload && (await findAsked(site, upload));
  return published && { site, uploads, request, response, upload, published };
}

/** Forgets an upload into a study that takes none, and says why; false for any other study. */
async function refuseEnded(
  site: Site,
  uploads: Uploads,
  request: Request,
  response: Response,
  upload: Upload,
): Promise<boolean> {
  const sentence = describeEnd(ownStudy(response), site.now(), listen(request).say);
  if (sentence === null) return false;
  await uploads.discard(upload);
  await sendImport(site, request, response, [sentence], upload.audience);
  return true;
}
