import { beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { browserPath } from './browser.ts';
import { readFocus } from './inPage.ts';
import { keyPaper, setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';
import type { SignedIn } from './visitor.ts';

const demo = '/studies/demo';
const ratings = Array.from({ length: 44 }, (_, index) => String((index % 7) + 1));

describe.skipIf(browserPath === undefined)('paper forms', () => {
  const stage = setStage();
  let signedIn: SignedIn;
  beforeAll(async () => {
    const visitor = await stage.visit({ language: 'zh', screen: 'projector', script: true });
    await setUpAccount(visitor, stage.program().setUpCode ?? '');
    signedIn = await visitor.context.storageState();
  });
  const sit = (language: 'zh' | 'en', script = true) =>
    stage.lodge({ language, screen: 'projector', script }, signedIn);

  test('are keyed by the number block alone, one key an answer and Enter for what was left blank', async () => {
    const { page } = await sit('zh');
    const say = speak('zh');
    const focus = () => page.evaluate(readFocus);
    await page.goto(`${demo}/entry`);
    const fields = await page.locator('form.entry input:not([type=hidden])').count();
    expect(fields).toBe(53);
    expect(await focus()).toBe('number');
    // The number, 44 ratings, five points of which two need an Enter, the outcome, and two fields for words: the last Enter saves.
    const keys = ['Enter', ...ratings, ...'40200', 'Enter', 'Enter', '5', '2', 'Enter', 'Enter'];
    for (const key of keys) await page.keyboard.press(key === 'Enter' ? 'NumpadEnter' : key);
    expect(keys.length).toBeLessThanOrEqual(44 + 12);
    await page.waitForURL(/done=kept/);
    const told = [say('entry.done.kept', { number: 1 }), say('entry.count', { count: 1, checked: 0 })];
    expect(await page.getByRole('status').innerText()).toBe(told.join(''));
    expect(await focus()).toBe('number');
    expect(await page.locator('[name="number"]').inputValue()).toBe('2');
  });

  test('take no wrong key, and let one go back, move by arrows, and say “no opinion” and blank', async () => {
    const { page } = await sit('en');
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return page.evaluate(readFocus);
    };
    await page.goto(`${demo}/entry`);
    expect(await press('.', 'Enter')).toBe('number');
    expect(await page.locator('.entry-wrong').innerText()).toContain(speak('en')('entry.numberBad'));
    expect(await press('8', 'Enter', '6')).toBe('t1.perception');
    expect(await press('9')).toBe('t1.perception');
    expect(await page.locator('.entry-wrong').innerText()).toContain('Press 1 to 7 or * . here.');
    expect(await press('Enter')).toBe('t1.perception');
    expect(await press('5')).toBe('t2.expectation');
    expect(await page.locator('.entry-wrong').isVisible()).toBe(false);
    expect(await press('*')).toBe('t2.perception');
    expect(await press('.')).toBe('t3.expectation');
    expect(await press('ArrowUp')).toBe('t2.expectation');
    expect(await press('ArrowRight', 'ArrowDown')).toBe('t3.perception');
    expect(await press('ArrowLeft', 'Backspace')).toBe('t2.perception');
    // What is keyed takes the place of what stood there.
    expect(await press('7')).toBe('t3.expectation');
    expect(await press(' ', 'Tab')).toBe('t4.expectation');
    await page.locator('[name="weight.reliability"]').focus();
    expect(await press('1', '0')).toBe('weight.reliability');
    expect(await press('0')).toBe('weight.responsiveness');
    expect(await press('1', '0', '1')).toBe('weight.responsiveness');
    const values = await page
      .locator('.items .fields input')
      .evaluateAll((all) => all.slice(0, 4).map((each) => (each as HTMLInputElement).value));
    expect(values).toEqual(['6', '5', '*', '7']);
  });

  test('are keyed without script by Tab; Enter does not send half a form', async () => {
    const { page } = await sit('en', false);
    await page.goto(`${demo}/entry`);
    await page.locator('[name="number"]').fill('61');
    for (const key of ['Tab', '6', 'Tab', '*', 'Enter']) await page.keyboard.press(key);
    expect(page.url()).not.toContain('done=');
    expect(await page.evaluate(readFocus)).toBe('t1.perception');
    await page.getByRole('button', { name: speak('en')('entry.save') }).click();
    await page.waitForURL(/done=kept&number=61/);
  });

  test('are checked by keying them again, and the paper settles what differs', async () => {
    const { page } = await sit('en');
    await keyPaper(page, demo, { number: '71', 't1.expectation': '6', 't2.expectation': '5' });
    await keyPaper(page, demo, { number: '71', 't1.expectation': '7', 't2.expectation': '5' });
    expect(await page.locator('.settle fieldset').count()).toBe(1);
    await page.getByLabel('Second entry 7').check();
    await page.getByRole('button', { name: speak('en')('settle.save') }).click();
    await page.waitForURL(/done=settled&number=71/);
    expect(await page.locator('.entries tr', { hasText: '71' }).innerText()).toContain('✓ Lin 林');
  });

  test('are printed on two to four pages, with no row cut in two', async () => {
    const { page } = await sit('en');
    await page.goto(`${demo}/paper`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect([2, 3, 4]).toContain(pdf.match(/\/Type\s*\/Page\b/g)?.length);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.top').isVisible()).toBe(false);
    const rows = page.locator('.a4 tbody tr, .form-row');
    const breaks = await rows.evaluateAll((all) => all.map((row) => getComputedStyle(row).breakInside));
    expect(breaks).toEqual(Array.from({ length: 30 }, () => 'avoid'));
  });
});
