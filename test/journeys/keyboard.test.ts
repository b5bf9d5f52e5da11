import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { choose, listRatings, points, readReceipt, send, write } from './answering.ts';
import { browserPath } from './browser.ts';
import { isFocusInSight, readFocus, readForm, turnToElement } from './inPage.ts';
import { setStage } from './stage.ts';
import { variedEquipments } from './visitor.ts';

describe.skipIf(browserPath === undefined)('comfort on the survey', () => {
  const stage = setStage();

  describe.each(variedEquipments.filter(({ script }) => script))('$name', (equipment) => {
    const say = speak(equipment.language);
    const open = async () => {
      const visitor = await stage.lodge(equipment);
      await visitor.page.goto(stage.addresses().survey);
      return visitor;
    };

    test('the whole survey is answered and sent by keyboard: digits answer, 0 is no opinion, Enter goes on', async () => {
      const visitor = await open();
      const { page } = visitor;
      const ratings = await listRatings(page);
      const focus = () => page.evaluate(readFocus);
      while (!(await focus()).startsWith(ratings[0] ?? '')) await page.keyboard.press('Tab');
      expect(await focus()).toBe(`${ratings[0]}=1`);

      const keys = ['7', '0', 'Enter', ...ratings.slice(3).map((_, index) => String((index % 7) + 1))];
      for (const [index, key] of keys.entries()) {
        await page.keyboard.press(key);
        expect(await focus()).toBe(index + 1 < ratings.length ? `${ratings[index + 1]}=1` : 'weight.reliability');
      }
      expect(await page.evaluate(isFocusInSight)).toBe(true);

      for (const digits of Object.values(points)) {
        await page.keyboard.type(digits);
        await page.keyboard.press('Enter');
      }
      expect(await page.locator('.remainder').textContent()).toBe(say('survey.pointsDone'));
      expect(await focus()).toBe('outcome.satisfaction=1');
      await page.keyboard.press('5');
      await page.keyboard.type('a meeting');
      await page.keyboard.press('Enter');
      await page.keyboard.type('by keyboard');
      await page.keyboard.press('Tab');

      const answers = ratings.map((field, index) => [field, keys[index] === '0' ? '-9' : keys[index]]);
      const given = Object.fromEntries(answers.filter(([, key]) => key !== 'Enter'));
      const typed = { ...points, 'outcome.satisfaction': '5', 'profile.purpose': 'a meeting' };
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual({
        ...given,
        ...typed,
        'comment.comment': 'by keyboard',
      });
      await page.keyboard.press('Enter');
      await readReceipt(visitor);
    });

    test('the progress counts, and what was answered outlives a reload and a change of language until the receipt', async () => {
      const visitor = await open();
      const { page } = visitor;
      const progress = page.locator('.progress-text');
      expect(await progress.innerText()).toBe(say('survey.progress', { done: 0, all: 45 }));
      await choose(page, 't1.expectation', '6');
      await choose(page, 't1.perception', '-9');
      await choose(page, 't1.perception', '4');
      await write(page, 'weight.empathy', '40');
      await write(page, 'comment.comment', '还没写完');
      expect(await progress.innerText()).toBe(say('survey.progress', { done: 2, all: 45 }));
      expect(await page.locator('.remainder').textContent()).toBe(say('survey.pointsLeft', { left: 60 }));
      expect(await page.locator('.saved').innerText()).toBe(say('survey.saved'));
      const answers = await page.locator('form.survey').evaluate(readForm);
      expect(Object.keys(answers)).toHaveLength(4);

      await page.reload();
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual(answers);
      const other = equipment.language === 'zh' ? 'en' : 'zh';
      await page.getByRole('button', { name: speak(other)('language') }).click();
      await page.getByRole('button', { name: speak(other)('survey.submit'), exact: true }).waitFor();
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual(answers);
      expect(await progress.innerText()).toBe(speak(other)('survey.progress', { done: 2, all: 45 }));

      await send({ ...visitor, language: other });
      await readReceipt(visitor);
      await page.goto(stage.addresses().survey);
      expect(await progress.innerText()).toBe(say('survey.progress', { done: 0, all: 45 }));
      expect(await page.locator('form.survey').evaluate(readForm)).toEqual({});
    });
  });

  test('answers whose receipt was lost on the way are sent again by the reopened page, and count once', async () => {
    const before = stage.countResponses();
    const visitor = await stage.lodge({ language: 'zh', screen: 'phone', script: true });
    const { page } = visitor;
    await page.goto(stage.addresses().survey);
    await choose(page, 't1.expectation', '6');
    const stored: number[] = [];
    await page.route('**/s/*', async (route) => {
      stored.push((await stage.deliver(route)).status());
      await route.abort();
    });
    await send(visitor);
    await page.getByRole('heading', { name: speak('zh')('survey.kept') }).waitFor();
    expect(stored[0]).toBe(201);
    await page.unroute('**/s/*');
    await page.goto(stage.addresses().survey);
    await readReceipt(visitor);
    expect(visitor.faults.splice(0).every((fault) => fault.includes('net::ERR_'))).toBe(true);
    expect(stage.countResponses()).toBe(before + 1);
  });

  test.each([
    {
      language: 'zh',
      statement: '设备先进。',
      stems: ['优秀的同类机构会是这样', '这家机构就是这样'],
      ends: ['1 非常不同意', '7 非常同意'],
      noOpinion: '说不清',
    },
    {
      language: 'en',
      statement: 'The equipment is up to date.',
      stems: ['An excellent organisation would be like this', 'This organisation is like this'],
      ends: ['1 Strongly disagree', '7 Strongly agree'],
      noOpinion: 'No opinion',
    },
  ] as const)(
    'a screen reader hears of a card the statement, the side, the ends of the scale and “no opinion”, and nothing else, in $language',
    async ({ language, statement, stems, ends, noOpinion }) => {
      for (const script of [true, false]) {
        const { page } = await stage.lodge({ language, screen: 'phone', script });
        await page.goto(stage.addresses().survey);
        await page.locator('#at-t1\\.expectation').evaluate(turnToElement);
        const quote = (words: string) => (/^\d$/.test(words) ? `"${words}"` : words);
        const choices = [ends[0], '2', '3', '4', '5', '6', ends[1], noOpinion].flatMap((name) => [
          `    - radio "${name}"`,
          `    - text: ${quote(name)}`,
        ]);
        const side = (stem: string) => [`  - group "${stem}":`, `    - text: ${stem}`, ...choices];
        const card = page.getByRole('group', { name: statement, exact: true });
        expect((await card.ariaSnapshot()).split('\n')).toEqual([
          `- group "${statement}":`,
          expect.stringMatching(new RegExp(`^  - text: ("?\\d+ )?${statement}"?$`)),
          ...stems.flatMap(side),
        ]);
      }
    },
  );
});
