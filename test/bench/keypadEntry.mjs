// How long one paper form of 44 ratings takes a typist. Run by hand, after `npm run build`: node test/bench/keypadEntry.mjs
//
// Chromium gets three keys a second, of the number block only, from the number on an empty page until that of the next form stands
// there; once as it is and once with its processor slowed down four times. Points, outcome and the fields for words are passed with
// Enter, as on a form where they were left blank. The yardstick is what the keys alone take.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const pace = 1000 / 3;
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const port = process.env.PORT || '4791';
const origin = `http://127.0.0.1:${port}`;

const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
const program = spawn(process.execPath, [main, 'serve'], { cwd: folder, env: { ...process.env, PORT: port } });
let printed = '';
program.stdout.on('data', (text) => {
  printed += text;
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await untilReady();
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' });
  await signIn(page);
  const client = await page.context().newCDPSession(page);
  for (const rate of [1, 4]) {
    await client.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(`${origin}/studies/demo/entry`);
    const { keys, seconds, isSaved } = await keyForm(page);
    const alone = (keys * pace) / 1000;
    console.log(
      `processor ${rate === 1 ? 'as it is' : `${rate} times slower`}: ${keys} keys in ${seconds.toFixed(1)} s, ` +
        `of which the keys alone take ${alone.toFixed(1)} s; ${isSaved ? 'saved' : 'NOT SAVED'}`,
    );
  }
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await new Promise((resolve) => program.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** Keys a form at a steady pace and waits for the next empty one. */
async function keyForm(page) {
  const number = await page.locator('[name="number"]').inputValue();
  const fields = await page.locator('form.entry input:not([type=hidden])').count();
  const ratings = Array.from({ length: 44 }, (_, index) => String((index % 7) + 1));
  const keys = ['NumpadEnter', ...ratings, ...Array(fields - 45).fill('NumpadEnter')];
  const start = performance.now();
  for (const [index, key] of keys.entries()) {
    await page.waitForTimeout(Math.max(0, start + index * pace - performance.now()));
    await page.keyboard.press(key);
  }
  await page.waitForURL(/done=kept/);
  await page.waitForFunction(`document.activeElement.value === '${Number(number) + 1}'`);
  const seconds = (performance.now() - start) / 1000;
  const text = await page.locator('.news').innerText();
  return { keys: keys.length, seconds, isSaved: text.includes(number) };
}

async function signIn(page) {
  const code = /(?:[A-Z0-9]{4}-){2}[A-Z0-9]{4}/.exec(printed)?.[0] ?? '';
  await page.goto(`${origin}/account/set-up`);
  await page.fill('[name="code"]', code);
  await page.fill('[name="name"]', 'typist');
  await page.fill('[name="password"]', 'a dozen grey geese');
  await page.click('main form button');
  await page.waitForURL(/\/studies/);
}

async function untilReady() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok && printed.includes('Ctrl+C')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the program did not start');
}
