import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { browserPath } from './browser.ts';
import { setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';

describe.skipIf(browserPath === undefined)('the lesson of 1+X, and what a trainer prints', () => {
  const stage = setStage();
  const say = speak('en');

  test('has sliders that move the picture and the numbers, by keyboard too, and keep both in the address', async () => {
    const { page } = await stage.visit({ language: 'en', screen: 'phone', script: true });
    await page.goto('/lessons/one-plus-x');
    const outcome = page.locator('.outcome');
    const circle = page.locator('.outcome .tall .mark.perception');
    expect(await outcome.innerText()).toMatch(/−1\.00[\s\S]*83\.33%[\s\S]*−16\.67%/);
    const before = Number(await circle.getAttribute('cx'));
    await page.getByRole('slider', { name: say('report.perception') }).focus();
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
    // 5 and twenty steps of 0.1 is the end of the scale.
    await page.locator('.outcome', { hasText: '116.67%' }).waitFor();
    expect(Number(await circle.getAttribute('cx'))).toBeGreaterThan(before);
    expect(await outcome.innerText()).toContain(say('lesson.state.exceeds'));
    await page.waitForURL('**/lessons/one-plus-x?expectation=6&perception=7');
    expect(await page.getByRole('button', { name: say('lesson.compute') }).isVisible()).toBe(false);
    await page.reload();
    expect(await outcome.innerText()).toContain('116.67%');
    expect(await page.context().cookies()).toEqual([]);
  });

  test('takes two numbers and a press of the button without script', async () => {
    const { page } = await stage.visit({ language: 'en', screen: 'phone', script: false });
    await page.goto('/lessons/one-plus-x');
    await page.getByLabel(say('report.expectation'), { exact: true }).fill('5');
    await page.getByLabel(say('report.perception'), { exact: true }).fill('4');
    await page.getByRole('button', { name: say('lesson.compute') }).click();
    expect(await page.locator('.outcome').innerText()).toMatch(/−1\.00[\s\S]*80\.00%[\s\S]*−20\.00%/);
  });

  test('leaves the answers of a case and the forms of actions off the paper, until the answers are opened', async () => {
    const trainer = await stage.visit({ language: 'en', screen: 'projector', script: true });
    await setUpAccount(trainer, stage.program().setUpCode ?? '');
    const { page } = trainer;
    await page.goto('/cases/bank');
    await page.emulateMedia({ media: 'print' });
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    await heading(say('cases.questions')).waitFor();
    expect(await heading(say('cases.lesson')).isVisible()).toBe(false);
    expect(await page.locator('.answer-key').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('.answer-key summary').click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.answer-key li').first().isVisible()).toBe(true);
    await page.goto('/studies/demo/actions');
    expect(await page.locator('.proposal h3').first().isVisible()).toBe(true);
    expect(await page.locator('.action-form').first().isVisible()).toBe(false);
  });
});
