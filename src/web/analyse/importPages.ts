import type { Request, RequestHandler, Response } from 'express';
import { audiences } from '../../core/instrument/side.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import { explainProblem } from '../../words/sentences.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { describeEarlier } from './import/describeEarlier.ts';
import type { CheckedImport } from './import/importJob.ts';
import { placeUpload } from './import/progressPage.ts';
import { maxMegabytes, type Upload } from './uploads.ts';

export function showImport(site: Site): RequestHandler {
  return (request, response) => sendImport(site, request, response, []);
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

/** What a file would bring. Nothing is stored yet. */
export function sendPreview(
  request: Request,
  response: Response,
  upload: Upload,
  { check, earlier }: CheckedImport,
): void {
  const { say, text, language } = listen(request);
  const study = ownStudy(response);
  sendPage(request, response, {
    view: 'analyse/preview',
    title: say('import.preview'),
    path: placeUpload(upload),
    data: {
      id: study.id,
      study: text(study.title),
      upload: upload.id,
      audience: upload.audience,
      check,
      against: new Intl.ListFormat(language).format(check.against.map(String)),
      problems: check.problems.map((problem) => ({ ...problem, sentence: explainProblem(problem, language) })),
      more: check.problemCount - check.problems.length,
      earlier: earlier && describeEarlier(earlier, study, language),
    },
  });
}
