// Erases what some people sent, one after the other, until it is killed, and prints the id of each once that is done.
// Runs the built program, as a server does. Arguments: the database file, and the first ids of the people.
import { eraseResponses, findChain } from '../../dist/storage/eraseResponses.js';
import { openSqlite } from '../../dist/storage/sqlite.js';

const [file, ...ids] = process.argv.slice(2);
const { db, scrub } = await openSqlite(file, true);
for (const id of ids) {
  const chain = await findChain(db, 'inn', id);
  if (await eraseResponses(db, 'inn', chain, { courses: `course ${id}`, frozen: null })) {
    await scrub();
    process.stdout.write(`${id}\n`);
  }
}
