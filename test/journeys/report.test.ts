import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { browserPath } from './browser.ts';
import { findCollisions, readColours } from './inPage.ts';
import { setStage } from './stage.ts';
import { variedEquipments } from './visitor.ts';

const score = /^\d\.\d\d$/;
/** The sign before a gap says in a shape what the colour says. */
const difference = /^[▼▲○] [−+]?\d\.\d\d$/;
const interval = /^\[[−+]?\d\.\d\d, [−+]?\d\.\d\d\]$/;

describe.skipIf(browserPath === undefined)('whoever has the link to a report', () => {
  const stage = setStage();

  test.each(variedEquipments)(
    'reads the finding, five dimensions and 22 items without an account: $name',
    async (equipment) => {
      const say = speak(equipment.language);
      const { page, context } = await stage.lodge(equipment);
      await page.goto(stage.addresses().report);
      const headline = await page.locator('.headline').innerText();
      const [perception = 0, expectation = 0, size = 0] = (headline.match(/\d\.\d\d/g) ?? []).map(Number);
      expect(headline).toBe(say('finding.overall.shortfall', { perception, expectation, size }));
      expect(Math.abs(expectation - perception - size)).toBeLessThan(0.011);
      expect(size).toBeGreaterThan(0.3);
      const priorities = page.locator('.priorities li');
      expect(await priorities.count()).toBe(3);
      expect(await priorities.locator('svg[role="img"]').count()).toBe(3);
      expect(await page.locator('.told h3').count()).toBe(3);
      expect(await page.locator('.made').first().innerText()).toBe(say('report.made'));
      expect(await context.cookies()).toEqual([]);

      const rows = page.locator('.gaps tr:has(td)');
      expect(await rows.count()).toBe(5 + 1 + 22);
      const columns = { n: /^2[0-4]\d$/, expectation: score, perception: score, gap: difference, ci: interval };
      for (const [column, form] of Object.entries(columns)) {
        const cells = await page.locator(`.gaps td.${column}`).allInnerTexts();
        expect(cells).toHaveLength(28);
        for (const cell of cells) expect(cell.trim()).toMatch(form);
      }
      const pictures = page.locator('.gaps svg.dumbbell[role="img"]');
      expect(await pictures.count()).toBe(28);
      for (const part of ['circle.expectation', 'circle.perception', 'path.gap', 'path.interval'])
        expect(await pictures.locator(part).count()).toBe(28);
      const box = await pictures.last().boundingBox();
      expect(box?.width).toBeGreaterThan(150);

      const shape = equipment.screen === 'phone' ? 'tall' : 'wide';
      for (const name of ['dumbbells', 'share-bars']) {
        const picture = page.locator(`svg.${name}.${shape}`);
        expect(await picture.isVisible()).toBe(true);
        expect(await picture.evaluate(findCollisions)).toEqual([]);
      }
    },
  );

  test.each(variedEquipments.filter(({ script }) => !script))(
    'sees all five gaps in one picture, and as a table: $name',
    async (equipment) => {
      const { page } = await stage.lodge(equipment);
      await page.goto(stage.addresses().report);
      const cells = await page.locator('.five td.value').allInnerTexts();
      expect(cells).toHaveLength(5);
      for (const cell of cells) expect(cell.trim()).toMatch(difference);

      const [shown, other] = equipment.screen === 'phone' ? ['tall', 'wide'] : ['wide', 'tall'];
      const model = page.locator(`svg.gap-model.${shown}`);
      expect(await page.locator(`svg.gap-model.${other}`).isVisible()).toBe(false);
      expect(await model.getAttribute('role')).toBe('group');
      const texts = await model.locator('.gap .value').allTextContents();
      expect(texts).toEqual(cells.map((cell) => cell.trim().slice(2)));
      for (const picture of [model, page.locator(`svg.waterfall.${shown}`)]) {
        expect(await picture.isVisible()).toBe(true);
        expect(await picture.evaluate(findCollisions)).toEqual([]);
      }
    },
  );

  test('opens what may stand behind a gap without script, with causes and what helps', async () => {
    const { page } = await stage.lodge({ language: 'en', screen: 'phone', script: false });
    await page.goto(stage.addresses().report);
    const inside = page.locator('.inside > section');
    expect(await inside.count()).toBe(5);
    const causes = inside.first().locator('.causes');
    expect(await causes.isVisible()).toBe(false);
    await inside.first().locator('summary').nth(1).click();
    expect(await causes.isVisible()).toBe(true);
    expect(await causes.locator('dt').count()).toBeGreaterThan(3);
  });

  test.each(variedEquipments)('is led from a gap in the picture to what stands behind it: $name', async (equipment) => {
    const { page } = await stage.lodge(equipment);
    await page.goto(stage.addresses().report);
    const shape = equipment.screen === 'phone' ? 'tall' : 'wide';
    await page.locator(`svg.gap-model.${shape} a[href$="#gap-4"]`).click();
    await page.waitForURL(/#gap-4$/);
    const section = page.locator('#gap-4');
    expect(await section.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
    await section.locator('summary').last().click();
    expect(await section.locator('.questions li >> visible=true').count()).toBe(3);
  });

  test('is led from any figure of a table to its explanation', async () => {
    const { page } = await stage.lodge({ language: 'en', screen: 'projector', script: true });
    for (const [target, pointer] of [
      ['.gaps tbody tr:nth-child(2) td.gap a', '/dimensions/1/gap'],
      ['.gaps tbody tr:nth-child(2) td.ci', '/dimensions/1/ci'],
    ] as const) {
      await page.goto(stage.addresses().report);
      await page.locator(target).first().click();
      await page.waitForURL(/\/explain\?/);
      expect(new URL(page.url()).searchParams.get('at')).toBe(pointer);
    }
  });

  test.each(variedEquipments.filter(({ script }) => script))(
    'prints the tables and pictures without the controls: $name',
    async (equipment) => {
      const { page } = await stage.lodge(equipment);
      await page.goto(stage.addresses().report);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.locator('.topnav').isVisible()).toBe(false);
      for (const table of await page.locator('.gaps').all()) expect(await table.isVisible()).toBe(true);
      expect(await page.locator('.gaps tr:has(td) >> visible=true').count()).toBe(28);
      const colours = await page.locator('body').evaluate(readColours);
      expect(colours).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' });
      // Paper is never dark: the ink of a note would be lost on it.
      const note = await page.locator('.made').first().evaluate(readColours);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(note).toEqual(await page.locator('.made').first().evaluate(readColours));
    },
  );

  test('paper of the size A4 takes the tables as tables, with their heads, and the wide pictures', async () => {
    const { page } = await stage.lodge({ language: 'zh', screen: 'phone', script: false });
    await page.goto(stage.addresses().report);
    await page.emulateMedia({ media: 'print' });
    // Without margins it is 794 wide; those of some browsers leave 700 or less.
    await page.setViewportSize({ width: 700, height: 1123 });
    expect(await page.locator('.gaps thead >> visible=true').count()).toBe(2);
    expect(await page.locator('svg.gap-model.wide').isVisible()).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(700);
    // Nobody scrolls a sheet of paper: the longest lines of a script go on in the next.
    await page.goto(`${stage.addresses().report}/explain?at=/dimensions/0/gap`);
    const code = await page.locator('pre').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(code).toBe(0);
  });
});
