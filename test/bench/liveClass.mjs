// A class: students who join by the code and answer, all from one address, and what the trainer's screen waits for.
//
//   npm run build && node test/bench/liveClass.mjs [how many] [in how many seconds]
//
// Without numbers: 300 in 10 seconds. A screen listens to the events from the beginning; an answer counts as shown with the first
// message that counts as many. Then all results are revealed, and as many come once more while they are shown. Each wait stands
// beside that of /healthz, asked by the same clients at the same pace: what Node itself needs. The memory is that of the process.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';

const [count = 300, seconds = 10] = process.argv.slice(2).map(Number);
const port = 4120 + (process.pid % 20);
const folder = mkdtempSync(join(tmpdir(), 'fivegaps-class-'));
const file = join(folder, 'fivegaps.db');
const program = new URL('../../dist/cli/main.js', import.meta.url).pathname;
const server = spawn(process.execPath, [program, 'serve', '--db', file], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let welcome = '';
server.stdout.on('data', (part) => {
  welcome += part;
});
// Every phone has a connection of its own.
const phones = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

function send(method, path, body, cookie) {
  const form = body && { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = { accept: 'text/html', 'accept-language': 'zh', ...form, ...(cookie && { cookie }) };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent: phones }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      const done = () =>
        resolve({
          ...answer,
          status: answer.statusCode,
          headers: answer.headers,
          text,
          took: performance.now() - begun,
        });
      answer.on('end', done);
    });
    sent.on('error', reject);
    sent.end(body && new URLSearchParams(body).toString());
  });
}

/** Calls students at an even pace. */
async function letCome(visit) {
  const begun = performance.now();
  const visits = [];
  for (let number = 0; number < count; number++) {
    const due = begun + (number * seconds * 1000) / count;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    visits.push(visit());
  }
  await Promise.all(visits);
  return (performance.now() - begun) / 1000;
}

async function setUp() {
  while (!/Ctrl\+C/.test(welcome)) await new Promise((resolve) => setTimeout(resolve, 50));
  const code = /(?:[A-Z2-9]{4}-){2}[A-Z2-9]{4}/.exec(welcome)[0];
  const made = await send('POST', '/account/set-up', { code, name: 'trainer', password: 'a dozen grey geese' });
  const cookie = made.headers['set-cookie'][0].split(';')[0];
  const page = await send('GET', '/studies/classes', null, cookie);
  const token = /name="token" value="([^"]+)"/.exec(page.text)[1];
  const choice = { token, name: '', instrument: 'servqual-1991', battery: 'medium', language: '' };
  const opened = await send('POST', '/studies/classes', choice, cookie);
  const screen = opened.headers.location.replace(/\?.*/, '');
  const { text } = await send('GET', screen, null, cookie);
  return { cookie, token, screen, door: `/join/${/class="class-code"[^>]*>([A-Z]+)/.exec(text)[1]}` };
}

/** Listens as the screen does, and notes when each number of answers was first told. */
function listen({ screen, cookie }) {
  const told = [];
  const state = { told, messages: 0, bytes: 0, figures: '' };
  const headers = { cookie };
  request({ port, host: '127.0.0.1', path: `${screen}/events`, headers }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (part) => {
      text += part;
      const lines = text.split('\n\n');
      text = lines.pop();
      for (const line of lines.filter((each) => each.startsWith('data: '))) {
        const { answered, figures } = JSON.parse(line.slice(6));
        // As the screen's script does, which then puts in what the page shows.
        if (figures !== state.figures) send('GET', screen, null, cookie);
        state.figures = figures;
        state.messages++;
        state.bytes = Math.max(state.bytes, line.length);
        for (let n = told.length; n < answered.manager + answered.customer; n++) told.push(performance.now());
      }
    });
    answer.on('error', () => undefined);
  })
    .on('error', () => undefined)
    .end();
  return state;
}

const readMemory = (name) =>
  Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
/** The processor's time that the program has taken, in milliseconds. */
const readTime = () => {
  const [, rest] = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
};
const at = (list, share) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
const show = (list) => [0.5, 0.95, 0.99, 1].map((share) => `${at(list, share).toFixed(0)} ms`.padStart(9)).join('');

async function measure(name, { door }, screen) {
  const waits = { join: [], open: [], send: [] };
  const acknowledged = [];
  const before = screen.told.length;
  const busy = readTime();
  const took = await letCome(async () => {
    const seat = randomUUID();
    const joined = await send('POST', `${door}/seat`, { seat });
    const survey = await send('GET', joined.headers.location);
    const form = { response: /name="response" value="([^"]+)"/.exec(survey.text)[1] };
    for (const [, field] of survey.text.matchAll(/name="([a-z]+\d+\.[a-z]+)"/g))
      form[field] = String(1 + Math.floor(Math.random() * 7));
    const sent = await send('POST', /action="([^"]+)" data-survey/.exec(survey.text)[1], form);
    if (joined.status !== 303 || survey.status !== 200 || sent.status !== 303 || form.response !== seat)
      throw new Error(`${joined.status} ${survey.status} ${sent.status}`);
    acknowledged.push({ seat, at: performance.now() });
    waits.join.push(joined.took);
    waits.open.push(survey.took);
    waits.send.push(sent.took);
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  // The n-th answer was acknowledged at one moment and counted on the screen at another.
  const ends = acknowledged.map((each) => each.at).sort((a, b) => a - b);
  const shown = ends.map((end, index) => Math.max(0, (screen.told[before + index] ?? Number.POSITIVE_INFINITY) - end));
  const sqlite = new SQLite(file, { readonly: true });
  const known = new Set(sqlite.prepare("select id from response where source = 'class'").pluck().all());
  const roles = sqlite.prepare('select audience, count(*) as n from class_join group by audience').all();
  sqlite.close();
  const lost = acknowledged.filter(({ seat }) => !known.has(seat)).length;
  console.log(
    `\n${name}: ${count} joined and answered in ${took.toFixed(1)} s`.padEnd(46) +
      ['median', 'p95', 'p99', 'most'].map((word) => word.padStart(9)).join(''),
  );
  console.log(`join (POST)                                  ${show(waits.join)}`);
  console.log(`open the survey (GET)                        ${show(waits.open)}`);
  console.log(`send it (POST)                               ${show(waits.send)}`);
  console.log(`from the receipt to the message to the screen${show(shown)}`);
  console.log(
    `lost ${lost}; ${((readTime() - busy) / count).toFixed(1)} ms of the processor a student; ${roles.map(({ audience, n }) => `${audience} ${n}`).join(', ')}; memory ${readMemory('VmRSS').toFixed(0)} MB, at most ${readMemory('VmHWM').toFixed(0)} MB`,
  );
  return lost === 0 && at(shown, 0.95) < 1000 && readMemory('VmHWM') < 256;
}

try {
  const trainer = await setUp();
  const screen = listen(trainer);
  const good = [await measure('hidden', trainer, screen)];
  await send('POST', trainer.screen, { token: trainer.token, stage: 'gaps' }, trainer.cookie);
  const drawn = await send('GET', trainer.screen, null, trainer.cookie);
  console.log(`the screen with the gaps: ${drawn.took.toFixed(0)} ms`);
  good.push(await measure('revealed', trainer, screen));
  const yardstick = [];
  await letCome(async () => yardstick.push((await send('GET', '/healthz')).took));
  console.log(`/healthz                                     ${show(yardstick)}`);
  console.log(`messages to the screen: ${screen.messages}, the longest ${screen.bytes} bytes`);
  process.exitCode = good.every(Boolean) ? 0 : 1;
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
