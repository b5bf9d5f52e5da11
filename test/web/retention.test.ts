import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdrawalCode } from '../../src/web/respond/withdrawalCode.ts';
import {
  fillForm,
  responseId,
  type Staff,
  setUpAccount,
  signIn,
  siteSecret,
  startSite,
  type TestSite,
} from '../site.ts';
import { readText } from './readPage.ts';
import { readPlanForm } from './startStudy.ts';

// The site's clock stands at 2 March 2026, 08:00 UTC, which is 16:00 in Shanghai.
let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

let lastNumber = 9000;
const send = (changes = {}) => site.post(`/s/${site.study.survey}`, fillForm(responseId(++lastNumber), changes));
const keepUntil = async (date: string) => {
  const form = await readPlanForm(site, staff, site.study.id, { keepUntil: date, action: 'publish' });
  return site.post(`/studies/${site.study.id}/plan?lang=en`, form, staff.cookie);
};
const readStudy = async () =>
  readText(await (await site.get(`/studies/${site.study.id}?lang=en`, staff.cookie)).text());
const readShared = async () => readText(await (await site.get(`/r/${site.study.report}?lang=en`)).text());
const readFiles = () =>
  [site.file, `${site.file}-wal`].map((file) => (existsSync(file) ? readFileSync(file, 'latin1') : '')).join('');

describe('The day until which a study keeps its answers', () => {
  test('may be today, but not a day that is past, as nothing is to be erased by a slip', async () => {
    const refused = await keepUntil('2026-03-01');
    expect(refused.status).toBe(422);
    expect(readText(await refused.text())).toContain('Choose today or a later day');
    expect((await keepUntil('2026-03-02')).status).toBe(303);
    expect(await readStudy()).toContain('The answers are kept until 2026-03-02 and erased after that day');
  });

  test('ends at midnight where the study is: then answers, drafts and invitations are erased, also from the disk', async () => {
    const canary = 'canary-of-the-last-day';
    for (let count = 0; count < 6; count++) await send({ 'comment.comment': canary });
    const list = { audience: 'customer', list: 'Lin, lin.canary@example.org', token: staff.token };
    await site.post(`/studies/${site.study.id}/invitations`, new URLSearchParams(list), staff.cookie);
    const draft = fillForm(responseId(++lastNumber), { 'comment.comment': 'canary-in-a-draft' });
    await site.post(`/s/${site.study.survey}/drafts`, draft);
    const before = await readShared();
    expect(before).toContain('−1.00');

    // 23:59 in Shanghai, and a minute later.
    site.pass(8 * 3_600_000 - 60_000);
    expect(await site.eraseOverdue()).toEqual([]);
    expect(await site.countRows()).toBe(6);
    site.pass(60_000);
    for (const text of [canary, 'lin.canary', 'canary-in-a-draft']) expect(readFiles()).toContain(text);
    expect(await site.eraseOverdue()).toEqual([site.study.id]);
    expect(await site.countRows()).toBe(0);
    for (const text of [canary, 'lin.canary', 'canary-in-a-draft']) expect(readFiles()).not.toContain(text);
    for (const table of ['draft', 'invitation'] as const)
      expect(await site.db.selectFrom(table).selectAll().execute()).toEqual([]);

    expect(await readShared()).toBe(before);
    expect(await readStudy()).toContain('The answers were kept until 2026-03-02, as planned, and are erased');
    expect((await send()).status).toBe(410);
  });

  test('erases once, and leaves a shared report that stands alone for others as it was', async () => {
    expect(await site.eraseOverdue()).toEqual([]);
    site.pass(3_600_000);
    expect(await site.eraseOverdue()).toEqual([]);
    expect(await readShared()).toContain('−1.00');
  });

  test('can be put off for who goes on collecting: the report begins again once enough have answered', async () => {
    expect((await keepUntil('2026-12-31')).status).toBe(303);
    await site.post(`/studies/${site.study.id}/archive`, new URLSearchParams({ token: staff.token }), staff.cookie);
    site.pass(6000);
    for (let count = 0; count < 4; count++) expect((await send({ 't1.perception': '1' })).status).toBe(303);
    expect(await readShared()).not.toContain('−5.00');
    const code = withdrawalCode(siteSecret, responseId(lastNumber));
    await site.post(`/s/${site.study.survey}/withdraw`, new URLSearchParams({ code, really: 'yes' }));
    expect(await site.countRows()).toBe(3);
    expect(await readShared()).toContain('−1.00');
    await send({ 't1.perception': '1' });
    await send({ 't1.perception': '1' });
    expect(await readShared()).toContain('−5.00');
    expect(await site.countRows()).toBe(5);
  });

  test('is the last on which anything comes in: later nobody is thanked for answers that would be erased within the hour', async () => {
    expect((await keepUntil('2026-03-03')).status).toBe(303);
    const draft = fillForm(responseId(++lastNumber), { 'comment.comment': 'canary-alone' });
    // It is 01:00 in Shanghai; then 23:58, and two minutes later.
    site.pass(23 * 3_600_000 - 120_000);
    await site.db.deleteFrom('response').execute();
    await site.db.deleteFrom('invitation').execute();
    await site.post(`/s/${site.study.survey}/drafts`, draft);
    expect(await site.db.selectFrom('draft').selectAll().execute()).toHaveLength(1);
    site.pass(120_000);
    expect((await send()).status).toBe(410);
    expect((await site.get(`/s/${site.study.survey}`)).status).toBe(410);
    // Nobody stays signed in for so long.
    staff = await signIn(site);
    const file = new FormData();
    file.set('token', staff.token);
    file.set('file', new Blob(['E1,P1\n5,5\n']), 'answers.csv');
    const imported = await fetch(`${site.origin}/studies/${site.study.id}/import?lang=en`, {
      method: 'POST',
      headers: staff.cookie,
      body: file,
    });
    expect(imported.status).toBe(422);
    expect(readText(await imported.text())).toContain('This study keeps answers until 2026-03-03 only');
    const keyed = new URLSearchParams({ token: staff.token, number: '1' });
    const entry = await site.post(`/studies/${site.study.id}/entry?lang=zh`, keyed, staff.cookie);
    expect(entry.status).toBe(409);
    expect(readText(await entry.text())).toContain('这项研究的答卷只保留到 2026-03-03');
    expect(await site.countRows()).toBe(0);
    // A draft is all that there is, and goes as well.
    expect(await site.eraseOverdue()).toEqual([site.study.id]);
    expect(await site.db.selectFrom('draft').selectAll().execute()).toEqual([]);
  });
});
