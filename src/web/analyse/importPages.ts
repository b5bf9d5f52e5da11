import type { Request, RequestHandler, Response } from 'express';
import { audiences } from '../../core/instrument/side.ts';
import type { Problem } from '../../core/problem.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import { openTable } from '../../intake/table/openTable.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import { findQuestionnaire, type PublishedQuestionnaire } from '../../storage/questionnaires.ts';
import { describeProblem, explainProblem } from '../../words/sentences.ts';
import { sendError } from '../errors.ts';
import { describeOverdue } from '../keeping.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { isFormToken } from '../manage/guard.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { findVisitor } from '../manage/visitor.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { checkUpload } from './import/checkUpload.ts';
import { sendPreview } from './import/previewPage.ts';
import { recallMapping, rememberMapping } from './import/rememberedMapping.ts';
import { findDestination, listSuspects, openImport, openTurned, storeImport } from './importFile.ts';
import { maxMegabytes, type Upload, type Uploads } from './uploads.ts';

export function showImport(site: Site): RequestHandler {
  return (request, response) =>
    sendImport(
      site,
      request,
      response,
      request.query['gone'] === undefined ? [] : [listen(request).say('import.gone')],
    );
}

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
      const published = await findAsked(site, study.id, upload);
      if (!published) {
        await uploads.discard(upload);
        sendError(request, response, 'bad-request');
        return;
      }
      const table = await openTable(upload.file);
      const known = upload.mapping ? null : await recallMapping(site.db, study.id, published.questionnaire, table);
      const read = known ? await uploads.reread(upload, { mapping: known, isRemembered: true }) : upload;
      const check = await checkUpload(site, study, read, published);
      if (!('problems' in table) && ('read' in check || check.draft || read.isRemembered))
        await sendPreview(site, request, response, { upload: read, published, check, table });
      else {
        await uploads.discard(read);
        await sendImport(site, request, response, tellMistakes(request, check, read), upload.audience);
      }
    }
  };
}

/** Carries out what the analyst decided on the preview: store the good rows, or forget the file. */
export function takeDecision(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }> {
  return async (request, response) => {
    const study = ownStudy(response);
    const owner = { studyId: study.id, accountId: findVisitor(response)?.account.id ?? '' };
    const upload = uploads.find(request.params.uploadId, owner);
    if (!upload) {
      await sendImport(site, request, response, [listen(request).say('import.gone')]);
      return;
    }
    const address = `/studies/${study.id}`;
    const decision = readField(listFields(request.body), 'decision');
    if (decision !== 'store' && decision !== 'turn') {
      await uploads.discard(upload);
      response.redirect(303, carryLanguage(request, address));
      return;
    }
    if (await refuseOverdue(site, uploads, request, response, upload)) return;
    const news = await uploads.finish(upload, async () => {
      const destination = findDestination(study, site.now());
      const published = await findAsked(site, study.id, upload);
      const given = published && (await openImport(upload.file, upload.mapping, destination, published));
      if (!published || !given || 'problems' in given) throw new Error('the file changed after it was checked');
      const suspects = listSuspects(published.questionnaire, await listAllInstruments(site));
      const file = decision === 'turn' ? await openTurned(upload.file, given, suspects, destination, published) : given;
      if ('problems' in file) throw new Error('the file changed after it was checked');
      const result = await storeImport(file, destination, published, site.writer, site.now());
      await rememberMapping(site.db, study.id, file, site.now());
      return `imported=${result.created}&already=${result.same}&left=${result.refusals.length}`;
    });
    response.redirect(303, carryLanguage(request, `${address}?${news}`));
  };
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

/** What is wrong with an upload. Where that is kept means nothing to the analyst; a path inside a mapping does. */
export function tellMistakes(
  request: Request,
  { problems }: Pick<Unusable, 'problems'>,
  upload: Upload,
): readonly string[] {
  const { language } = listen(request);
  return problems.map((problem) => describeProblem(forgetPath(problem, upload), language));
}

/** A problem without the place where an upload is kept. */
export function forgetPath({ path, ...problem }: Problem, upload: Pick<Upload, 'mapping'>): Problem {
  return path === undefined || path === upload.mapping ? problem : { ...problem, path };
}

/** The questionnaire of those whose answers an upload holds: customers unless it says otherwise. */
export async function findAsked(
  site: Site,
  studyId: string,
  upload: Upload,
): Promise<PublishedQuestionnaire | undefined> {
  const audience = audiences.find((each) => each === (upload.audience || 'customer'));
  return audience && findQuestionnaire(site.db, studyId, audience);
}

export async function sendImport(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
  chosen = 'customer',
): Promise<void> {
  const { say, text } = listen(request);
  const study = ownStudy(response);
  const links = await listLinks(site.db, study.id);
  const surveys = audiences.flatMap((audience) => pickLink(links, 'survey', audience) ?? []);
  sendPage(request, response, {
    view: 'analyse/import',
    title: say('import.title'),
    path: `/studies/${study.id}/import`,
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      mistakes,
      megabytes: maxMegabytes,
      audiences: surveys.map(({ audience }) => ({ audience, isChosen: audience === chosen })),
    },
  });
}
