import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, readReceipt, send } from './answering.ts';
import { browserPath } from './browser.ts';
import { setStage } from './stage.ts';

describe.skipIf(browserPath === undefined)('a customer who changes their mind', () => {
  const stage = setStage();

  test('erases the answers by the code of the receipt, on a phone without script, and the receipt is gone', async () => {
    const say = speak('zh');
    const before = stage.countResponses();
    const visitor = await stage.visit({ language: 'zh', screen: 'phone', script: false });
    const { page } = visitor;
    await page.goto(stage.addresses().survey);
    await choose(page, 't1.expectation', '6');
    await send(visitor);
    const receipt = await readReceipt(visitor);
    const code = await page.locator('.withdrawal-code').innerText();
    expect(code.startsWith(receipt)).toBe(true);
    expect(stage.countResponses()).toBe(before + 1);
    const { pathname } = new URL(page.url());
    const readReceiptStatus = async () => (await fetch(`${stage.program().origin}${pathname}`)).status;
    expect(await readReceiptStatus()).toBe(200);

    await page.goto(`${stage.addresses().survey}/withdraw`);
    await page.getByLabel(say('withdraw.code')).fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: say('withdraw.next') }).click();
    await page.getByRole('heading', { level: 1, name: say('withdraw.really') }).waitFor();
    expect(stage.countResponses()).toBe(before + 1);
    await page.getByRole('button', { name: say('withdraw.erase') }).click();
    await page.getByRole('heading', { level: 1, name: say('withdraw.done') }).waitFor();
    expect(stage.countResponses()).toBe(before);
    expect(await readReceiptStatus()).toBe(404);
  });
});
