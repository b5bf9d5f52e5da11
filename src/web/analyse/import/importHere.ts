import { openSqlite } from '../../../storage/sqlite.ts';
import type { DoImport } from './importRuns.ts';
import { type ReadImport, readImport } from './readImport.ts';
import { runImport } from './runImport.ts';

/** Imports into a database file in this thread, by a connection of its own; the file may be read elsewhere. */
export function importHere(database: string, read: ReadImport = readImport): DoImport {
  return async (job, tell, signal) => {
    const opened = await openSqlite(database, false);
    if ('fault' in opened) throw new Error(`the database is ${opened.fault}`);
    try {
      return await runImport(opened.db, job, tell, signal, read);
    } finally {
      await opened.close();
    }
  };
}
