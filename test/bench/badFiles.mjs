// Large and hostile files: how long reading takes and how much memory it takes. Run by hand: npm run build && node test/bench/badFiles.mjs
//
// Each file is read by a process of its own, so that one leaves nothing behind for the next. What it needs before it reads is
// taken off. The largest needs a gibibyte in the temporary folder.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const megabyte = 2 ** 20;
const names = ['E', 'P'].flatMap((side) => Array.from({ length: 22 }, (_, index) => side + (index + 1)));
const header = ['id', ...names];

function runAll() {
  const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
  try {
    for (const [name, write] of Object.entries(files)) {
      const path = join(folder, 'data');
      write(path);
      const size = statSync(path).size;
      const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--read', path], {
        encoding: 'utf8',
      });
      console.log(`${name} (${(size / megabyte).toFixed(1)} MB): ${stdout.trim() || stderr.trim()}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureReading(path) {
  const [{ openResponses }, { listInstruments }, { buildQuestionnaire }] = await Promise.all(
    ['intake/readResponses.js', 'intake/listInstruments.js', 'core/instrument/questionnaire.js'].map(
      (file) => import(new URL(`../../dist/${file}`, import.meta.url).href),
    ),
  );
  const instrument = (await listInstruments()).find(({ id }) => id === 'servqual-1991');
  const how = { mapping: null, wanted: { questionnaire: buildQuestionnaire(instrument, 'customer') } };
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let rows = 0;
  let problems = [];
  const file = await openResponses(path, how, { id: 'bench', openWave: '1' });
  if ('problems' in file) problems = file.problems;
  else
    for await (const block of file.readRows())
      for (const row of block) {
        rows++;
        if (problems.length < 3) problems.push(...row.problems);
      }
  const took = performance.now() - begun;
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  const told = problems.slice(0, 3).map(({ code, row, column }) => [row, column, code].filter(Boolean).join(' '));
  const memory = Math.round((Math.max(most, process.memoryUsage().rss) - before) / megabyte);
  const busy = Math.round((user + system) / 1000);
  console.log(
    `${Math.round(took)} ms (${busy} ms of CPU), ${memory} MB more memory, ${rows} rows; ${told.join(', ') || 'fine'}`,
  );
}

/** Rows until there are so many megabytes, each with the cells that `make` gives. */
function writeTable(path, megabytes, make, last = '') {
  const file = openSync(path, 'w');
  let size = writeSync(file, `${header.join()}\n`);
  for (let row = 1; size < megabytes * megabyte; ) {
    let text = '';
    for (const end = row + 1000; row < end; row++) text += `${make(row).join()}\n`;
    size += writeSync(file, text);
  }
  writeSync(file, last);
  closeSync(file);
}

const points = (row) => [`guest-${row}`, ...names.map((_, index) => 1 + ((row + index) % 7))];

const files = {
  'good rows': (path) => writeTable(path, 10, points),
  'a mistake in every row': (path) => writeTable(path, 10, (row) => points(row).with(1, 'x')),
  'every cell wrong': (path) => writeTable(path, 10, (row) => points(row).map((_, index) => `x${row}-${index}`)),
  'an unclosed quotation at the end': (path) => writeTable(path, 10, points, '"guest'),
  'rows of every width': (path) => writeTable(path, 10, (row) => points(row).slice(0, 1 + (row % 45))),
  'a damaged byte at the end': (path) =>
    writeTable(path, 10, (row) => points(row).with(0, `客人${row}`), Buffer.from([0xe5])),
  'GB18030 nowhere near text': (path) =>
    writeFileSync(path, Buffer.alloc(10 * megabyte, Buffer.from([0x81, 0x0a, 0xff]))),
  'quotation marks alone': (path) => writeFileSync(path, '"'.repeat(10 * megabyte)),
  'commas alone': (path) => writeFileSync(path, ','.repeat(10 * megabyte)),
  'line ends alone': (path) => writeFileSync(path, '\n'.repeat(10 * megabyte)),
  'zeros alone': (path) => writeFileSync(path, Buffer.alloc(10 * megabyte)),
  'a line of just below a megabyte': (path) => writeFileSync(path, 'x'.repeat(megabyte - 1)),
  'one line of a gibibyte': (path) => {
    const file = openSync(path, 'w');
    for (let part = 0; part < 1024; part++) writeSync(file, Buffer.alloc(megabyte, 'x'));
    closeSync(file);
  },
  'a zip bomb of half a gibibyte': (path) =>
    writeFileSync(path, zipSync({ '_rels/.rels': new Uint8Array(512 * megabyte) }, { level: 6 })),
};

if (process.argv[2] === '--read') await measureReading(process.argv[3]);
else runAll();
