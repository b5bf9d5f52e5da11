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

const columns = ['import', 'time', 'file', 'audience', 'read', 'stored', 'before', 'left', 'undone'] as const;

interface Options {
  readonly db?: string;
}

/** Prints the imports of a study, the last first, as CSV or JSON. */
export async function printImports(studyId: string, options: Options & { readonly json?: true }): Promise<ExitCode> {
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  try {
    const study = await findStudyFor(opened.db, studyId, startMessages(null));
    if (!study) return exitCodes.notFound;
    const imports = (await listImports(opened.db, studyId)).map((each) => ({
      import: each.arrived,
      time: each.importedAt,
      file: each.fileName,
      audience: each.audience,
      read: each.read,
      stored: each.created,
      before: each.same,
      left: each.left,
      undone: each.undoneAt,
    }));
    if (options.json) process.stdout.write(`${JSON.stringify(imports, null, 2)}\n`);
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
