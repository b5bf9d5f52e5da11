import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import {
  answer,
  answerAtOnce,
  choose,
  listRatings,
  planAnswers,
  points,
  readReceipt,
  send,
  write,
} from './answering.ts';
import { browserPath } from './browser.ts';
import { readForm, setValue, turnToElement } from './inPage.ts';
import { setStage } from './stage.ts';
import { contraryEquipments, type Equipment, variedEquipments } from './visitor.ts';

describe.skipIf(browserPath === undefined)('a customer answers the survey', () => {
  const stage = setStage();

  const openSurvey = async (equipment: Equipment) => {
    const visitor = await stage.lodge(equipment);
    await visitor.page.goto(stage.addresses().survey);
    return visitor;
  };

  describe.each(variedEquipments)('$name', (equipment) => {
    const say = speak(equipment.language);
    const open = () => openSurvey(equipment);
    // In Chinese people press and type in earnest; to do so in English as well takes too long.
    const isPressing = equipment.language === 'zh';

    test('44 ratings, five points, satisfaction and a comment lead to a receipt and leave no cookie', async () => {
      const before = stage.countResponses();
      const visitor = await open();
      const { page, context } = visitor;
      expect(await listRatings(page)).toHaveLength(44);
      const answers = await planAnswers(page, '很好，谢谢！ 👍 <b>"quoted"</b>');
      expect(Object.keys(answers)).toHaveLength(51);
      await (isPressing ? answer : answerAtOnce)(page, answers);
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual(answers);
      await send(visitor);
      expect(await readReceipt(visitor)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
      expect(await page.locator('main').innerText()).toContain(say('receipt.text'));
      expect(await page.locator('html').getAttribute('lang')).toBe(equipment.language === 'zh' ? 'zh-CN' : 'en');
      expect(await context.cookies()).toEqual([]);
      expect(stage.countResponses()).toBe(before + 1);
    });

    test('going back and sending again unchanged gives the same receipt and one response', async () => {
      const before = stage.countResponses();
      const visitor = await open();
      await choose(visitor.page, 't1.expectation', '7');
      await send(visitor);
      const receipt = await readReceipt(visitor);
      await visitor.page.goBack();
      expect(await visitor.page.locator('form.survey').evaluate(readForm)).toEqual({ 't1.expectation': '7' });
      await send(visitor);
      expect(await readReceipt(visitor)).toBe(receipt);
      expect(stage.countResponses()).toBe(before + 1);
    });

    test('pressing “send” again while the first answer is slow makes one response', async () => {
      const before = stage.countResponses();
      const visitor = await open();
      const { page } = visitor;
      await choose(page, 't1.perception', '2');
      const slow: Promise<unknown>[] = [];
      let answer = () => {};
      const pressed = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route('**/s/*', async (route) => {
        if (slow.length > 0) {
          await route.continue();
          return;
        }
        const delivered = stage.deliver(route);
        slow.push(delivered);
        await pressed;
        // Without script the browser waits no more for the first answer.
        await route.fulfill({ response: await delivered }).catch(() => undefined);
      });
      const button = page.locator('button.send');
      await button.evaluate(turnToElement);
      await button.scrollIntoViewIfNeeded();
      const { x = 0, y = 0 } = (await button.boundingBox()) ?? {};
      await page.mouse.click(x + 9, y + 9);
      await expect.poll(() => slow.length).toBe(1);
      await page.mouse.dblclick(x + 9, y + 9);
      answer();
      await Promise.all([readReceipt(visitor), ...slow]);
      expect(stage.countResponses()).toBe(before + 1);
    });
  });

  describe.each(contraryEquipments)('$name', (equipment) => {
    const say = speak(equipment.language);
    const open = () => openSurvey(equipment);

    test('all problems come back at once, each beside its question, and nothing typed is lost', async () => {
      const visitor = await open();
      const { page } = visitor;
      const filled = {
        ...{ 't1.expectation': '-9', 'e22.perception': '3' },
        ...{ ...points, 'weight.empathy': 'many', 'weight.tangibles': '300' },
        'comment.comment': 'Line one\nline two',
      };
      await answerAtOnce(page, filled);
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual(filled);
      await send(visitor);

      const list = page.getByRole('alert');
      await list.waitFor();
      expect(await list.innerText()).toContain(say('survey.problems', { count: 2 }));
      const range = { min: 0, max: 100 };
      expect(await page.locator('#at-weight\\.empathy').innerText()).toContain(
        say('problem.not-a-number', { value: 'many', ...range }),
      );
      expect(await page.locator('#at-weight\\.tangibles').innerText()).toContain(
        say('problem.off-scale', { value: '300', ...range }),
      );
      expect(await page.locator('p.problem').count()).toBe(2);
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual(filled);

      await list.getByRole('link').first().click();
      await write(page, 'weight.empathy', '20');
      await write(page, 'weight.tangibles', '');
      await send(visitor);
      await readReceipt(visitor);
    });

    test('the same form with other answers keeps both, says so, and can be called a correction', async () => {
      const before = stage.countResponses();
      const first = await open();
      await choose(first.page, 't1.expectation', '7');
      const id = await first.page.locator('[name="response"]').inputValue();
      await send(first);
      await readReceipt(first);

      const second = await open();
      await choose(second.page, 't1.expectation', '2');
      await second.page.locator('[name="response"]').evaluate(setValue, id);
      await send(second);
      const heading = second.page.getByRole('heading', { level: 1, name: say('conflict.title') });
      await heading.waitFor();
      expect(await second.page.locator('main').innerText()).toContain(say('conflict.text'));
      expect(stage.countResponses()).toBe(before + 2);

      await second.page.getByRole('button', { name: say('conflict.correct') }).click();
      await readReceipt(second);
      expect(await second.page.locator('main').innerText()).toContain(say('conflict.corrected'));
      expect(stage.countResponses()).toBe(before + 1);
      expect(await second.context.cookies()).toEqual([]);
    });
  });
});
