import type { Page } from 'playwright-core';
import { speak } from '../../src/words/catalogue.ts';
import type { Visitor } from './visitor.ts';

const account = { name: 'Lin 林', password: '一句容易记住的话 2026' };

/** Creates the first account with the code that the start printed, which also signs in. */
export async function setUpAccount({ page, language }: Visitor, code: string): Promise<void> {
  const say = speak(language);
  await page.goto('/account/sign-in');
  await page.getByRole('link', { name: say('account.toSetUp') }).click();
  await page.getByLabel(say('account.code')).fill(code);
  await page.getByLabel(say('account.name')).fill(account.name);
  await page.getByLabel(say('account.password')).fill(account.password);
  await page.getByRole('button', { name: say('account.create') }).click();
  await page.waitForURL(/\/studies/);
}

export async function signIn({ page, language }: Visitor, password = account.password): Promise<void> {
  const say = speak(language);
  await page.getByLabel(say('account.name')).fill(account.name);
  await page.getByLabel(say('account.password')).fill(password);
  await page.getByRole('button', { name: say('account.signIn') }).click();
}

/** Starts a study, publishes its plan as it stands and gives the path of its page. */
export async function createStudy({ page, language }: Visitor, name: string): Promise<string> {
  const say = speak(language);
  await page.getByLabel(say('studies.name')).fill(name);
  await page.getByRole('button', { name: say('studies.create') }).click();
  await page.getByRole('button', { name: say('plan.publish') }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname;
}

/** Archives a study, so that its survey is over, and gives the path of that survey. */
export async function endStudy({ page, language }: Visitor, study: string): Promise<string> {
  await page.goto(study);
  const survey = await page.locator('.address a').first().innerText();
  await page.getByRole('button', { name: speak(language)('study.archive') }).click();
  await page.locator('.made').waitFor();
  return new URL(survey).pathname;
}

/** Opens a class as everything is filled in, and gives the path of its screen and its code. */
export async function openClass({ page, language }: Visitor, name: string) {
  const say = speak(language);
  await page.goto('/studies/classes');
  await page.getByLabel(say('class.name')).fill(name);
  await page.getByRole('button', { name: say('class.open') }).click();
  const code = await page.locator('.class-code').innerText();
  return { screen: new URL(page.url()).pathname, code };
}

export const pin = '4826';

/** Makes the usual link of a study a kiosk that waits for twenty seconds, and gives its address there. */
export async function makeKiosk({ page, language }: Visitor, study: string): Promise<string> {
  const say = speak(language);
  await page.goto(`${study}/links`);
  await page
    .getByRole('link', { name: say('kiosk.title') })
    .first()
    .click();
  await page.getByLabel(say('kiosk.pinNew')).fill(pin);
  await page.getByLabel(say('kiosk.idle')).fill('20');
  await page.getByRole('button', { name: say('kiosk.make') }).click();
  return new URL(await page.locator('.address a').innerText()).pathname;
}

/** Chooses a file on the page of the import and has it checked. */
export async function checkFile({ page, language }: Visitor, name: string, content: string): Promise<void> {
  const say = speak(language);
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.getByLabel(say('import.file')).setInputFiles(file);
  await page.getByRole('button', { name: say('import.check') }).click();
}

/** Keys some fields of a paper form, without the keys that go on by themselves, and saves it. */
export async function keyPaper(page: Page, study: string, keys: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${study}/entry`);
  for (const [name, value] of Object.entries(keys)) await page.locator(`[name="${name}"]`).fill(value);
  const opened = await page.locator('[name="entry"]').inputValue();
  await page.locator('.save').click();
  await page.locator(`main:not(:has([name="entry"][value="${opened}"]))`).waitFor();
}

const header = ['E', 'P'].flatMap((side) => Array.from({ length: 22 }, (_, index) => `${side}${index + 1}`));

/** A file of 44 ratings a row, all different; `broken` are cells that hold something else, by row and column. */
export function writeRatings(rows: number, broken: Readonly<Record<string, string>> = {}): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    header.map((column, index) => broken[`${row + 2} ${column}`] ?? String(((index + row) % 7) + 1)).join(),
  );
  return [header.join(), ...lines, ''].join('\n');
}
