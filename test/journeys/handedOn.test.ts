import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, readReceipt, send, write } from './answering.ts';
import { browserPath } from './browser.ts';
import { readForm, turnToElement } from './inPage.ts';
import { setStage } from './stage.ts';
import type { Visitor } from './visitor.ts';

/** WeChat's browser on an Android phone, as it names itself. */
const weChat =
  'Mozilla/5.0 (Linux; Android 10; V1934A Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 XWEB/4317 MMWEBSDK/20220903 Mobile Safari/537.36 MicroMessenger/8.0.28.2240(0x28001C35) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64';

describe.skipIf(browserPath === undefined)('a survey that is begun is not lost', () => {
  const stage = setStage();
  const say = speak('zh');
  const english = speak('en');
  const lodge = (script = true) => stage.lodge({ language: 'zh', screen: 'phone', script });
  const read = ({ page }: Visitor) => page.locator('form.survey').evaluate(readForm);
  const begun = { 't1.expectation': '6', 'weight.empathy': '不少', 'comment.comment': '还没写完' };
  const begin = async (visitor: Visitor) => {
    await visitor.page.goto(stage.addresses().survey);
    await choose(visitor.page, 't1.expectation', '6');
    await write(visitor.page, 'weight.empathy', '不少');
    await write(visitor.page, 'comment.comment', '还没写完');
  };

  test.each([true, false])('half way into the other language, with everything typed (script: %s)', async (script) => {
    const before = stage.countResponses();
    const visitor = await lodge(script);
    const { page } = visitor;
    await begin(visitor);
    const id = await page.locator('[name="response"]').inputValue();
    await page.getByRole('button', { name: english('language') }).click();
    await page.locator('html[lang="en"]').waitFor();
    expect(await read(visitor)).toEqual(begun);
    expect(await page.locator('[name="response"]').inputValue()).toBe(id);
    expect(await page.locator('.problem').count()).toBe(0);
    await write(page, 'weight.empathy', '20');
    // Enter in a text field sends, where no script lets it go on to the next question.
    if (script) await send({ ...visitor, language: 'en' });
    else await page.locator('[name="weight.empathy"]').press('Enter');
    await readReceipt(visitor);
    expect(page.url()).toContain('lang=en');
    expect(stage.countResponses()).toBe(before + 1);
  });

  test.each([true, false])('on another device by a code, and is one response (script: %s)', async (script) => {
    const before = stage.countResponses();
    const visitor = await lodge(script);
    await begin(visitor);
    await visitor.page.getByRole('button', { name: say('draft.keep') }).click();
    const code = await visitor.page.locator('.code').innerText();
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);

    const other = await stage.lodge({ language: 'zh', screen: 'projector', script });
    await other.page.goto(stage.addresses().survey);
    await other.page.getByRole('link', { name: say('draft.have') }).click();
    await other.page.getByLabel(say('draft.code')).fill('WRONGCODE');
    await other.page.getByRole('button', { name: say('draft.goOn') }).click();
    expect(await other.page.getByRole('alert').innerText()).toBe(say('draft.unknown'));
    await other.page.getByLabel(say('draft.code')).fill(code.toLowerCase());
    await other.page.getByRole('button', { name: say('draft.goOn') }).click();
    await other.page.locator('form.survey').waitFor();
    await other.page.waitForLoadState();
    expect(await read(other)).toEqual(begun);
    await write(other.page, 'weight.empathy', '20');
    await send(other);
    await readReceipt(other);

    await visitor.page.goBack();
    await write(visitor.page, 'weight.empathy', '20');
    await send(visitor);
    await readReceipt(visitor);
    expect(stage.countResponses()).toBe(before + 1);
  });

  test('and on a phone that several use nobody has to go on with another’s answers', async () => {
    const { page } = await lodge();
    const begun = page.locator('.begun');
    await page.goto(stage.addresses().survey);
    expect(await begun.isVisible()).toBe(false);
    await choose(page, 't1.expectation', '6');
    const id = await page.locator('[name="response"]').inputValue();
    await page.goto(stage.addresses().survey);
    expect(await page.locator('[name="response"]').inputValue()).toBe(id);
    expect(await begun.innerText()).toContain(say('survey.begun'));
    await begun.getByRole('button', { name: say('survey.anew') }).click();
    await page.locator('.begun').waitFor({ state: 'hidden' });
    await page.waitForLoadState();
    expect(await page.locator('form.survey').evaluate(readForm)).toEqual({});
    expect(await page.locator('[name="response"]').inputValue()).not.toBe(id);
  });

  test('where the network is gone: it is kept on the phone, and sent once when the network is back', async () => {
    const before = stage.countResponses();
    const visitor = await lodge();
    const { page, context } = visitor;
    await page.goto(stage.addresses().survey);
    await choose(page, 't1.expectation', '6');
    await context.setOffline(true);
    await send(visitor);
    const kept = page.getByRole('heading', { name: say('survey.kept') });
    await kept.waitFor();
    expect(await page.locator('.waiting').innerText()).toContain(say('survey.keptText'));

    // There is time to think again.
    await page.getByRole('button', { name: say('survey.change') }).click();
    expect(await kept.isVisible()).toBe(false);
    await choose(page, 't1.perception', '5');
    await send(visitor);
    await kept.waitFor();
    expect(stage.countResponses()).toBe(before);
    await context.setOffline(false);
    await readReceipt(visitor);
    expect(stage.countResponses()).toBe(before + 1);
    expect(visitor.faults.splice(0).every((fault) => fault.includes('net::ERR_INTERNET_DISCONNECTED'))).toBe(true);
    await page.goto(stage.addresses().survey);
    expect(await read(visitor)).toEqual({});
  });

  test('in WeChat’s browser, by touch, page after page', async () => {
    const before = stage.countResponses();
    const context = await stage.browser().newContext({
      ...{ userAgent: weChat, baseURL: stage.program().classroomOrigin, locale: 'zh-CN' },
      ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 3 },
    });
    const faults: string[] = [];
    context.on('weberror', (error) => faults.push(error.error().message));
    const page = await context.newPage();
    await page.goto(stage.addresses().survey);
    for (const side of ['expectation', 'perception'])
      await page.locator(`.item:visible .${side} input[value="6"]`).first().locator('xpath=..').tap();
    for (let step = 1; step < 7; step++) await page.getByRole('button', { name: say('survey.next') }).tap();
    await page.locator('button.send').tap();
    await page.locator('.tick').waitFor();
    expect(stage.countResponses()).toBe(before + 1);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('where the phone keeps nothing: in private mode it is sent as any form is', async () => {
    const before = stage.countResponses();
    const visitor = await stage.visit({ language: 'zh', screen: 'phone', script: true });
    const { page } = visitor;
    await page.addInitScript(`Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })`);
    await begin(visitor);
    await page.getByRole('button', { name: english('language') }).click();
    await page.locator('html[lang="en"]').waitFor();
    expect(await read(visitor)).toEqual(begun);
    await page.locator('button.send').evaluate(turnToElement);
    await page.locator('button.send').click();
    await page.getByRole('alert').waitFor();
    await write(page, 'weight.empathy', '20');
    await send({ ...visitor, language: 'en' });
    await readReceipt(visitor);
    expect(stage.countResponses()).toBe(before + 1);
  });
});
