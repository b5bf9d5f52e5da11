// Respondents who open the survey and send it, all from one address, and what they have to wait.
//
//   npm run build && node test/bench/respondents.mjs [how many] [in how many seconds]
//
// Without numbers: 300 in 10 seconds, then 10,000 in 60. Each figure stands beside that of /healthz, asked by the same clients
// at the same pace in the same run: what Node itself needs. At the end the rows in the database are counted.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';

const port = 4900 + (process.pid % 90);
const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
const file = join(folder, 'fivegaps.db');
const program = new URL('../../dist/cli/main.js', import.meta.url).pathname;
const server = spawn(process.execPath, [program, 'serve', '--db', file], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
server.on('exit', (code, signal) => console.error('the server ended', code ?? signal));
// Every phone has a connection of its own.
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

function send(method, path, body) {
  const headers = { accept: 'text/html', ...(body && { 'content-type': 'application/x-www-form-urlencoded' }) };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text, took: performance.now() - begun }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function waitForServer() {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await send('GET', '/').catch(() => null);
    if (answer?.status === 200) return /\/s\/[\w-]+/.exec(answer.text)[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not start');
}

/** Calls a visitor at an even pace and gives all waits in milliseconds, in ascending order. */
async function letCome(count, seconds, visit) {
  const waits = { get: [], post: [] };
  const begun = performance.now();
  const visits = [];
  for (let number = 0; number < count; number++) {
    const due = begun + (number * seconds * 1000) / count;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    visits.push(visit(waits));
  }
  await Promise.all(visits);
  for (const list of Object.values(waits)) list.sort((a, b) => a - b);
  return waits;
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const show = (sorted) => [0.5, 0.99, 1].map((share) => `${at(sorted, share).toFixed(1)} ms`.padStart(10)).join('');

const items = ['t1', 't2', 't3', 't4', 'r5', 'r6', 'r7', 'r8', 'r9', 'p10', 'p11', 'p12', 'p13'];
items.push('a14', 'a15', 'a16', 'a17', 'e18', 'e19', 'e20', 'e21', 'e22');

async function measure(survey, count, seconds) {
  const stored = new Set();
  const answered = await letCome(count, seconds, async (waits) => {
    const opened = await send('GET', `${survey}?lang=zh`);
    const id = /name="response" value="([^"]+)"/.exec(opened.text)?.[1] ?? randomUUID();
    const form = new URLSearchParams({ response: id });
    for (const item of items)
      for (const side of ['expectation', 'perception'])
        form.set(`${item}.${side}`, String(1 + Math.floor(Math.random() * 7)));
    const sent = await send('POST', `${survey}?lang=zh`, form.toString());
    if (opened.status !== 200 || sent.status !== 303) throw new Error(`${opened.status} ${sent.status}`);
    stored.add(id);
    waits.get.push(opened.took);
    waits.post.push(sent.took);
  });
  const yardstick = await letCome(count, seconds, async (waits) => {
    for (const wait of [waits.get, waits.post]) wait.push((await send('GET', '/healthz')).took);
  });
  const sqlite = new SQLite(file, { readonly: true });
  const known = new Set(sqlite.prepare("select id from response where source <> 'made'").pluck().all());
  sqlite.close();
  const lost = [...stored].filter((id) => !known.has(id)).length;
  console.log(`\n${count} respondents in ${seconds} s     median       p99       most`);
  console.log(`open the survey (GET)   ${show(answered.get)}`);
  console.log(`send it (POST)          ${show(answered.post)}`);
  console.log(`/healthz                ${show(yardstick.get)}`);
  const ratio = (list) => (at(list, 0.99) / at(yardstick.get, 0.99)).toFixed(1);
  console.log(`p99 to that of /healthz: GET ${ratio(answered.get)}, POST ${ratio(answered.post)}`);
  console.log(`acknowledged ${stored.size}, lost ${lost}`);
  return lost;
}

try {
  const survey = await waitForServer();
  const [count, seconds = 10] = process.argv.slice(2).map(Number);
  const runs = count
    ? [[count, seconds]]
    : [
        [300, 10],
        [10_000, 60],
      ];
  let lost = 0;
  for (const run of runs) lost += await measure(survey, ...run);
  process.exitCode = lost === 0 ? 0 : 1;
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
