import type { RequestHandler } from 'express';
import { listImports } from '../../../storage/imports.ts';
import { formatCount } from '../../../words/numbers.ts';
import { formatInstant } from '../../../words/times.ts';
import { sendNotFound } from '../../errors.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { undoByNumber } from './undoByNumber.ts';

/** The imports of a study, the last first, each of which can be undone. */
export function showImports({ db }: Site): RequestHandler {
  return async (request, response) => {
    const { say, text, language } = listen(request);
    const { id, title, settings } = ownStudy(response);
    const format = (time: string) => formatInstant(time, settings.zone, language);
    const imports = await listImports(db, id);
    sendPage(request, response, {
      view: 'analyse/imports',
      title: say('imports.title'),
      data: {
        id,
        study: text(title),
        imports: imports.map(({ arrived, audience, fileName, importedAt, undoneAt, ...counts }) => ({
          ...{ arrived, audience, fileName, time: format(importedAt), undone: undoneAt && format(undoneAt) },
          created: counts.created,
          counts: ([counts.created, counts.same, counts.left] as const).map((count) => formatCount(count)),
        })),
      },
    });
  };
}

/** Undoes an import; one that has been undone stays as it is. */
export function takeUndoing(site: Site, reports: StudyReports): RequestHandler<{ arrived: string }> {
  return async (request, response, next) => {
    const study = ownStudy(response);
    if (!(await undoByNumber(site, reports, study, request.params.arrived))) {
      sendNotFound(request, response, next);
      return;
    }
    response.redirect(303, carryLanguage(request, `/studies/${study.id}/imports`));
  };
}
