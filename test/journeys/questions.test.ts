import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLinks, pickLink } from '../../src/storage/links.ts';
import { speak } from '../../src/words/catalogue.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { startStudy } from '../web/startStudy.ts';
import { findBarriers } from './axe.ts';
import { browserPath, emptyBrowser, openBrowser } from './browser.ts';
import { findMisfits, findSmallTargets } from './inPage.ts';
import { receiveVisitor } from './visitor.ts';

const branch = {
  'profile.0.zh': '您常去哪家店？',
  'profile.0.en': 'Which branch do you visit most?',
  'profile.0.choices':
    '东区 | East\n火车站北广场旗舰店 | The flagship below the northern square of the railway station',
  'consent.zh': '我同意。',
  'consent.en': 'I agree that my answers are used to improve the service.',
};

describe.skipIf(browserPath === undefined)('at 320 and 360 pixels every point and choice takes a thumb', () => {
  let site: TestSite;
  let browser: Browser;
  let staff: Staff;
  let page: Page;
  const say = speak('en');
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
    staff = await setUpAccount(site);
    page = (await receiveVisitor(browser, site.origin, { language: 'en', screen: 'phone', script: true })).page;
  });
  afterAll(async () => {
    await emptyBrowser();
    await site.close();
  });

  test.each([
    ['questions about the person, and consent', 'servqual-1991', say('survey.intro'), branch],
    ['nine points on three sides', 'tolerance-zones', say('survey.introTimes', { times: 3 }), {}],
    ['one language only, of which there is no choice', 'servperf', say('survey.introOnce'), { 'language.zh': null }],
  ])('with %s', async (title, instrument, intro, changes) => {
    const study = await startStudy(site, staff, title, instrument, { ...changes, paging: 'all' });
    await page.goto(`/s/${pickLink(await listLinks(site.db, study), 'survey')?.publicId}`);
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect([await page.evaluate(findMisfits), await page.evaluate(findSmallTargets)], `${width}`).toEqual([[], []]);
    }
    expect(await page.locator('.languages').count()).toBe('language.zh' in changes ? 0 : 1);
    expect((await page.locator('.lead').first().innerText()).trim()).toBe(intro);
    if (changes === branch) expect(await findBarriers(page)).toEqual([]);
  });
});
