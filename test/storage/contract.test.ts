import { openSqlite } from '../../src/storage/sqlite.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { describeStorage } from './describeStorage.ts';

describeStorage('SQLite', async () => {
  const opened = await openSqlite(temporaryPath('contract.db'), true);
  if ('fault' in opened) throw new Error(opened.fault);
  return opened;
});
