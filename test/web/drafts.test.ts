import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteStudy } from '../../src/storage/changeStudy.ts';
import { fillForm, responseId, startSite, type TestSite } from '../site.ts';
import { readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let survey: string;
beforeAll(async () => {
  site = await startSite();
  survey = `/s/${site.study.survey}`;
});
afterAll(() => site.close());

const day = 24 * 60 * 60_000;
let lastNumber = 500;
const freshId = () => responseId(++lastNumber);
const keep = async (form: URLSearchParams) => {
  const page = await (await site.post(`${survey}/drafts?lang=en`, form)).text();
  return /class="code"[^>]*>([^<]*)</.exec(page)?.[1] ?? page;
};
const enter = (code: string, address = survey) => site.post(`${address}/resume?lang=en`, new URLSearchParams({ code }));
const countDrafts = async () => (await site.db.selectFrom('draft').select('code_hash').execute()).length;

describe('A survey that is to be finished later', () => {
  test('is kept as it is, even with mistakes, and shown again by its code with the same response id', async () => {
    const id = freshId();
    const rows = await site.countRows();
    const form = fillForm(id, {
      't1.expectation': null,
      'weight.empathy': 'many',
      'comment.comment': '还没"写完"</textarea>',
    });
    const code = await keep(form);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    for (const typed of [code, code.toLowerCase().replace('-', ' '), ` ${code.replace('-', '')} `]) {
      const resumed = await enter(typed);
      expect(resumed.status).toBe(200);
      // Going back from the receipt shows the very form that was sent, as with an empty one.
      expect(resumed.headers.get('cache-control')).toBe('private, no-cache');
      const shown = readForm(await resumed.text());
      for (const [name, value] of form) expect(shown.get(name)).toBe(value);
      expect(shown.has('t1.expectation')).toBe(false);
    }
    expect(await site.countRows()).toBe(rows);
  });

  test('has its code in the other language as well: the page’s form brings it along, and nothing is kept twice', async () => {
    const form = fillForm(freshId());
    const page = await (await site.post(`${survey}/drafts?lang=en`, form)).text();
    const drafts = await countDrafts();
    const brought = readForm(page);
    brought.set('switch', 'zh');
    expect(page).toContain(`formaction="${survey}/drafts?lang=zh"`);
    const other = await (await site.post(`${survey}/drafts?lang=zh`, brought)).text();
    expect([readAll(other, 'h1'), readForm(other).get('code')]).toEqual([
      ['先存好了，以后接着填'],
      brought.get('code'),
    ]);
    expect(await countDrafts()).toBe(drafts);
    for (const code of ['', '<b>', 'A'.repeat(9)]) {
      const made = await site.post(`${survey}/drafts`, new URLSearchParams({ code, switch: 'zh' }));
      expect(made.status).toBe(400);
    }
  });

  test('leads by every code that was given out for it to what was typed last', async () => {
    const id = freshId();
    const first = await keep(fillForm(id));
    const second = await keep(fillForm(id, { 't1.expectation': '1' }));
    expect(second).not.toBe(first);
    for (const code of [first, second])
      expect(readForm(await (await enter(code)).text()).get('t1.expectation')).toBe('1');
  });

  test('is forgotten as soon as it is sent, from whichever device', async () => {
    const id = freshId();
    const [code, other] = [await keep(fillForm(id)), await keep(fillForm(freshId()))];
    const before = await countDrafts();
    expect((await site.post(survey, fillForm(id))).status).toBe(303);
    expect(await countDrafts()).toBe(before - 1);
    const late = await enter(code);
    expect(late.status).toBe(422);
    expect(readText(await late.text())).toContain('Codes stop working once the survey is sent');
    expect((await enter(other)).status).toBe(200);
  });

  test('is kept without its code, and the code opens no other survey', async () => {
    const code = await keep(fillForm(freshId()));
    const rows = await site.db.selectFrom('draft').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
    expect((await enter(code, `/s/${site.study.managers}`)).status).toBe(422);
  });

  test('is kept for 14 days, and cleared away when somebody keeps another', async () => {
    const code = await keep(fillForm(freshId()));
    site.pass(14 * day - 1000);
    expect((await enter(code)).status).toBe(200);
    site.pass(2000);
    expect((await enter(code)).status).toBe(422);
    await keep(fillForm(freshId()));
    expect(await countDrafts()).toBe(1);
  });

  test('is none without the id that every form has, and is found nowhere but at a survey', async () => {
    const body = new URLSearchParams({ 't1.expectation': '2' });
    expect((await site.post(`${survey}/drafts`, body)).status).toBe(400);
    const code = await keep(fillForm(freshId()));
    for (const path of ['/s/nobody/resume', '/s/nobody/drafts']) {
      expect((await site.get(path)).status).toBe(404);
      expect((await site.post(path, new URLSearchParams({ code }))).status).toBe(404);
    }
  });
});

test('An empty survey leads to where drafts are kept, and names its draft as the receipt does that clears it', async () => {
  const page = await (await site.get(`${survey}?lang=en`)).text();
  expect(page).toContain(`formaction="${survey}/drafts?lang=en"`);
  expect(page).toContain(`href="${survey}/resume?lang=en"`);
  const id = freshId();
  await site.post(survey, fillForm(id));
  const receipt = await (await site.get(`${survey}/receipts/${id}`)).text();
  const [, cleared] = /data-clear-draft="([^"]*)"/.exec(receipt) ?? [];
  expect(page).toContain(`data-survey="${cleared}"`);
});

test('After twenty wrong codes within a minute comes a pause until the minute is over', async () => {
  site.pass(60_000);
  const code = await keep(fillForm(freshId()));
  for (let guess = 0; guess < 20; guess++) expect((await enter(`WRONG${guess}`)).status).toBe(422);
  const paused = await enter(code);
  expect(paused.status).toBe(429);
  const page = await paused.text();
  expect(readText(page)).toContain('try again in a minute');
  expect(readForm(page).get('code')).toBe(code);
  // At another survey nobody waits.
  expect((await enter('WRONG', `/s/${site.study.managers}`)).status).toBe(422);
  site.pass(60_000);
  expect((await enter(code)).status).toBe(200);
});

describe('A survey in another language', () => {
  test('has everything that was typed, stores nothing and checks nothing', async () => {
    const id = freshId();
    const rows = await site.countRows();
    const form = fillForm(id, { 'weight.empathy': 'many', opened: 'then', step: '3' });
    const asked = new URLSearchParams([...form, ['switch', 'zh']]);
    const switched = await site.post(`${survey}?lang=zh`, asked);
    expect(switched.status).toBe(200);
    const page = await switched.text();
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toContain('class="problem"');
    const shown = readForm(page);
    for (const [name, value] of form) expect(shown.get(name)).toBe(value);
    expect(await site.countRows()).toBe(rows);
    shown.set('weight.empathy', '20');
    expect((await site.post(`${survey}?lang=zh`, shown)).headers.get('location')).toMatch(
      new RegExp(`^${survey}/receipts/${id}\\?.*lang=zh$`),
    );
    const stored = await site.db.selectFrom('response').select('language').where('id', '=', id).executeTakeFirst();
    expect(stored?.language).toBe('zh');
  });

  test('has “send” as the button that Enter in a text field presses: the first of the form', async () => {
    const page = await (await site.get(`${survey}?lang=en`)).text();
    expect(readAll(page, 'button').slice(0, 2)).toEqual(['Send', '中文']);
    const [first = ''] = /<button[^>]*>/.exec(page) ?? [];
    expect(first).toContain('form="survey"');
    expect(first).not.toMatch(/formaction|name=/);
  });
});

test('A study that is deleted takes its drafts along', async () => {
  await keep(fillForm(freshId()));
  await deleteStudy(site.db, site.study.id);
  expect(await countDrafts()).toBe(0);
});
