import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newLinkId } from '../../src/cli/ids.ts';
import { usualSettings } from '../../src/core/study/settings.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { listLinks } from '../../src/storage/links.ts';
import type { Study } from '../../src/storage/studies.ts';
import { servqualForm } from '../core/given.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { noPlan } from '../storage/given.ts';
import { listTags, readAll, readText } from './readPage.ts';

const text = (zh: string, en: string) => ({ zh, en });
const profile = [
  {
    id: 'branch',
    text: text('哪家店？', 'Which branch?'),
    choices: [
      { id: '东区', text: text('东区', 'East') },
      { id: '西区', text: text('西区', 'West') },
    ],
  },
  { id: 'age', text: text('年龄', 'Age'), choices: [] },
];
const shop: Study = {
  ...noPlan,
  id: 'shop',
  title: text('青山超市 2026', 'Hill Mart 2026'),
  isMade: false,
  design: 'chain',
  settings: { ...usualSettings, profile, words: { organisation: text('青山超市', 'Hill Mart') } },
};

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  const ids = ['shop-survey', 'shop-report'];
  await createStudy(site.db, shop, [{ ...servqualForm, profile }], () => ids.shift() ?? '', '2026-03-02T08:00:00.000Z');
});
afterAll(() => site.close());

const open = async (path: string, language = 'en') => site.get(`/studies/${path}?lang=${language}`, staff.cookie);
const read = async (path: string, language = 'en') => (await open(path, language)).text();
const send = (path: string, fields: Readonly<Record<string, string>>) =>
  site.post(`/studies/${path}?lang=en`, new URLSearchParams({ token: staff.token, ...fields }), staff.cookie);
const findLink = async (source: string, study = 'shop') => {
  const link = (await listLinks(site.db, study)).find((each) => each.source === source);
  if (!link) throw new Error(`no link for ${source}`);
  return link;
};
const readRow = (number: number) =>
  site.db.selectFrom('response').selectAll().where('id', '=', responseId(number)).executeTakeFirst();

describe('The links of a study', () => {
  test('are listed by who answers there, with address, QR code and how many came', async () => {
    await site.post(`/s/${site.study.survey}`, fillForm(responseId(1)));
    const page = await read('inn/links');
    expect(readAll(page, 'h2')).toEqual(['Customers', 'Managers', 'Contact staff', 'Add links']);
    for (const id of [site.study.survey, site.study.managers, site.study.contact])
      expect(page).toContain(`href="${site.origin}/s/${id}"`);
    expect(page).not.toContain(site.study.report);
    expect(readAll(page, 'title').slice(1)).toEqual(Array.from({ length: 3 }, () => 'QR code of General link'));
    expect(readText(page).match(/\d+ responses?/g)).toEqual(['1 response', '0 responses', '0 responses']);
  });

  test('have ids of eight letters and digits that nobody mistakes for one another; a report’s cannot be guessed', () => {
    const ids = Array.from({ length: 2000 }, () => newLinkId('survey'));
    for (const id of ids) expect(id).toMatch(/^[a-hjkmnp-z2-9]{8}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.join('')).size).toBe(31);
    expect(Buffer.from(newLinkId('report'), 'base64url')).toHaveLength(16);
  });

  test('are led to from the study’s page', async () => {
    expect(await read('shop')).toContain('href="/studies/shop/links?lang=en"');
  });

  test('are the study’s own: those of another one are not found', async () => {
    for (const path of ['poster', 'cards', 'qr.svg'])
      expect((await open(`shop/links/${site.study.survey}/${path}`)).status, path).toBe(404);
    expect((await send(`shop/links/${site.study.survey}/retire`, {})).status).toBe(404);
    expect((await open('shop/links/shop-report/poster')).status).toBe(404);
    expect((await site.get(`/s/${site.study.survey}`)).status).toBe(200);
  });
});

describe('A link for a place', () => {
  test('is added for each line, and its responses say that they came by it', async () => {
    const added = await send('shop/links', { sources: ' 东区店  柜台3 \r\n\r\nat the door' });
    expect([added.status, added.headers.get('location')]).toEqual([303, '/studies/shop/links?lang=en']);
    const { publicId, preset } = await findLink('东区店 柜台3');
    expect(preset).toEqual(new Map());
    await site.post(`/s/${publicId}`, fillForm(responseId(10)));
    expect((await readRow(10))?.source).toBe('东区店 柜台3');
    const page = readText(await read('shop/links'));
    expect(page).toMatch(/General link \S+ 0 responses.* at the door \S+ 0 responses.* 东区店 柜台3 \S+ 1 response /);
  });

  test('stands in the exported answers', async () => {
    const csv = await read('shop/responses.csv');
    const [header = '', row = ''] = csv.split('\r\n');
    expect(row.split(',')[header.split(',').indexOf('source')]).toBe('东区店 柜台3');
  });

  test('can be for staff, where they are asked', async () => {
    await send('inn/links', { sources: 'the staff room', audience: 'contact' });
    expect(await findLink('the staff room', 'inn')).toMatchObject({ audience: 'contact' });
    expect((await send('shop/links', { sources: 'the office', audience: 'manager' })).status).toBe(400);
  });

  test.each([
    ['no place', ' \n ', 'Say where the links will be, one place a line.'],
    ['a place of more than 60 characters', 'x'.repeat(61), 'is too long: a place has at most 60 characters.'],
    ['a place that has one', 'new\n东区店 柜台3', '“东区店 柜台3” is already taken.'],
    ['a place twice', 'twice\ntwice', '“twice” is already taken.'],
    ['what answers are marked with that came otherwise', 'import', '“import” is already taken.'],
    ['more than 100 places', Array.from({ length: 101 }, (_, i) => `p${i}`).join('\n'), 'At most 100 links'],
  ])('is not made of %s, and what was typed is kept', async (_, sources, sentence) => {
    const before = await listLinks(site.db, 'shop');
    const sent = await send('shop/links', { sources });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readText(/role="alert".*?<\/div>/s.exec(page)?.[0] ?? '')).toContain(sentence);
    expect(page).toContain(`${sources.trim()}</textarea>`);
    expect(await listLinks(site.db, 'shop')).toEqual(before);
  });

  test('can answer questions about the customers by itself, who are then not asked', async () => {
    await send('shop/links', { sources: 'west door', 'preset.branch': '西区', 'preset.age': 'old', 'preset.x': 'y' });
    const { publicId, preset } = await findLink('west door');
    expect(preset).toEqual(new Map([['branch', '西区']]));
    expect(readText(await read('shop/links'))).toContain('Already answered: West');

    const survey = await (await site.get(`/s/${publicId}?lang=en`)).text();
    expect(survey).not.toContain('Which branch?');
    expect(survey).toContain('name="profile.age"');
    // The usual address of the same study still asks.
    expect(await (await site.get('/s/shop-survey?lang=en')).text()).toContain('Which branch?');

    const answers = fillForm(responseId(20), { 'profile.branch': '东区', 'profile.age': '40' });
    expect((await site.post(`/s/${publicId}`, answers)).status).toBe(303);
    expect(JSON.parse((await readRow(20))?.profile ?? '')).toEqual({ branch: '西区', age: '40' });
  });

  test('answers nothing by itself where the choice is not one that is offered, or for staff', async () => {
    await send('shop/links', { sources: 'north door', 'preset.branch': '北区' });
    expect((await findLink('north door')).preset).toEqual(new Map());
  });

  test('asks again what was typed wrong, and still not what it answers by itself', async () => {
    const { publicId } = await findLink('west door');
    const sent = await site.post(`/s/${publicId}?lang=en`, fillForm(responseId(21), { 't1.perception': '9' }));
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain(`action="/s/${publicId}?lang=en"`);
    expect(page).not.toContain('Which branch?');
  });
});

describe('A retired link', () => {
  const retire = async (source: string) => send(`shop/links/${(await findLink(source)).publicId}/retire`, {});

  test('says kindly in the visitor’s language that it is no longer in use, and its responses stay', async () => {
    const { publicId } = await findLink('东区店 柜台3');
    expect((await retire('东区店 柜台3')).headers.get('location')).toBe('/studies/shop/links?lang=en');
    site.pass(16 * 60_000);
    for (const [language, sentence] of [
      ['zh', '这个链接已经停用'],
      ['en', 'This link is no longer in use'],
    ] as const) {
      const answer = await site.get(`/s/${publicId}?lang=${language}`);
      expect(answer.status).toBe(410);
      const page = await answer.text();
      expect(readAll(page, 'h1')).toEqual([sentence]);
      expect(page).toContain(`href="/s/${publicId}?lang=${language === 'zh' ? 'en' : 'zh'}"`);
    }
    const late = await site.post(`/s/${publicId}`, fillForm(responseId(30), { 'comment.comment': 'kept' }));
    expect(late.status).toBe(410);
    // Nothing leads away from what is given back.
    const back = await late.text();
    expect([readAll(back, 'blockquote'), back.includes('?lang=')]).toEqual([['kept'], false]);
    expect(await readRow(30)).toBeUndefined();
    expect(await readRow(10)).toBeDefined();
    expect((await site.get(`/s/${publicId}/receipts/${responseId(10)}`)).status).toBe(200);
    const page = await read('shop/links');
    expect(readText(page)).toContain('Retired: whoever opens it is told so');
    expect(page).not.toContain(`/links/${publicId}/poster`);
  });

  test('can be put back', async () => {
    const { publicId } = await findLink('东区店 柜台3');
    await retire('东区店 柜台3');
    site.pass(5000);
    expect((await site.get(`/s/${publicId}`)).status).toBe(200);
  });

  test('still takes the answers of whoever had begun in the last quarter of an hour', async () => {
    const { publicId } = await findLink('at the door');
    await retire('at the door');
    site.pass(14 * 60_000);
    expect((await site.get(`/s/${publicId}`)).status).toBe(410);
    expect((await site.post(`/s/${publicId}`, fillForm(responseId(31)))).status).toBe(303);
    site.pass(2 * 60_000);
    expect((await site.post(`/s/${publicId}`, fillForm(responseId(32)))).status).toBe(410);
  });
});

describe('A sheet to print', () => {
  test.each(['poster', 'cards'])('(%s) speaks both languages at once, whichever the page is in', async (sheet) => {
    const { publicId } = await findLink('west door');
    for (const language of ['zh', 'en']) {
      const page = await read(`shop/links/${publicId}/${sheet}`, language);
      const face = readText(/<div class="sheet-face">.*?<\/footer>/s.exec(page)?.[0] ?? '');
      for (const words of [
        '青山超市 Hill Mart',
        '量一量我们的服务 Tell us how we do',
        '约 3 分钟 · 不记名',
        'about 3 min · anonymous',
      ])
        expect(face).toContain(words);
      expect(face).toContain(`${site.origin.replace('http://', '')}/s/${publicId}`);
      expect(face).toMatch(/west door$/);
    }
  });

  test('is one poster, or four cards of which a screen reader reads one', async () => {
    const { publicId } = await findLink('west door');
    const count = async (sheet: string) => {
      const articles = listTags(await read(`shop/links/${publicId}/${sheet}`)).filter(({ name }) => name === 'article');
      return [articles.length, articles.filter(({ attributes }) => attributes.has('aria-hidden')).length];
    };
    expect(await count('poster')).toEqual([1, 0]);
    expect(await count('cards')).toEqual([4, 3]);
  });

  test('invites staff in words of their own, and says no place where the link has none', async () => {
    const page = await read(`inn/links/${site.study.managers}/poster`);
    expect(readText(page)).toContain('管理者怎么看服务 How managers see our service');
    expect(page).toContain('<p class="place"></p>');
    expect(readText(page)).toContain('云杉旅馆 Spruce Inn');
  });

  test('has the QR code as a file as well', async () => {
    const { publicId } = await findLink('west door');
    const answer = await open(`shop/links/${publicId}/qr.svg`);
    expect(answer.headers.get('content-type')).toContain('image/svg+xml');
    expect(answer.headers.get('content-disposition')).toContain(`qr-${publicId}.svg`);
    expect(await answer.text()).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  });

  test('does not promise to be anonymous where the study is named', async () => {
    const named = { ...shop, id: 'named', settings: { ...shop.settings, isNamed: true } };
    const ids = ['named-survey', 'named-report'];
    await createStudy(site.db, named, [servqualForm], () => ids.shift() ?? '', '2026-03-02T08:00:00.000Z');
    const page = readText(await read('named/links/named-survey/poster'));
    expect(page).toContain('about 3 min');
    expect(page).not.toContain('anonymous');
  });
});
