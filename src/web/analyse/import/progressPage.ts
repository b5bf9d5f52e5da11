import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listen, sendPage } from '../../sendPage.ts';
import { wantsJson } from '../../visit.ts';
import type { Upload } from '../uploads.ts';
import type { ImportOutcome } from './importJob.ts';
import type { ImportRun } from './importRuns.ts';

const refreshSeconds = 1;

/** What came of a run, if it does within so many milliseconds; else null. */
export async function waitFor(run: ImportRun, milliseconds: number): Promise<ImportOutcome | null> {
  return Promise.race([run.outcome, delay(milliseconds, null, { ref: false })]);
}

/** The address of what becomes of an upload. */
export function placeUpload({ id, studyId }: Upload): string {
  return `/studies/${studyId}/import/${id}`;
}

/** Shows how far the reading or storing of a file is. The page comes anew by itself; its script asks for what has changed alone. */
export function sendProgress(request: Request, response: Response, upload: Upload, run: ImportRun): void {
  const { say, text } = listen(request);
  const study = ownStudy(response);
  const share = run.share();
  const percent = Math.floor((share ?? 0) * 100);
  const sentence =
    share === null
      ? say('import.progress.waiting')
      : say(percent < 100 ? 'import.progress.share' : `import.progress.read.${run.job.store}`, { percent });
  if (wantsJson(request)) {
    response.json({ percent, sentence });
    return;
  }
  sendPage(request, response, {
    view: 'analyse/importProgress',
    title: say(`import.progress.${run.job.store}`),
    path: placeUpload(upload),
    data: {
      study: text(study.title),
      studyUrl: `/studies/${study.id}`,
      action: placeUpload(upload),
      fileName: upload.fileName,
      percent,
      sentence,
      comesAnew: refreshSeconds,
    },
  });
}
