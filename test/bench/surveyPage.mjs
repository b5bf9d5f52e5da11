// How heavy and how quick the survey page is on a slow phone. Run by hand, after `npm run build`: node test/bench/surveyPage.mjs
//
// Chromium is slowed down four times and gets a slow 4G network (1.6 Mbit/s, 150 ms). An almost empty page of the same site is
// the yardstick: what it takes is the network and the browser, the rest is the survey's.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const rounds = 5;
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const port = process.env.PORT || '4790';
const origin = `http://127.0.0.1:${port}`;

const folder = mkdtempSync(join(tmpdir(), 'fivegaps-bench-'));
const program = spawn(process.execPath, [main, 'serve'], { cwd: folder, env: { ...process.env, PORT: port } });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await untilReady();
  const home = await (await fetch(`${origin}/`)).text();
  const survey = /\/s\/[\w-]+/.exec(home)[0];
  const pages = { yardstick: '/s/nobody-knows-this', survey };
  const found = {};
  for (const [name, path] of Object.entries(pages)) {
    found[name] = [];
    for (let round = 0; round < rounds; round++) found[name].push(await measure(path));
  }
  const middle = (name, key) => found[name].map((each) => each[key]).sort((a, b) => a - b)[Math.floor(rounds / 2)];
  for (const name of Object.keys(pages)) {
    const { requests } = found[name][0];
    const [bytes, painted, answered] = ['bytes', 'painted', 'answered'].map((key) => Math.round(middle(name, key)));
    const tap = name === 'survey' ? `, first tap reflected after ${answered} ms` : '';
    console.log(`${name}: ${bytes} bytes in ${requests} requests, first paint after ${painted} ms${tap}`);
  }
  const ratio = (key) => (middle('survey', key) / middle('yardstick', 'painted')).toFixed(2);
  console.log(`ratio to the yardstick's paint: paint ${ratio('painted')}, tap ${ratio('answered')}`);
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await new Promise((resolve) => program.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** Opens a page in a fresh browser without a cache, and taps the first radio button as soon as there is one. */
async function measure(path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const speed = (1.6 * 1024 * 1024) / 8;
  const network = { offline: false, latency: 150, downloadThroughput: speed, uploadThroughput: speed };
  await client.send('Network.emulateNetworkConditions', network);
  let bytes = 0;
  let requests = 0;
  client.on('Network.requestWillBeSent', () => requests++);
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    // The tap comes as soon as the first answer stands there; it is reflected two frames after it was taken.
    const watch = () => {
      const radio = document.querySelector('.points input');
      if (!radio || document.readyState === 'loading') {
        requestAnimationFrame(watch);
        return;
      }
      radio.click();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          globalThis.answered = radio.checked ? performance.now() : Number.NaN;
        }),
      );
    };
    watch();
  });
  // A new window of Chromium's own is busy with itself at first, which no phone with an open browser is.
  await page.waitForTimeout(2500);
  await page.goto(origin + path, { waitUntil: 'load' });
  await page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
  await page.waitForTimeout(300);
  const { painted, answered } = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    answered: globalThis.answered ?? Number.NaN,
  }));
  await context.close();
  return { bytes, requests, painted, answered };
}

async function untilReady() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the program did not start');
}
