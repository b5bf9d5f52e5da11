import type { Request, RequestHandler, Response } from 'express';
import { audiences } from '../../core/instrument/side.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import { describeProblem } from '../../words/sentences.ts';
import { describeEnd } from '../keeping.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { maxMegabytes } from './uploads.ts';

export function showImport(site: Site): RequestHandler {
  return (request, response) => {
    const { say } = listen(request);
    const end = describeEnd(ownStudy(response), site.now(), say);
    const gone = request.query['gone'] === undefined ? [] : [say('import.gone')];
    return sendImport(site, request, response, end === null ? gone : [...gone, end]);
  };
}

/** What is wrong with an upload. Paths are those of its mapping, which lies beside the file with answers. */
export function tellMistakes(request: Request, { problems }: Pick<Unusable, 'problems'>): readonly string[] {
  const { say, language } = listen(request);
  return problems.map((problem) => {
    const sentence = describeProblem(problem, language);
    return problem.path === undefined ? sentence : say('place.file', { file: say('import.mappingFile'), sentence });
  });
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
