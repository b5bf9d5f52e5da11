import { randomBytes } from 'node:crypto';
import { guardText } from '../core/answers/guardedText.ts';
import { joinCells } from '../export/csvText.ts';
import { findImport, listImports } from '../storage/imports.ts';
import { keepSecret } from '../storage/secrets.ts';
import { rememberReports } from '../web/analyse/studyReport.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import { startMessages } from './messages.ts';
import { readVersion } from './readVersion.ts';

interface Options {
  readonly db?: string;
}

/** Prints the imports of a study as CSV, the last first. */
export async function printImports(studyId: string, options: Options): Promise<ExitCode> {
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  try {
    const study = await findStudyFor(opened.db, studyId, startMessages(null));
    if (!study) return exitCodes.notFound;
    const header = ['import', 'time', 'file', 'audience', 'read', 'stored', 'before', 'left', 'undone'];
    const rows = (await listImports(opened.db, studyId)).map((each) => [
      ...[each.arrived, each.importedAt, guardText(each.fileName), each.audience],
      ...[each.read, each.created, each.same, each.left, each.undoneAt ?? ''],
    ]);
    process.stdout.write([header, ...rows].map((cells) => joinCells(cells.map(String))).join(''));
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}

/** Deletes the responses of an import, by its number. */
export async function undoImport(studyId: string, number: string, options: Options): Promise<ExitCode> {
  const messages = startMessages(null);
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    const study = await findStudyFor(db, studyId, messages);
    if (!study) return exitCodes.notFound;
    const found = await findImport(db, studyId, Number(number));
    if (!found) {
      messages.tell('importMissing', { id: number, study: studyId });
      return exitCodes.notFound;
    }
    const secret = await keepSecret(db, randomBytes(32).toString('base64url'));
    const reports = rememberReports({ db, secret, version: readVersion(), now: () => new Date() });
    const isUndone = await reports.undo(study, found);
    if (isUndone) await opened.scrub();
    messages.tell(isUndone ? 'importUndone' : 'importUndoneBefore', { id: number, name: found.fileName });
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
