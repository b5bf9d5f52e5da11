import { beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, send, write } from './answering.ts';
import { findBarriers } from './axe.ts';
import { browserPath } from './browser.ts';
import { readForm } from './inPage.ts';
import { makeKiosk, pin, setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';
import { contraryEquipments, type Visitor } from './visitor.ts';

const mine = '只有我知道的话';

describe.skipIf(browserPath === undefined)('on a shared tablet', () => {
  const stage = setStage();
  let kiosk = '';
  beforeAll(async () => {
    const visitor = await stage.visit({ language: 'en', screen: 'projector', script: true });
    await setUpAccount(visitor, stage.program().setUpCode ?? '');
    kiosk = await makeKiosk(visitor, '/studies/demo');
    await visitor.context.close();
    await (await visit()).page.clock.install();
  });

  /** One tablet for all journeys, whose clock can be put on. */
  const visit = () => stage.lodge({ language: 'zh', screen: 'phone', script: true });
  const say = speak('zh');
  const begin = async ({ page, language }: Visitor) => {
    await page.goto(kiosk);
    await page.locator(`[data-begin][lang^="${language}"]`).click();
    await page.locator('form.survey').waitFor();
    // The form is there before the script that pages it.
    await page.waitForLoadState();
  };
  const fill = async (visitor: Visitor) => {
    await begin(visitor);
    await choose(visitor.page, 't1.expectation', '6');
    await write(visitor.page, 'comment.comment', mine);
  };
  const expectStart = async ({ page }: Visitor) => {
    await page.locator('.begin').waitFor();
    expect(new URL(page.url()).pathname).toBe(kiosk);
  };
  /** Goes through all that the browser has kept, and begins anew. */
  const expectNoTrace = async (visitor: Visitor, ...secrets: readonly string[]) => {
    const { page } = visitor;
    const look = async () => {
      await page.waitForLoadState();
      const fields = page.locator('form.survey');
      if ((await fields.count()) > 0) expect(await fields.evaluate(readForm)).toEqual({});
      for (const secret of [mine, ...secrets]) expect(await page.content()).not.toContain(secret);
    };
    await look();
    for (const turn of ['goBack', 'goBack', 'goForward', 'reload'] as const) {
      // There may be nothing to go back to, or a page that the browser wants to be asked for twice.
      await page[turn]().catch(() => null);
      await look();
    }
    await begin(visitor);
    await look();
    expect(await page.evaluate('({ ...localStorage })')).toEqual({});
    expect(await visitor.context.cookies()).toEqual([]);
  };

  test('who walks away is asked whether they are still there; then the page starts anew, and nothing is sent', async () => {
    const before = stage.countResponses();
    const visitor = await visit();
    const { page } = visitor;
    await fill(visitor);
    await page.clock.runFor(21_000);
    const question = page.getByRole('alertdialog', { name: say('kiosk.there') });
    expect(await question.innerText()).toMatch(/1[45]/);
    expect(await page.evaluate('document.activeElement.textContent')).toBe(say('kiosk.stay'));
    expect(await findBarriers(page)).toEqual([]);

    // Any touch goes on, with everything as it was.
    await page.mouse.click(5, 5);
    await page.clock.runFor(1000);
    expect(await question.isVisible()).toBe(false);
    expect(await page.locator('form.survey').evaluate(readForm)).toMatchObject({ 'comment.comment': mine });

    await page.clock.runFor(36_000);
    await expectStart(visitor);
    await expectNoTrace(visitor);
    expect(stage.countResponses()).toBe(before);
  });

  test.each(contraryEquipments)('the next person sees nothing of the last: $name', async (equipment) => {
    const before = stage.countResponses();
    const visitor = await stage.visit(equipment);
    const { page, language, context } = visitor;
    if (equipment.script) await page.clock.install();
    await fill(visitor);
    await write(page, 'weight.empathy', '不少');
    await send(visitor);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('form.survey').evaluate(readForm)).toMatchObject({ 'comment.comment': mine });
    await write(page, 'weight.empathy', '20');
    await send(visitor);
    await page.locator('.tick').waitFor();
    const code = await page.locator('.withdrawal-code').innerText();
    if (equipment.script) {
      // The clock is put on when the script has begun to watch it.
      await page.waitForLoadState();
      await page.clock.runFor(21_000);
      await expectStart(visitor);
      await expectNoTrace(visitor, code, '不少');
    } else {
      await page.getByRole('link', { name: speak(language)('kiosk.done') }).click();
      await expectStart(visitor);
      // For less than a minute the address of the thanks still works: what was typed is gone at once.
      await expectNoTrace(visitor, '不少');
    }
    expect(stage.countResponses()).toBe(before + 1);
    expect(await context.cookies()).toEqual([]);
  });

  test('a page that is loaded anew, kept whole by the browser or left shows nothing of what was typed', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await fill(visitor);
    await write(page, 'weight.empathy', '不少');
    await send(visitor);
    await page.getByRole('alert').waitFor();
    await page.reload();
    expect(await page.locator('form.survey').evaluate(readForm)).toEqual({});

    // The browser of these tests keeps no page whole; one that does tells it so.
    await fill(visitor);
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
    expect(await page.locator('form.survey').isVisible()).toBe(false);
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await expectStart(visitor);

    await fill(visitor);
    await page.getByRole('link', { name: say('kiosk.end') }).click();
    await expectStart(visitor);
  });

  test('answers without a network are kept unseen, and sent once when it is back', async () => {
    const before = stage.countResponses();
    const visitor = await visit();
    const { page, context } = visitor;
    await fill(visitor);
    await context.setOffline(true);
    await send(visitor);
    const panel = page.locator('.paused');
    await panel.waitFor();
    expect(await panel.innerText()).toContain(say('kiosk.kept'));
    expect(await page.locator('main').innerText()).not.toContain(mine);
    expect(await page.locator('main button:visible, form').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    // Whoever sent them has gone: the tablet waits, and does not thank somebody else for them.
    await page.clock.runFor(40_000);
    expect(await panel.isVisible()).toBe(true);
    expect(stage.countResponses()).toBe(before);
    await context.setOffline(false);
    await page.clock.runFor(70_000);
    await expectStart(visitor);
    await expect.poll(() => stage.countResponses()).toBe(before + 1);
    await expect.poll(() => page.evaluate('({ ...localStorage })')).toEqual({});
    expect(stage.countResponses()).toBe(before + 1);
    visitor.faults.splice(0);
  });

  test('answers that wait are sent by whatever page of the kiosk comes next, less what cannot be read', async () => {
    const before = stage.countResponses();
    const visitor = await visit();
    const { page } = visitor;
    await fill(visitor);
    await write(page, 'weight.empathy', '不少');
    await page.route('**/k/*/survey*', (route) => route.fulfill({ status: 503 }));
    await send(visitor);
    await page.locator('.paused').waitFor();
    await page.unrouteAll();
    // Somebody switches the tablet off and on.
    await page.goto(kiosk);
    await expect.poll(() => stage.countResponses()).toBe(before + 1);
    await expect.poll(() => page.evaluate('({ ...localStorage })')).toEqual({});
    expect(stage.countResponses()).toBe(before + 1);
    visitor.faults.splice(0);
  });

  test('the first touch fills the screen, and staff leave by the PIN', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await begin(visitor);
    await page.locator('.item:visible .points label').first().click();
    await expect.poll(() => page.evaluate('document.fullscreenElement !== null')).toBe(true);
    await page.goto(kiosk);
    await page.getByRole('link', { name: say('kiosk.staff') }).click();
    await page.getByLabel(say('kiosk.pinNew')).fill('0000');
    await page.getByRole('button', { name: say('kiosk.leave') }).click();
    expect(await page.getByRole('alert').innerText()).toBe(say('kiosk.pinWrong'));
    // To load the page anew is no try.
    await page.reload();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByLabel(say('kiosk.pinNew')).fill(pin);
    await page.getByRole('button', { name: say('kiosk.leave') }).click();
    await page.getByRole('heading', { level: 1, name: say('kiosk.left') }).waitFor();
    expect(await page.evaluate('document.fullscreenElement')).toBeNull();
    await page.getByRole('link', { name: say('kiosk.startAgain') }).click();
    await expectStart(visitor);
  });
});
