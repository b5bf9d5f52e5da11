import type { Page } from 'playwright-core';
import { speak } from '../../src/words/catalogue.ts';
import { listFields } from './inPage.ts';
import type { Visitor } from './visitor.ts';

/** Everything that was typed into the survey, by field. */
export type Filled = Readonly<Record<string, string>>;

export const points: Filled = {
  'weight.reliability': '32',
  'weight.responsiveness': '22',
  'weight.assurance': '19',
  'weight.empathy': '16',
  'weight.tangibles': '11',
};

/** Chooses an answer of a question by pressing it. */
export function choose(page: Page, field: string, value: string): Promise<void> {
  return page.locator(`input[name="${field}"][value="${value}"]`).check();
}

/** The fields of the 44 ratings, in the order in which the survey asks them. */
export async function listRatings(page: Page): Promise<readonly string[]> {
  const fields = await page.locator('.item input').evaluateAll(listFields);
  return [...new Set(fields)];
}

/** Fills in the whole survey by pressing and typing, and gives what was filled in. */
export async function answerEverything({ page }: Visitor, comment: string): Promise<Filled> {
  const ratings = (await listRatings(page)).map((field, index) => {
    const value = index % 9 === 8 ? '-9' : String((index % 7) + 1);
    return [field, value] as const;
  });
  for (const [field, value] of ratings) await choose(page, field, value);
  for (const [field, value] of Object.entries(points)) await page.locator(`[name="${field}"]`).fill(value);
  const satisfaction = await page.locator('.outcome input').first().getAttribute('name');
  await choose(page, satisfaction ?? '', '6');
  const commentField = await page.locator('textarea').getAttribute('name');
  await page.locator('textarea').fill(comment);
  return { ...Object.fromEntries(ratings), ...points, [satisfaction ?? '']: '6', [commentField ?? '']: comment };
}

export async function send({ page, language }: Visitor): Promise<void> {
  await page.getByRole('button', { name: speak(language)('survey.submit'), exact: true }).click();
}

/** Waits for the receipt and reads its number. */
export async function readReceipt({ page }: Visitor): Promise<string> {
  await page.locator('.tick').waitFor();
  // The receipt's script forgets the draft once the page is there.
  await page.waitForLoadState();
  return page.locator('.receipt dd').innerText();
}
