// Stages the rows of a made file and stores them, and says when it is about to. Runs the built program, as a server does.
// Arguments: the database file, a number that no other run has, and how many rows.
import { openSqlite } from '../../dist/storage/sqlite.js';
import { listStaged } from '../../dist/storage/stagedRows.js';
import { startStaging } from '../../dist/storage/staging.js';
import { compareStaged, storeStaged } from '../../dist/storage/storeStaged.js';

const [file, run, count] = process.argv.slice(2);
const { db } = await openSqlite(file, false);
const texts = { points: '{}', outcomes: '{}', profile: '{}', comments: '{}' };
const nothing = { points: new Map(), outcomes: new Map(), profile: new Map(), comments: new Map() };
const known = { studyId: 'inn', audience: 'customer', version: 1, wave: '1', source: 'import', submittedAt: 'now' };
const rows = Array.from({ length: Number(count) }, (_, row) => {
  const response = {
    id: `${run}-${row}`,
    answers: { items: '3'.repeat(44), ...nothing },
    language: null,
    seconds: null,
  };
  return { row, texts, submission: { ...known, response: { ...response, respondent: null } } };
});
const staging = await startStaging(db);
await staging.add(listStaged(rows));
await staging.sort();
const compared = await compareStaged(db, 'inn');
process.stdout.write('staged\n');
const about = { fileName: run, fileHash: run, mapping: '{}', read: rows.length, left: 0, importedAt: 'now' };
const where = { studyId: 'inn', audience: 'customer', version: 1, kind: null };
await storeStaged(db, { ...about, ...where }, compared, new AbortController().signal);
process.stdout.write('stored\n');
