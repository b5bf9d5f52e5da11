// Writes responses until it is killed, and prints the ids of each delivery once it is acknowledged.
// Runs the built program, as a server does. Arguments: the database file, and a number that no other run has.
import { startResponseWriter } from '../../dist/storage/responseWriter.js';
import { openSqlite } from '../../dist/storage/sqlite.js';

const [file, run] = process.argv.slice(2);
const { db } = await openSqlite(file, true);
const writer = startResponseWriter(db);
const nothing = { points: new Map(), outcomes: new Map(), profile: new Map(), comments: new Map() };
let count = 0;

function makeDelivery(batch, index, size) {
  const id = `${run}-${batch}-${index}-${size}`;
  const items = [...id]
    .map((character) => character.charCodeAt(0) % 7)
    .join('')
    .padEnd(44, '3');
  const response = { id, answers: { items, ...nothing }, wave: null, respondent: null, language: null, seconds: null };
  const known = { studyId: 'inn', audience: 'customer', version: 1, wave: '1', source: 'link', submittedAt: 'now' };
  return { submission: { ...known, response }, spareId: null };
}

/** One phone after the other; every third delivery is a batch of a few. */
async function keepWriting() {
  for (;;) {
    const batch = ++count;
    const size = batch % 3 === 0 ? 4 : 1;
    const deliveries = Array.from({ length: size }, (_, index) => makeDelivery(batch, index, size));
    const receipts = await writer.write(deliveries);
    process.stdout.write(`${receipts.map(({ id }) => id).join(' ')}\n`);
  }
}

for (let phone = 0; phone < 8; phone++) keepWriting();
