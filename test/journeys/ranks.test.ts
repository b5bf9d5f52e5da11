import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLinks, pickLink } from '../../src/storage/links.ts';
import { speak } from '../../src/words/catalogue.ts';
import { setUpAccount, startSite, type TestSite } from '../site.ts';
import { startStudy } from '../web/startStudy.ts';
import { choose, readReceipt, send } from './answering.ts';
import { findBarriers } from './axe.ts';
import { browserPath, emptyBrowser, openBrowser } from './browser.ts';
import { findMisfits, findSmallTargets } from './inPage.ts';
import { receiveVisitor, type Visitor } from './visitor.ts';

describe.skipIf(browserPath === undefined)('importance asked as ranks', () => {
  let site: TestSite;
  let browser: Browser;
  let survey = '';
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
    const changes = { points: 'ranks', paging: 'all' };
    const study = await startStudy(site, await setUpAccount(site), 'Ranks', 'servqual-1991', changes);
    survey = `/s/${pickLink(await listLinks(site.db, study), 'survey')?.publicId}`;
  });
  afterAll(async () => {
    await emptyBrowser();
    await site.close();
  });
  const arrive = async (script: boolean): Promise<Visitor> => {
    const visitor = await receiveVisitor(browser, site.origin, { language: 'zh', screen: 'phone', script });
    await visitor.page.goto(survey);
    return visitor;
  };
  const say = speak('zh');
  const chosen = (page: Page) =>
    page
      .locator('.rank :checked')
      .evaluateAll((fields) =>
        fields.map((field) => [field.getAttribute('name'), field.getAttribute('value')].join('=')),
      );
  const lastStored = async () => {
    const row = await site.db.selectFrom('response').select('points').orderBy('arrived', 'desc').executeTakeFirst();
    return JSON.parse(row?.points ?? 'null');
  };

  test('let each rank belong to one dimension, say which has none, and store them as given', async () => {
    const visitor = await arrive(true);
    const { page, context, faults } = visitor;
    const status = page.locator('.ranks .remainder');
    const all = page.locator('.rank strong');
    await choose(page, 'weight.reliability', '1');
    await choose(page, 'weight.empathy', '1');
    expect(await chosen(page)).toEqual(['weight.empathy=1']);
    const without = (await all.allTextContents()).filter((_, index) => index !== 3);
    expect(await status.textContent()).toBe(say('survey.ranksLeft', { names: without.join(' · ') }));
    for (const [index, id] of ['tangibles', 'assurance', 'responsiveness', 'reliability'].entries())
      await choose(page, `weight.${id}`, String(5 - index));
    expect(await status.textContent()).toBe(say('survey.ranksDone'));
    expect(await findBarriers(page)).toEqual([]);
    expect([await page.evaluate(findMisfits), await page.evaluate(findSmallTargets)]).toEqual([[], []]);
    await send(visitor);
    await readReceipt(visitor);
    expect(await lastStored()).toEqual({ reliability: 2, responsiveness: 3, assurance: 4, empathy: 1, tangibles: 5 });
    expect(faults).toEqual([]);
    await context.close();
  });

  test('are as good without script, where two may share a rank', async () => {
    const visitor = await arrive(false);
    const { page, context } = visitor;
    await choose(page, 'weight.reliability', '1');
    await choose(page, 'weight.empathy', '1');
    await send(visitor);
    await readReceipt(visitor);
    expect(await lastStored()).toEqual({ reliability: 1, empathy: 1 });
    await context.close();
  });
});
