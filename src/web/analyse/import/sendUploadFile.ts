import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response } from 'express';
import type { Language } from '../../../core/instrument/text.ts';
import type { Problem } from '../../../core/problem.ts';
import { writeProblemsCsv } from '../../../export/problemsCsv.ts';
import type { Mapping } from '../../../intake/mapping.ts';
import type { ResponseFile } from '../../../intake/readResponses.ts';
import { openTable } from '../../../intake/table/openTable.ts';
import { sendNotFound } from '../../errors.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { findDestination, openImport } from '../importFile.ts';
import type { Uploads } from '../uploads.ts';
import { findMapping } from './findMapping.ts';
import { findAsked, findOwnUpload, leadToGone } from './ownUpload.ts';
import { nameColumns } from './rememberedMapping.ts';

/** What can be saved of a file that waits for a decision: how it is read, and all that is wrong in it. */
export function sendUploadFile(
  site: Site,
  uploads: Uploads,
): RequestHandler<{ readonly uploadId: string; readonly file: string }> {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const upload = findOwnUpload(uploads, request.params.uploadId, response);
    if (!upload) {
      leadToGone(request, response);
      return;
    }
    const published = await findAsked(site, upload);
    if (published && request.params.file === 'mapping.json') {
      const table = await openTable(upload.file);
      const mapping = 'problems' in table ? null : await findMapping(upload, table, published);
      if (mapping && 'header' in table) {
        sendMapping(response, nameColumns(mapping, table.header));
        return;
      }
    }
    if (published && request.params.file === 'problems.csv') {
      const file = await openImport(upload.file, upload.mapping, findDestination(study, site.now()), published, false);
      if (!('problems' in file)) {
        await sendProblems(response, file, listen(request).language);
        return;
      }
    }
    sendNotFound(request, response, next);
  };
}

/** A mapping file that serves the command line and other files as well. */
function sendMapping(response: Response, mapping: Mapping): void {
  response
    .attachment('mapping.json')
    .type('json')
    .send(`${JSON.stringify(mapping, null, 2)}\n`);
}

/** Every problem as a table, also those that the page has no room for. */
async function sendProblems(response: Response, file: ResponseFile, language: Language): Promise<void> {
  response.attachment('problems.csv').type('text/csv; charset=utf-8');
  try {
    await pipeline(Readable.from(writeProblemsCsv(readProblems(file), language)), response);
  } catch (error) {
    // Whoever asked has gone away half way: nothing is left to be done.
    if (!response.destroyed) throw error;
  }
}

async function* readProblems(file: ResponseFile): AsyncGenerator<readonly Problem[]> {
  for await (const rows of file.readRows()) yield rows.flatMap(({ problems }) => problems);
}
