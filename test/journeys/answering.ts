import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { fillAtOnce, listFields, turnToElement } from './inPage.ts';
import type { Visitor } from './visitor.ts';

/** Answers by field. */
export type Filled = Readonly<Record<string, string>>;

export const points: Filled = {
  'weight.reliability': '32',
  'weight.responsiveness': '22',
  'weight.assurance': '19',
  'weight.empathy': '16',
  'weight.tangibles': '11',
};

/** Chooses an answer of a question by pressing it, on whatever page of the survey it stands. */
export async function choose(page: Page, field: string, value: string): Promise<void> {
  const radio = page.locator(`input[name="${field}"][value="${value}"]`);
  await radio.evaluate(turnToElement);
  await radio.check();
}

/** Fills in a text, on whatever page of the survey its field stands. */
export async function write(page: Page, field: string, text: string): Promise<void> {
  const input = page.locator(`[name="${field}"]`);
  await input.evaluate(turnToElement);
  await input.fill(text);
}

/** The fields of the 44 ratings, in the order in which the survey asks them. */
export async function listRatings(page: Page): Promise<readonly string[]> {
  const fields = await page.locator('.item input').evaluateAll(listFields);
  return [...new Set(fields)];
}

/** Fields and the answers to all that the survey asks. */
export async function planAnswers(page: Page, comment: string): Promise<Filled> {
  const ratings = (await listRatings(page)).map((field, index) => {
    const value = index % 9 === 8 ? '-9' : String((index % 7) + 1);
    return [field, value] as const;
  });
  const satisfaction = await page.locator('.outcome input').first().getAttribute('name');
  const commentField = await page.locator('textarea').getAttribute('name');
  return { ...Object.fromEntries(ratings), ...points, [satisfaction ?? '']: '6', [commentField ?? '']: comment };
}

/** Answers by pressing and typing. */
export async function answer(page: Page, answers: Filled): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`[name="${name}"]`);
    if ((await field.first().getAttribute('type')) === 'radio') await choose(page, name, value);
    else await write(page, name, value);
  }
}

/** Answers in one go, for a fraction of the time; everything could have been pressed. */
export async function answerAtOnce(page: Page, answers: Filled): Promise<void> {
  expect(await page.locator('form.survey').evaluate(fillAtOnce, answers)).toEqual([]);
}

export async function send({ page, language }: Visitor): Promise<void> {
  await page.locator('button.send').evaluate(turnToElement);
  await page.getByRole('button', { name: speak(language)('survey.submit'), exact: true }).click();
}

/** Waits for the receipt and reads its number. */
export async function readReceipt({ page }: Visitor): Promise<string> {
  await page.locator('.tick').waitFor();
  // The receipt's script forgets the draft once the page is there.
  await page.waitForLoadState();
  return page.locator('.receipt dd').innerText();
}
