import { openSqlite } from '../../../storage/sqlite.ts';
import type { DoImport } from './importRuns.ts';
import { runImport } from './runImport.ts';

/** Imports into a database file in this thread, by a connection of its own. */
export function importHere(database: string): DoImport {
  return async (job, tell, signal) => {
    const opened = await openSqlite(database, false);
    if ('fault' in opened) throw new Error(`the database is ${opened.fault}`);
    try {
      return await runImport(opened.db, job, tell, signal);
    } finally {
      await opened.close();
    }
  };
}
