import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, readReceipt, send } from './answering.ts';
import { browserPath, emptyBrowser, openBrowser } from './browser.ts';
import { fillAtOnce, listFields } from './inPage.ts';
import { makeFolder, type Program, startProgram } from './program.ts';
import { openClass, setUpAccount } from './staff.ts';
import { receiveVisitor, type Visitor } from './visitor.ts';

interface Student extends Visitor {
  readonly script: boolean;
}

/** What everybody answers, so that means and gaps are plain. */
const points: Readonly<Record<string, string>> = { belief: '5', expectation: '6', perception: '4' };

/**
 * A trainer's projector and thirty phones, each a browser of its own: half in Chinese and half in English, every fifth without
 * script. The program is killed in the middle, as a laptop that runs out of power is.
 */
describe.skipIf(browserPath === undefined)('a class of thirty phones', () => {
  const folder = makeFolder();
  let browser: Browser;
  let program: Program;
  let trainer: Visitor;
  let students: readonly Student[];
  let [managers, customers] = [[], []] as [Student[], Student[]];
  let code: string;

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
    await page.goto(`/join/${code}`);
    await page.locator('main button').first().click();
    await page.locator('form.survey').waitFor();
  };
  const readSeat = ({ page }: Visitor) => page.locator('[name="response"]').inputValue();
  /** Answers all at once; whether a finger would meet each button is looked at in other journeys. */
  const fillIn = async ({ page }: Visitor) => {
    const fields = await page.locator('.item input').evaluateAll(listFields);
    const answers = Object.fromEntries(fields.map((name) => [name, points[name.split('.')[1] ?? ''] ?? '']));
    await page.locator('form.survey').evaluate(fillAtOnce, answers);
  };
  const answer = async (student: Visitor) => {
    await fillIn(student);
    await send(student);
    await readReceipt(student);
  };

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(folder.path), openBrowser()]);
    const { classroomOrigin: origin } = program;
    trainer = await receiveVisitor(browser, origin, { language: 'en', screen: 'projector', script: true });
    await trainer.page.setViewportSize({ width: 1280, height: 720 });
    await setUpAccount(trainer, program.setUpCode ?? '');
    ({ code } = await openClass(trainer, 'Campus canteen'));
    students = await Promise.all(
      Array.from({ length: 30 }, async (_, number): Promise<Student> => {
        const script = number % 5 > 0;
        const language = number % 2 > 0 ? 'zh' : 'en';
        return { ...(await receiveVisitor(browser, origin, { language, screen: 'phone', script })), script };
      }),
    );
  });
  afterAll(async () => {
    await Promise.all([emptyBrowser(), program?.stop()]);
    folder.remove();
  });

  test('joins, half and half, each told in the phone’s language whom to play, and the screen counts them without being touched', async () => {
    await inGroups(students, takeSeat);
    await count('joined', 'manager', 15);
    await count('joined', 'customer', 15);
    const isManager = await Promise.all(
      students.map(async ({ page }) => (await page.locator('.belief').count()) === 10),
    );
    managers = students.filter((_, number) => isManager[number]);
    customers = students.filter((_, number) => !isManager[number]);
    expect(managers).toHaveLength(15);
    for (const [role, players] of [
      ['manager', managers],
      ['customer', customers],
    ] as const)
      for (const { page, language } of players)
        expect(await page.locator('main').innerText()).toContain(speak(language)(`join.role.${role}`));
    expect(new Set(await Promise.all(students.map(readSeat))).size).toBe(30);
    for (const { context } of students) expect(await context.cookies()).toEqual([]);
    expect(await screen().locator('td').count()).toBe(0);
  });

  test('fills the screen without scrolling, also with a sentence on those of whom too few have answered', async () => {
    await inGroups(managers.slice(0, 8), answer);
    await screen().keyboard.press('PageDown');
    expect(await readColumns(1)).toEqual(['Guess']);
    await screen().keyboard.press('d');
    for (const language of ['zh', 'en'] as const) {
      await screen().keyboard.press('l');
      await screen()
        .getByText(speak(language)('class.hidden.customer', { least: 5 }))
        .waitFor();
      expect(await screen().evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0);
    }
    await screen().keyboard.press('m');
  });

  test('loses nothing when the program is killed and started again in the middle of answering', async () => {
    const sending = customers.find(({ script }) => script) as Student;
    const left = [...managers.slice(8), ...customers].filter((student) => student !== sending);
    const begun = left.find(({ script }) => script) as Student;
    const field = managers.includes(begun) ? 't1.belief' : 't1.expectation';
    const plain = left.find(({ script }) => !script) as Student;
    const [seat, other] = [await readSeat(begun), await readSeat(plain)];
    await choose(begun.page, field, '3');
    await fillIn(sending);
    await program.stop('SIGKILL');
    await send(sending);
    await sending.page.locator('.now').waitFor();
    program = await startProgram(folder.path, program);
    // The screen comes back by itself.
    await count('joined', 'customer', 15);
    expect(await readColumns(1)).toEqual(['Guess']);

    // Whoever reloads, or scans the code once more, has the same seat, also without script, and what was chosen is still there.
    await begun.page.reload();
    expect(await readSeat(begun)).toBe(seat);
    expect(await begun.page.locator(`[name="${field}"][value="3"]`).isChecked()).toBe(true);
    await takeSeat(begun);
    expect(await readSeat(begun)).toBe(seat);
    await plain.page.reload();
    await takeSeat(plain);
    expect(await readSeat(plain)).toBe(other);
    // Two who share a phone are two.
    for (const { page } of [begun, plain]) {
      await page.goto(`/join/${code}`);
      await page.locator('.anew').click();
      await page.waitForURL(/anew/);
      expect([seat, other]).not.toContain(await page.locator('[name="seat"]').inputValue());
      await page.goBack();
      await page.locator('main button').first().click();
      await page.locator('form.survey').waitFor();
    }
    await inGroups(left, answer);
    // What was sent meanwhile goes by itself.
    await readReceipt(sending);
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
    await page.keyboard.press('k');
    await page.locator('button[value="open"]').waitFor({ state: 'attached' });
    await page.keyboard.press('k');
    await page.locator('button[value="close"]').waitFor({ state: 'attached' });
    await readColumns(5);
    await page.keyboard.press('b');
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.keyboard.press('b');
    await page.keyboard.press('e');
    await readColumns(2);
    expect(program.complaints()).toBe('');
    const faults = [trainer, ...students].flatMap((each) => each.faults);
    // While the program was away the screen could not be told anything, and a phone could not send.
    expect(faults.filter((fault) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(fault))).toEqual([]);
  });
});

/** Lets all do the same, six at a time: on a small machine more would wait for each other longer than a page may take. */
async function inGroups<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += 6) await Promise.all(items.slice(from, from + 6).map(act));
}
