import { describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { browserPath } from './browser.ts';
import { countColours, readAxisEnds, readColours } from './inPage.ts';
import { setStage } from './stage.ts';
import { equipments } from './visitor.ts';

const score = /^\d\.\d\d$/;
/** The sign before a gap says in a shape what the colour says. */
const difference = /^[▼▲○] [−+]?\d\.\d\d$/;
const interval = /^\[[−+]?\d\.\d\d, [−+]?\d\.\d\d\]$/;

describe.skipIf(browserPath === undefined)('whoever has the link to a report', () => {
  const stage = setStage();

  test.each(equipments([true, false]))(
    'reads the finding, five dimensions and 22 items without an account: $name',
    async (equipment) => {
      const say = speak(equipment.language);
      const { page, context } = await stage.visit(equipment);
      await page.goto(stage.addresses().report);
      const headline = await page.locator('.headline').innerText();
      const [perception = 0, expectation = 0, size = 0] = (headline.match(/\d\.\d\d/g) ?? []).map(Number);
      expect(headline).toBe(say('finding.overall.shortfall', { perception, expectation, size }));
      expect(Math.abs(expectation - perception - size)).toBeLessThan(0.011);
      expect(size).toBeGreaterThan(0.3);
      expect(await page.locator('.findings li').count()).toBe(5);
      expect(await page.locator('.made').innerText()).toBe(say('report.made'));
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
      for (const part of ['circle.expectation', 'circle.perception', 'line.gap', 'path.interval'])
        expect(await pictures.locator(part).count()).toBe(28);
      const box = await pictures.last().boundingBox();
      expect(box?.width).toBeGreaterThan(150);

      const canvas = page.locator('canvas');
      if (equipment.script) {
        expect(await canvas.isVisible()).toBe(true);
        expect(await canvas.evaluate(countColours)).toBeGreaterThan(10);
        expect(await canvas.evaluate(readAxisEnds)).toEqual({ min: 1, max: 7 });
      } else expect(await page.locator('figure.chart').isVisible()).toBe(false);
    },
  );

  test.each(equipments([true]))('prints the tables without the chart and the controls: $name', async (equipment) => {
    const { page } = await stage.visit(equipment);
    await page.goto(stage.addresses().report);
    await page.locator('canvas').waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('figure.chart').isVisible()).toBe(false);
    expect(await page.locator('.topnav').isVisible()).toBe(false);
    for (const table of await page.locator('.gaps').all()) expect(await table.isVisible()).toBe(true);
    expect(await page.locator('.gaps tr:has(td) >> visible=true').count()).toBe(28);
    const colours = await page.locator('body').evaluate(readColours);
    expect(colours).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' });
  });

  test('paper of the size A4 takes the tables as tables, with their heads', async () => {
    const { page } = await stage.visit({ language: 'zh', screen: 'phone', script: false });
    await page.goto(stage.addresses().report);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    expect(await page.locator('.gaps thead >> visible=true').count()).toBe(2);
  });
});
