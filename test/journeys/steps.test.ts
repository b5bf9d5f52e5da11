import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, readReceipt, send, write } from './answering.ts';
import { browserPath } from './browser.ts';
import { readFocus } from './inPage.ts';
import { setStage } from './stage.ts';

describe.skipIf(browserPath === undefined)('the survey page by page', () => {
  const stage = setStage();
  const say = speak('zh');
  const lodge = (script = true) => stage.lodge({ language: 'zh', screen: 'phone', script });

  /** The numbers of the statements that can be seen, and the place among the pages. */
  const look = async (page: Page) => {
    const numbers = await page.locator('.item .number').filter({ visible: true }).allTextContents();
    return { numbers, place: await page.locator('.turn .place').innerText() };
  };
  const place = (step: number) => say('survey.place', { step, all: 7 });
  const turn = (page: Page, to: 'next' | 'back') => page.getByRole('button', { name: say(`survey.${to}`) }).click();

  test('turns on and back, by its own buttons and the browser’s, stays after a reload, and holds nobody up', async () => {
    const visitor = await lodge();
    const { page } = visitor;
    await page.goto(stage.addresses().survey);
    expect(await look(page)).toEqual({ numbers: ['1', '2', '3', '4', '5'], place: place(1) });
    expect(await page.getByRole('button', { name: say('survey.back') }).isVisible()).toBe(false);

    await turn(page, 'next');
    const second = { numbers: ['6', '7', '8', '9'], place: place(2) };
    expect(await look(page)).toEqual(second);
    // The keyboard is on the first question, which a screen reader then says.
    expect(await page.evaluate(readFocus)).toBe(`${await firstItem(page)}.expectation=1`);
    await page.reload();
    expect(await look(page)).toEqual(second);
    await turn(page, 'next');
    expect((await look(page)).place).toBe(place(3));
    await page.goBack();
    expect(await look(page)).toEqual(second);
    await turn(page, 'back');
    expect((await look(page)).place).toBe(place(1));
    await page.goForward();
    expect(await look(page)).toEqual(second);

    // A new window goes on where the answers were left.
    await page.goto('/');
    await page.goto(stage.addresses().survey);
    expect(await look(page)).toEqual(second);

    for (let step = 3; step <= 7; step++) await turn(page, 'next');
    expect(await page.getByRole('button', { name: say('survey.next') }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: say('survey.submit'), exact: true }).isVisible()).toBe(true);
    await write(page, 'comment.comment', '没有');
    await send(visitor);
    await readReceipt(visitor);
  });

  test('leads from a problem to the page that its question stands on', async () => {
    const visitor = await lodge();
    const { page } = visitor;
    await page.goto(stage.addresses().survey);
    await write(page, 'weight.empathy', '很多');
    await send(visitor);
    await page.getByRole('alert').waitFor();
    expect((await look(page)).place).toBe(place(6));
    await turn(page, 'back');
    await page.getByRole('alert').getByRole('link').click();
    expect((await look(page)).place).toBe(place(6));
    expect(await page.locator('p.problem').isVisible()).toBe(true);
  });

  test('is one page where no script runs', async () => {
    const { page } = await lodge(false);
    await page.goto(stage.addresses().survey);
    expect(await page.locator('.item').filter({ visible: true }).count()).toBe(22);
    expect(await page.locator('.turn').isVisible()).toBe(false);
    expect(await page.locator('.item .number').allTextContents()).toEqual(
      Array.from({ length: 22 }, (_, i) => String(i + 1)),
    );
    await choose(page, 't1.expectation', '3');
  });

  test('lets a thumb set the points in steps of five, says what is left, and shares the rest', async () => {
    const { page } = await lodge();
    await page.goto(stage.addresses().survey);
    await write(page, 'weight.reliability', '32');
    const more = page.locator('[data-move="1"]');
    const fewer = page.locator('[data-move="-1"]');
    const value = (id: string) => page.locator(`[name="weight.${id}"]`).inputValue();
    const remainder = page.locator('.remainder');
    await more.first().click();
    expect(await value('reliability')).toBe('35');
    await fewer.first().click();
    await fewer.first().click();
    expect(await value('reliability')).toBe('25');
    expect(await remainder.innerText()).toBe(say('survey.pointsLeft', { left: 75 }));
    await page.getByRole('button', { name: say('survey.share') }).click();
    const others = ['responsiveness', 'assurance', 'empathy', 'tangibles'];
    expect(await Promise.all(others.map(value))).toEqual(['19', '19', '19', '18']);
    expect(await remainder.innerText()).toBe(say('survey.pointsDone'));
    expect(await page.getByRole('button', { name: say('survey.share') }).isDisabled()).toBe(true);
    await more.last().click();
    expect(await remainder.innerText()).toBe(say('survey.pointsOver', { over: 2 }));
  });
});

/** The id of the first item that can be seen. */
async function firstItem(page: Page): Promise<string> {
  const name = await page.locator('.item input').filter({ visible: true }).first().getAttribute('name');
  return (name ?? '').replace(/\..*/, '');
}
