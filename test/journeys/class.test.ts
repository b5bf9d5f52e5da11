import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, join, type OpenClass, type Student } from '../web/class.ts';
import { choose, send } from './answering.ts';
import { browserPath, emptyBrowser, openBrowser } from './browser.ts';
import { makeFolder, type Program, startProgram } from './program.ts';
import { openClass, setUpAccount } from './staff.ts';
import { receiveVisitor, type Visitor } from './visitor.ts';

/**
 * A class of thirty: two of them on phones, with script and without, the others by what their phones send. The program is stopped
 * and started again in the middle, as a laptop that runs out of power is.
 */
describe.skipIf(browserPath === undefined)('a class of thirty', () => {
  const folder = makeFolder();
  let browser: Browser;
  let program: Program;
  let trainer: Visitor;
  let [phone, plain] = [] as unknown as [Visitor, Visitor];
  let held: OpenClass;
  const students: Student[] = [];

  const site = {
    get: (path: string) => fetch(program.origin + path),
    post: (path: string, body: RequestInit['body']) =>
      fetch(program.origin + path, { method: 'POST', redirect: 'manual', ...(body && { body }) }),
  };
  const screen = () => trainer.page;
  const count = (kind: 'joined' | 'answered', role: 'manager' | 'customer', wanted: number) =>
    screen()
      .locator(`[data-count="${kind}.${role}"]`, { hasText: new RegExp(`^${wanted}$`) })
      .waitFor();
  /** The heads of the columns of figures, once there are so many. */
  const readColumns = async (wanted: number) => {
    const heads = screen().locator('thead th.number');
    await expect.poll(() => heads.count(), { timeout: 10_000 }).toBe(wanted);
    return heads.allInnerTexts();
  };
  const takeSeat = async ({ page }: Visitor) => {
    await page.goto(`/join/${held.code}`);
    await page.locator('main button').first().click();
    await page.locator('form.survey').waitFor();
  };
  const readId = (page: Page) => page.locator('[name="response"]').inputValue();

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(folder.path), openBrowser()]);
    const { classroomOrigin: origin } = program;
    [trainer, phone, plain] = await Promise.all([
      receiveVisitor(browser, origin, { language: 'en', screen: 'projector', script: true }),
      receiveVisitor(browser, origin, { language: 'zh', screen: 'phone', script: true }),
      receiveVisitor(browser, origin, { language: 'en', screen: 'phone', script: false }),
    ]);
    await setUpAccount(trainer, program.setUpCode ?? '');
    held = { ...(await openClass(trainer, 'Campus canteen')), study: '' };
  });
  afterAll(async () => {
    await Promise.all([emptyBrowser(), program?.stop()]);
    folder.remove();
  });

  test('joins, and the screen counts them as they come, half and half, without being touched', async () => {
    await takeSeat(phone);
    await takeSeat(plain);
    students.push(...(await Promise.all(Array.from({ length: 28 }, () => join(site, held)))));
    await count('joined', 'manager', 15);
    await count('joined', 'customer', 15);
    expect(await screen().locator('table').count()).toBe(0);
    expect(await phone.page.locator('.belief').count()).toBe(10);
    expect(await plain.page.locator('.belief').count()).toBe(0);
    expect(await phone.context.cookies()).toEqual([]);
  });

  test('loses nothing when the program is stopped and started again in the middle of answering', async () => {
    const [id, other] = [await readId(phone.page), await readId(plain.page)];
    await choose(phone.page, 't1.belief', '5');
    await Promise.all(students.slice(0, 14).map((student) => answer(site, student)));
    await screen().keyboard.press('PageDown');
    expect(await readColumns(1)).toEqual(['Guess']);
    await program.stop();
    program = await startProgram(folder.path, program);
    await Promise.all(students.slice(14).map((student) => answer(site, student)));
    // The screen comes back by itself.
    await count('answered', 'manager', 14);
    await count('joined', 'manager', 15);
    expect(await readColumns(1)).toEqual(['Guess']);

    // Whoever reloads, or scans the code once more, has the same seat, and what was chosen is still there.
    await phone.page.reload();
    expect(await readId(phone.page)).toBe(id);
    expect(await phone.page.locator('[name="t1.belief"][value="5"]').isChecked()).toBe(true);
    await takeSeat(phone);
    expect(await readId(phone.page)).toBe(id);
    // Two who share a phone are two.
    await phone.page.goto(`/join/${held.code}`);
    expect(await phone.page.locator('[name="seat"]').inputValue()).toBe(id);
    expect(await phone.page.locator('[name="anew"]').isVisible()).toBe(true);
    await phone.page.locator('main button').first().click();
    await phone.page.locator('form.survey').waitFor();
    await plain.page.reload();
    expect(await readId(plain.page)).toBe(other);
    await plain.page.locator('[name="t1.expectation"][value="6"]').check();
    await plain.page.locator('[name="t1.perception"][value="4"]').check();
    await plain.page.locator('button.send').click();
    await send(phone);
    await count('answered', 'manager', 15);
    await count('answered', 'customer', 15);
    await count('joined', 'manager', 15);
  });

  test('sees the results in their order, by a clicker or by keys, and as they were after a reload', async () => {
    const { page } = trainer;
    await page.keyboard.press('PageDown');
    expect(await readColumns(2)).toEqual(['Guess', 'Expected']);
    await page.keyboard.press('PageUp');
    await readColumns(1);
    await page.keyboard.press('r');
    expect(await readColumns(3)).toEqual(['Guess', 'Expected', 'Perceived']);
    await page.reload();
    await readColumns(3);
    await page.keyboard.press('d');
    expect(await readColumns(5)).toEqual(['Guess', 'Expected', 'Perceived', 'Gap 1', 'Gap 5']);
    expect(await page.locator('tfoot td.number').allInnerTexts()).toEqual([
      ...['5.00', '6.00', '4.00', '○ −1.00', '○ −2.00'],
    ]);
    await page.keyboard.press('q');
    await page.locator('.class-code').waitFor();
    await page.keyboard.press('q');
    await readColumns(5);
    await page.keyboard.press('b');
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.keyboard.press('b');
    await page.keyboard.press('e');
    await readColumns(2);
    expect(program.complaints()).toBe('');
    const faults = [trainer, phone, plain].flatMap((each) => each.faults);
    // While the program was away the screen could not be told anything.
    expect(faults.filter((fault) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(fault))).toEqual([]);
  });
});
