// Runs every R script of this folder again, in a copy, and shows where its answers differ from the files that stand here.
//
// A script either writes its files itself or prints its JSON: then `name.json` beside `name.R` is what it prints. Texts must be
// equal, numbers to 1e-12 of themselves, since versions of R differ in the last digits. Files that no script writes are listed.
//
//   npm run oracle              all scripts
//   npm run oracle -- studies   those whose path holds the word
//
// Needs Rscript with psych and jsonlite (Debian: r-base-core r-cran-psych r-cran-jsonlite). Exit 1 on any difference. The files were
// written over the reference BLAS: another, OpenBLAS say, turns signs of factors about, so that one is preferred where Debian has it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] ?? '';
const shownPerFile = 5;
/** Another R can be named: `RSCRIPT=/opt/R/bin/Rscript npm run oracle`. */
const rscript = process.env.RSCRIPT ?? 'Rscript';
const referenceBlas = ['blas/libblas.so.3', 'lapack/liblapack.so.3'].flatMap((library) =>
  ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/${library}`).filter(existsSync),
);

const version = spawnSync(rscript, ['--version'], { encoding: 'utf8' });
if (version.error) {
  console.error('Rscript is not there. It is in Debian: apt-get install r-base-core r-cran-psych r-cran-jsonlite');
  process.exit(1);
}
console.log((version.stdout || version.stderr).trim());

const listFiles = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  );
/** Tables may be in any charset: their bytes are compared. */
const encoding = (name) => (name.endsWith('.json') ? 'utf8' : 'latin1');
const isData = (path) => /\.(json|csv)$/.test(path);

const copy = mkdtempSync(join(tmpdir(), 'fivegaps-oracle-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
cpSync(here, copy, { recursive: true });
// Whatever is younger than this afterwards was written by a script.
const past = new Date('2000-01-01T00:00:00Z');
for (const path of listFiles(copy)) utimesSync(path, past, past);

const scripts = listFiles(copy).filter((path) => path.endsWith('.R') && path.includes(wanted, copy.length)).sort();
let failures = 0;
for (const script of scripts) {
  const name = relative(copy, script);
  process.stdout.write(`${name} `);
  const started = Date.now();
  const run = spawnSync(rscript, [script], {
    cwd: dirname(script),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', R_PROFILE_USER: '', R_ENVIRON_USER: '', LD_PRELOAD: referenceBlas.join(' ') },
    maxBuffer: 2 ** 28,
  });
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (run.status !== 0) {
    failures++;
    console.error(`  failed: ${run.error?.message ?? run.stderr.trim().split('\n').slice(-8).join('\n  ')}`);
    continue;
  }
  const printed = script.replace(/R$/, 'json');
  if (existsSync(printed) && statSync(printed).mtimeMs === past.getTime() && /^\s*[[{]/.test(run.stdout))
    writeFileSync(printed, run.stdout);
}

let compared = 0;
const kept = [];
for (const path of listFiles(copy).filter(isData).sort()) {
  const name = relative(copy, path);
  if (statSync(path).mtimeMs === past.getTime()) {
    if (name.includes(wanted)) kept.push(name);
    continue;
  }
  compared++;
  const differences = existsSync(join(here, name))
    ? findDifferences(name, readFileSync(path, encoding(name)), readFileSync(join(here, name), encoding(name)))
    : ['is not here'];
  if (differences.length === 0) continue;
  failures++;
  console.error(`${name}: ${differences.length} differences`);
  for (const difference of differences.slice(0, shownPerFile)) console.error(`  ${difference}`);
}
if (kept.length > 0) console.log(`Written by no script: ${kept.join(', ')}`);
console.log(failures === 0 ? `${compared} files are as R writes them.` : `${failures} of them failed or differ.`);
process.exitCode = failures === 0 && scripts.length > 0 ? 0 : 1;

/** A CSV line by line, JSON value by value; numbers are taken for what they are worth. */
function findDifferences(name, fromR, here) {
  if (name.endsWith('.json')) return compareValues(JSON.parse(here), JSON.parse(fromR), '');
  const [ours, theirs] = [here, fromR].map((text) => text.replaceAll('\r\n', '\n').split('\n'));
  if (ours.length !== theirs.length) return [`${ours.length} lines here, ${theirs.length} in R`];
  return theirs.flatMap((line, index) =>
    isSameLine(line, ours[index]) ? [] : [`line ${index + 1}: here ${show(ours[index])} | in R ${show(line)}`],
  );
}

function compareValues(ours, theirs, path) {
  const isBranch = (value) => typeof value === 'object' && value !== null;
  if (isBranch(ours) && isBranch(theirs)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
    return keys.flatMap((key) => compareValues(ours[key], theirs[key], `${path}/${key}`));
  }
  const isSame = typeof ours === 'number' && typeof theirs === 'number' ? isNear(ours, theirs) : ours === theirs;
  return isSame ? [] : [`${path}: here ${show(ours)} | in R ${show(theirs)}`];
}

function isSameLine(a, b) {
  const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  if (a.replace(number, '#') !== b.replace(number, '#')) return false;
  const others = b.match(number) ?? [];
  return (a.match(number) ?? []).every((text, index) => isNear(Number(text), Number(others[index])));
}

/** What is nought but for rounding differs by more than a share of itself. */
function isNear(a, b) {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= 1e-12 * larger || larger < 1e-15;
}

function show(value) {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).slice(0, 160);
}
