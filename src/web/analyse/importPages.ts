import type { Request, RequestHandler, Response } from 'express';
import { audiences } from '../../core/instrument/side.ts';
import type { Problem } from '../../core/problem.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import { describeProblem } from '../../words/sentences.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { maxMegabytes, type Upload } from './uploads.ts';

export function showImport(site: Site): RequestHandler {
  return (request, response) =>
    sendImport(
      site,
      request,
      response,
      request.query['gone'] === undefined ? [] : [listen(request).say('import.gone')],
    );
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

/** The page on which a file is chosen, with what is wrong with the one before. */
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
