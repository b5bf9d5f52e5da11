import { type DatabaseFault, type OpenDatabase, openSqlite } from '../storage/sqlite.ts';
import { startMessages } from './messages.ts';

/** Where the database is: what was asked for, else `DATABASE_URL=sqlite:<file>`, else data/fivegaps.db in this folder. */
export function chooseDatabase(asked: string | undefined, environment: NodeJS.ProcessEnv): string {
  const url = environment['DATABASE_URL'];
  return asked ?? (url ? url.replace(/^sqlite:(\/\/)?/, '') : 'data/fivegaps.db');
}

/** Opens the database, or says on stderr why it is not opened and gives null. */
export async function openDatabase(file: string, create: boolean): Promise<OpenDatabase | null> {
  const opened = await openSqlite(file, create);
  if (!('fault' in opened)) return opened;
  startMessages(null).tell(faultWords[opened.fault], { file: opened.file, marker: opened.marker });
  return null;
}

const faultWords: Readonly<Record<DatabaseFault['fault'], string>> = {
  missing: 'databaseMissing',
  lost: 'databaseLost',
  foreign: 'databaseForeign',
};
