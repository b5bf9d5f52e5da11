import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPictures } from '../../src/export/gallery/listPictures.ts';
import { writeReportFile } from '../../src/export/reportFile.ts';
import { staffForm } from '../core/givenStaff.ts';
import { givenStudy } from '../export/gallery/givenStudies.ts';
import { speakers } from '../export/givenReports.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { browserPath, emptyBrowser, openBrowser } from './browser.ts';
import { findMisfits } from './inPage.ts';

const about = { staffForm, structure: {}, minGroup: 5, isOwn: true, isMade: true, title: 'Café' };

describe.skipIf(browserPath === undefined)('the report that is one file, opened from a disk without a network', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(emptyBrowser);

  test.each(speakers)(
    'shows every picture and asks for nothing, and prints with page numbers, in $language',
    async (speaker) => {
      const { samples, report, questionnaire } = givenStudy('the whole chain');
      const whole = { samples, questionnaire, report } as Parameters<typeof writeReportFile>[1];
      const file = writeTemporary(writeReportFile('html', whole, about, speaker), `report-${speaker.language}.html`);
      const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 720 } });
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(said).toEqual([]);
      const drawn = listPictures(whole, speaker).filter(({ draw }) => draw !== null);
      expect(await page.locator('figure > svg:visible').count()).toBe(drawn.length);
      expect(await page.evaluate(findMisfits)).toEqual([]);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(4);
      expect(readFileSync(file, 'utf8')).toContain('counter(page)');
      await context.close();
    },
  );
});
