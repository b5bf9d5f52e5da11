import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, readReceipt, send } from './answering.ts';
import { browserPath, emptyBrowser, openBrowser } from './browser.ts';
import { makeFolder, type Program, startProgram } from './program.ts';
import { setUpAccount } from './staff.ts';
import { contraryEquipments, receiveVisitor } from './visitor.ts';

describe.skipIf(browserPath === undefined)('the first start, in an empty folder', () => {
  const folder = makeFolder();
  let browser: Browser;
  let program: Program;

  beforeAll(async () => {
    browser = await openBrowser();
    program = await startProgram(folder.path);
  });
  afterAll(async () => {
    await Promise.all([emptyBrowser(), program?.stop()]);
    folder.remove();
  });

  test('the home page is there within a second of the line that says so', async () => {
    const response = await fetch(program.origin);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('</html>');
    const milliseconds = Date.now() - program.listeningAt;
    console.info(`home page ${milliseconds} ms after the listening line`);
    expect(milliseconds).toBeLessThan(1000);
    expect(program.welcome).toContain(':');
    expect(program.setUpCode).not.toBeNull();
  });

  test.each(contraryEquipments)(
    'the home page says in both languages what this is and leads to three doors: $name',
    async (equipment) => {
      const { page, context, faults } = await receiveVisitor(browser, program.origin, equipment);
      await page.goto('/');
      for (const language of ['zh', 'en'] as const) {
        const say = speak(language);
        const lang = language === 'zh' ? 'zh-CN' : 'en';
        expect(await page.locator(`.welcome [lang="${lang}"]`).innerText()).toContain(say('home.what'));
        for (const door of ['answer', 'report', 'signIn'])
          expect(await page.getByRole('link', { name: say(`home.${door}.title`) }).count()).toBe(1);
      }
      const say = speak(equipment.language);
      const destinations = {
        answer: /^\/s\/[\w-]+$/,
        report: /^\/r\/[\w-]+$/,
        signIn: /^\/account\/sign-in$/,
      };
      for (const [door, path] of Object.entries(destinations)) {
        await page.goto('/');
        await page.getByRole('link', { name: say(`home.${door}.title`) }).click();
        await page.waitForURL((url) => path.test(url.pathname));
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.locator('html').getAttribute('lang')).toBe(equipment.language === 'zh' ? 'zh-CN' : 'en');
      }
      await context.close();
      expect(faults).toEqual([]);
    },
  );

  test('a second start keeps the answers and the account, and prints no set-up code any more', async () => {
    const visitor = await receiveVisitor(browser, program.origin, { language: 'en', screen: 'phone', script: true });
    await visitor.page.goto('/');
    await visitor.page.getByRole('link', { name: 'Answer the demo survey' }).click();
    await choose(visitor.page, 't1.expectation', '7');
    await send(visitor);
    await readReceipt(visitor);
    const address = new URL(visitor.page.url()).pathname;
    await setUpAccount(visitor, program.setUpCode ?? '');
    await visitor.context.close();
    await program.stop();

    program = await startProgram(folder.path);
    expect(program.setUpCode).toBeNull();
    expect(program.welcome).not.toContain('Set-up code');
    expect((await fetch(program.origin + address)).status).toBe(200);
    const again = await receiveVisitor(browser, program.origin, { language: 'en', screen: 'phone', script: true });
    await again.page.goto('/account/set-up');
    expect(new URL(again.page.url()).pathname).toBe('/account/sign-in');
    await again.context.close();
    expect([...visitor.faults, ...again.faults]).toEqual([]);
  });
});
