import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classroom } from './browser.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The real program, as `npm start` runs it. */
export interface Program {
  /** Its address on this machine. */
  readonly origin: string;
  /** Its address as others on the network see it. */
  readonly classroomOrigin: string;
  /** What it printed until it listened. */
  readonly welcome: string;
  /** The set-up code among it; null once there is an account. */
  readonly setUpCode: string | null;
  /** Milliseconds since the epoch when it had printed the listening line. */
  readonly listeningAt: number;
  /** What it has complained of since: errors, and an end that nobody asked for. */
  readonly complaints: () => string;
  /** Tells it to stop, or kills it. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'fivegaps-journey-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A mail server that nobody answers for, so that its pages can be looked at and no mail ever leaves. */
const mail = { SMTP_HOST: '127.0.0.1', SMTP_PORT: '1', MAIL_FROM: 'survey@example.com' };

/** Starts the program in a folder, where it keeps its data, and waits until it listens: at the port of one before it, or a free one. */
export async function startProgram(folder: string, before?: Program): Promise<Program> {
  const port = before ? Number(new URL(before.origin).port) : await findFreePort();
  const env = { ...process.env, ...mail, PORT: String(port), DATABASE_URL: '' };
  const child = spawn(process.execPath, [main, 'serve'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  child.once('exit', (code, signal) => {
    complaints += `the program ended: ${code ?? signal}`;
  });
  const { welcome, listeningAt } = await readWelcome(child, () => complaints);
  return {
    origin: `http://127.0.0.1:${port}`,
    classroomOrigin: `http://${classroom}:${port}`,
    welcome,
    setUpCode: /: ((?:[A-Z2-9]{4}-){2}[A-Z2-9]{4})$/m.exec(welcome)?.[1] ?? null,
    listeningAt,
    complaints: () => complaints,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

/** Reads what the program prints until its last line, which says how to stop it. */
function readWelcome(
  child: ChildProcess,
  readComplaints: () => string,
): Promise<{ readonly welcome: string; readonly listeningAt: number }> {
  return new Promise((resolve, reject) => {
    let welcome = '';
    let listeningAt = 0;
    child.stdout?.on('data', (chunk) => {
      welcome += chunk;
      if (listeningAt === 0 && welcome.includes('FiveGaps')) listeningAt = Date.now();
      if (/Ctrl\+C.*\n$/.test(welcome)) resolve({ welcome, listeningAt });
    });
    child.once('exit', () => reject(new Error(`it never listened: ${readComplaints()}`)));
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
