// The report pages of a large study: how soon their first bytes come once the report is known, and how heavy they are.
//
//   npm run build && node test/bench/reportPage.mjs [people, 10000] [branches, 12]
//
// The people are made by `fivegaps demo simulate` and imported. Each page is asked for once, which makes the report, and then
// twenty times; /healthz, asked as often, is the yardstick. The weight is that of the page, compressed, and of all that it makes a
// browser fetch.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [people = 10_000, branches = 12] = process.argv.slice(2).map(Number);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const port = 4140 + (process.pid % 20);
const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
const database = join(folder, 'fivegaps.db');
const server = spawn(process.execPath, [main, 'serve', '--db', database], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let welcome = '';
server.stdout.on('data', (part) => {
  welcome += part;
});

try {
  while (!/Ctrl\+C/.test(welcome)) await new Promise((resolve) => setTimeout(resolve, 50));
  const data = join(folder, 'data.csv');
  run('demo', 'simulate', '-n', people, '--branches', branches, '--differ', 1, '-o', data);
  const [{ id }] = JSON.parse(run('studies', 'list', '--json', '--db', database));
  run('responses', 'import', id, data, '--db', database);
  const code = /(?:[A-Z2-9]{4}-){2}[A-Z2-9]{4}/.exec(welcome)[0];
  const account = new URLSearchParams({ code, name: 'analyst', password: 'a dozen grey geese' }).toString();
  const cookie = (await load('/account/set-up', null, account)).headers['set-cookie'][0].split(';')[0];
  await tell('/healthz', cookie);
  for (const page of ['report', 'pictures', 'present']) await tell(`/studies/${id}/${page}`, cookie);
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args.map(String)]);
  if (status !== 0) throw new Error(String(stderr));
  return String(stdout);
}

/** Asks for something as a browser does. */
function load(path, cookie, body) {
  const form = body && { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = { accept: 'text/html', 'accept-encoding': 'gzip', ...form, ...(cookie && { cookie }) };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: body ? 'POST' : 'GET', path, headers }, (answer) => {
      const parts = [];
      let first;
      answer.on('data', (part) => {
        first ??= performance.now() - begun;
        parts.push(part);
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, first, sent: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function tell(path, cookie) {
  const made = await load(path, cookie);
  if (made.status !== 200) throw new Error(`${path}: ${made.status}`);
  const first = [];
  for (let round = 0; round < 20; round++) first.push((await load(path, cookie)).first);
  first.sort((a, b) => a - b);
  const text = String(
    made.headers['content-encoding'] === 'gzip' ? (await import('node:zlib')).gunzipSync(made.sent) : made.sent,
  );
  const fetched = [...text.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="(\/[^"]+)"/g)].map(
    ([, address]) => address,
  );
  let weight = made.sent.length;
  for (const address of new Set(fetched)) weight += (await load(address.replaceAll('&amp;', '&'), cookie)).sent.length;
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  const times = `first ${made.first.toFixed(0)} ms, then ${first[10].toFixed(0)} ms, at most ${first.at(-1).toFixed(0)} ms`;
  console.log(`${path}: ${times}; page ${kilobytes(made.sent.length)}, with all it fetches ${kilobytes(weight)}`);
}
