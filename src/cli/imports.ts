import { randomBytes } from 'node:crypto';
import { guardText } from '../core/answers/guardedText.ts';
import type { Language } from '../core/instrument/text.ts';
import { joinCells } from '../export/csvText.ts';
import { listImports } from '../storage/imports.ts';
import { keepSecret } from '../storage/secrets.ts';
import { tellImport } from '../web/analyse/import/tellImport.ts';
import { undoByNumber } from '../web/analyse/import/undoByNumber.ts';
import { rememberReports } from '../web/analyse/studyReport.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import { startMessages } from './messages.ts';
import { printJson } from './printJson.ts';
import { readVersion } from './readVersion.ts';

const columns = ['import', 'time', 'file', 'audience', 'read', 'stored', 'before', 'left', 'undone'] as const;

interface Options {
  readonly db?: string;
  readonly json?: true;
  readonly lang?: Language;
}

/** Prints the imports of a study, the last first, as CSV or JSON. */
export async function printImports(studyId: string, options: Options): Promise<ExitCode> {
  const opened = await openDatabase(options, false);
  if (typeof opened === 'number') return opened;
  try {
    const study = await findStudyFor(opened.db, studyId, startMessages(options.lang ?? null));
    if (!study) return exitCodes.notFound;
    const imports = (await listImports(opened.db, studyId)).map(tellImport);
    if (options.json) printJson(imports);
    else {
      const rows = imports.map((each) => {
        const cells = { ...each, file: guardText(each.file), undone: each.undone ?? '' };
        return columns.map((column) => cells[column]);
      });
      process.stdout.write([columns, ...rows].map((cells) => joinCells(cells.map(String))).join(''));
    }
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}

/** Deletes the responses of an import, by its number, and prints it where JSON is asked for. */
export async function undoImport(studyId: string, number: string, options: Options): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const opened = await openDatabase(options, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    const study = await findStudyFor(db, studyId, messages);
    if (!study) return exitCodes.notFound;
    const secret = await keepSecret(db, randomBytes(32).toString('base64url'));
    const reports = rememberReports({ db, secret, version: readVersion(), now: () => new Date() });
    const done = await undoByNumber(opened, reports, study, number);
    if (!done) {
      messages.tell('importMissing', { id: number, study: studyId });
      return exitCodes.notFound;
    }
    const { undone, wasUndone } = done;
    if (options.json) printJson({ ...tellImport(undone), wasUndone });
    messages.tell(wasUndone ? 'importUndoneBefore' : 'importUndone', { id: number, name: undone.fileName });
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
