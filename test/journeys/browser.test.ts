import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { browserPath, findBrowser } from './browser.ts';

test('the journeys need a Chromium, and say so loudly where there is none', (context) => {
  const isRequired = process.env['FIVEGAPS_REQUIRE_BROWSER'] === '1';
  if (browserPath === undefined && !isRequired) {
    const news = 'THE JOURNEYS WERE SKIPPED: no Chromium was found. Install one, or set CHROMIUM_PATH to its program.';
    console.warn(`\n${'!'.repeat(news.length)}\n${news}\n${'!'.repeat(news.length)}\n`);
    context.skip(news);
  }
  expect(browserPath, 'FIVEGAPS_REQUIRE_BROWSER=1, but no Chromium was found. Set CHROMIUM_PATH.').toBeDefined();
});

test('CHROMIUM_PATH comes before the usual names, and what cannot be run is passed over', () => {
  expect(findBrowser({ CHROMIUM_PATH: process.execPath, PATH: process.env['PATH'] })).toBe(process.execPath);
  expect(findBrowser({ CHROMIUM_PATH: '/nowhere/chromium', PATH: '/nowhere' })).toBeUndefined();
  expect(findBrowser({ CHROMIUM_PATH: tmpdir(), PATH: '/nowhere' })).toBeUndefined();
});
