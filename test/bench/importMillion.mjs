// Imports a large file into a database, and makes the report of it, beside csv-parse merely reading the file in the same run.
//
//   npm run build && node test/bench/importMillion.mjs [rows, 1000000] [rounds, 1]
//
// The file has 60 columns: an id, a wave, 44 answers, points, an outcome and groups. Each part runs in a process of its own, so
// that its peak of memory is its own; times are of the wall and, in brackets, of the processor, as others may use the machine. They
// begin when the process has loaded its modules, as a server has long before: csv-parse for the reading, and for the others all but
// what their threads load.
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const groups = ['branch', 's1', 's2', 's3', 's4', 's5', 's6', 's7'];
const dimensions = ['reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles'];
const dist = (path) => new URL(`../../dist/${path}`, import.meta.url);
const [part, ...rest] = process.argv.slice(2);
const parts = { read: readPlainly, prepare, import: importFile, report: makeReport };
if (part in parts) await measure(await parts[part](...rest));
else await compare(Number(part ?? 1_000_000), Number(rest[0] ?? 1));

async function compare(rows, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
  try {
    const [file, map] = [join(folder, 'data.csv'), join(folder, 'map.json')];
    await writeFile(file, rows);
    console.log(`${rows} rows of 60 columns, ${Math.round(statSync(file).size / 1e6)} MB`);
    for (let round = 0; round < rounds; round++) {
      const database = join(folder, `${round}.db`);
      run('prepare', database, map);
      const plain = run('read', file);
      const stored = run('import', database, map, file);
      const plainAgain = run('read', file);
      const report = run('report', database);
      const base = { wall: (plain.wall + plainAgain.wall) / 2, cpu: (plain.cpu + plainAgain.cpu) / 2 };
      tell('csv-parse', plain);
      tell('csv-parse', plainAgain);
      tell('import', stored, base);
      tell('report', report, base);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args]);
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout).trim().split('\n').at(-1));
}

function tell(name, { wall, cpu, memory, lock }, base) {
  const ratio = base ? ` = ${(wall / base.wall).toFixed(2)} (${(cpu / base.cpu).toFixed(2)}) times csv-parse` : '';
  const locked = lock === undefined ? '' : `; others waited to write for at most ${lock.toFixed(1)} s`;
  console.log(`${name}: ${wall.toFixed(1)} s (${cpu.toFixed(1)} s)${ratio}; ${Math.round(memory)} MB${locked}`);
}

/** Prints what a part took, in seconds and megabytes. */
async function measure(work) {
  const begun = performance.now();
  const before = process.cpuUsage();
  const found = await work();
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(
    JSON.stringify({ wall: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6, memory, ...found }),
  );
  process.exit();
}

async function readPlainly(file) {
  const { parse } = await import('csv-parse');
  return () => {
    const parser = createReadStream(file).pipe(parse());
    parser.on('data', () => {});
    return new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  };
}

async function prepare(database, map) {
  const { openSqlite } = await import(dist('storage/sqlite.js'));
  const { createStudy } = await import(dist('storage/createStudy.js'));
  const { usualSettings } = await import(dist('core/study/settings.js'));
  const questionnaire = await readQuestionnaire();
  const { db, close } = await openSqlite(database, true);
  const study = { id: 'inn', title: { en: 'Inn' }, isMade: false, instrument: null, settings: usualSettings };
  let link = 0;
  const made = { ...study, isArchived: false, design: 'chain' };
  await createStudy(db, made, [questionnaire], () => `link-${++link}`, '2026-03-02T08:00:00.000Z');
  await close();
  const items = questionnaire.items.flatMap(({ id }, index) => [
    { column: `E${index + 1}`, item: id, side: 'expectation' },
    { column: `P${index + 1}`, item: id, side: 'perception' },
  ]);
  const columns = [
    { column: 'id', as: 'respondent' },
    { column: 'wave', as: 'wave' },
    ...items,
    ...questionnaire.dimensions.map(({ id }) => ({ column: `W_${id}`, as: 'weight', dimension: id })),
    ...groups.map((column) => ({ column, as: 'segment' })),
  ];
  writeFileSync(map, JSON.stringify({ columns }));
  return () => ({});
}

async function readQuestionnaire() {
  const { listInstruments } = await import(dist('intake/listInstruments.js'));
  const { buildQuestionnaire } = await import(dist('core/instrument/questionnaire.js'));
  return buildQuestionnaire(
    (await listInstruments()).find(({ id }) => id === 'servqual-1991'),
    'customer',
  );
}

async function importFile(database, map, file) {
  const { openSqlite } = await import(dist('storage/sqlite.js'));
  const { runImport } = await import(dist('web/analyse/import/runImport.js'));
  const { readImportElsewhere } = await import(dist('web/analyse/import/readImport.js'));
  const job = { studyId: 'inn', audience: 'customer', path: file, fileName: 'data.csv', mapping: map };
  const how = { suspects: new Set(), isTurned: false, store: 'all', now: new Date() };
  return async () => {
    const { db, close } = await openSqlite(database, false);
    const lock = watchTransactions(db);
    const { signal } = new AbortController();
    const outcome = await runImport(db, { ...job, ...how }, () => {}, signal, readImportElsewhere);
    if (!outcome.stored) throw new Error(JSON.stringify(outcome));
    await close();
    return { lock: lock() };
  };
}

/** How long the longest transaction was, in seconds: for so long nobody else can write. */
function watchTransactions(db) {
  let longest = 0;
  const begin = db.transaction.bind(db);
  db.transaction = () => {
    const builder = begin();
    return {
      execute(work) {
        const begun = performance.now();
        return builder.execute(work).finally(() => {
          longest = Math.max(longest, (performance.now() - begun) / 1000);
        });
      },
    };
  };
  return () => longest;
}

async function makeReport(database) {
  const { openSqlite } = await import(dist('storage/sqlite.js'));
  const { findStudy } = await import(dist('storage/studies.js'));
  const { rememberReports } = await import(dist('web/analyse/studyReport.js'));
  const { reportElsewhere } = await import(dist('web/analyse/reportElsewhere.js'));
  return async () => {
    const { db, close } = await openSqlite(database, false);
    const elsewhere = { reportElsewhere: reportElsewhere(database) };
    const reports = rememberReports({ db, secret: 'x', version: '0', now: () => new Date(), ...elsewhere });
    const { report } = await reports.findOwn(await findStudy(db, 'inn'));
    if (report.responses.used === 0) throw new Error('nobody is in the report');
    await close();
  };
}

/** The answers follow from a number, so that each run reads the same file. */
async function writeFile(path, rows) {
  const numbers = Array.from({ length: 22 }, (_, index) => index + 1);
  const items = [...numbers.map((number) => `E${number}`), ...numbers.map((number) => `P${number}`)];
  const points = dimensions.map((id) => `W_${id}`);
  const out = await open(path, 'w');
  await out.write(`${['id', 'wave', ...items, ...points, 'overall', ...groups].join()}\n`);
  let state = 7;
  const draw = (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 10) % count;
  };
  for (let from = 0; from < rows; from += 1000) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + 1000); row++) {
      const answers = items.map(() => 1 + draw(7));
      const others = groups.map((_, index) => `${index === 0 ? 'b' : 'g'}${draw(index === 0 ? 20 : 4)}`);
      text += `${[`p${row}`, 1, ...answers, ...points.map(() => 20), draw(11), ...others].join()}\n`;
    }
    await out.write(text);
  }
  await out.close();
}
