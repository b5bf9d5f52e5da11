import type { Language } from '../core/instrument/text.ts';
import { type DatabaseFault, type OpenDatabase, openSqlite } from '../storage/sqlite.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';

const defaultUrl = 'sqlite:data/fivegaps.db';

/**
 * Opens the database that was asked for, else the one of `DATABASE_URL`, else data/fivegaps.db in this folder. When there is
 * none to open, says on stderr why and gives the exit code.
 */
export async function openDatabase(
  { db, lang }: { readonly db?: string; readonly lang?: Language },
  create: boolean,
): Promise<OpenDatabase | ExitCode> {
  const messages = startMessages(lang ?? null);
  const url = process.env['DATABASE_URL'] || defaultUrl;
  const file = db ?? /^sqlite:(?:\/\/)?([^:].*)$/.exec(url)?.[1];
  if (file === undefined) {
    messages.tell('databaseUnknown', { url });
    return exitCodes.unusable;
  }
  const opened = await openSqlite(file, create);
  if (!('fault' in opened)) return opened;
  messages.tell(faultWords[opened.fault], { file: opened.file, marker: opened.marker });
  return exitCodes.notFound;
}

const faultWords: Readonly<Record<DatabaseFault['fault'], string>> = {
  missing: 'databaseMissing',
  lost: 'databaseLost',
  foreign: 'databaseForeign',
};
