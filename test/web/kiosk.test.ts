import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualSettings } from '../../src/core/study/settings.ts';
import { findLink } from '../../src/storage/links.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { listTags, readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
let kiosk: string;
let settings: string;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  kiosk = `/k/${site.study.survey}`;
  settings = `/studies/inn/links/${site.study.survey}/kiosk`;
});
afterAll(() => site.close());

const settle = (fields: Readonly<Record<string, string>>, path = settings) =>
  site.post(`${path}?lang=en`, new URLSearchParams({ token: staff.token, ...fields }), staff.cookie);
const readKiosk = async () => (await findLink(site.db, 'survey', site.study.survey))?.kiosk;
const read = async (path: string) => (await site.get(path)).text();
const readRow = (number: number) =>
  site.db.selectFrom('response').selectAll().where('id', '=', responseId(number)).executeTakeFirst();
/** Sends a form as somebody does who has opened it. */
const answer = async (
  changes: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
) => {
  const form = readForm(await read(`${kiosk}/survey?lang=en`));
  for (const [name, value] of fillForm(form.get('response') ?? '', changes)) form.set(name, value);
  return { form, answer: await site.post(`${kiosk}/survey?lang=en`, form, headers) };
};
const expectInside = async (response: Response) => {
  const page = await response.text();
  expect(response.headers.get('cache-control')).toBe('no-store');
  // Chromium keeps a page whole, with all that was typed, where the status is 200.
  expect(response.status).not.toBe(200);
  expect(response.headers.getSetCookie()).toEqual([]);
  const leading = listTags(page).flatMap(({ name, attributes }) => [
    ...(name === 'a' ? [attributes.get('href') ?? ''] : []),
    ...['action', 'formaction'].flatMap((each) => attributes.get(each) ?? []),
  ]);
  expect(leading.filter((to) => !to.startsWith(kiosk) && !to.startsWith('#'))).toEqual([]);
  expect(page).toContain(`data-start="${kiosk}"`);
  return page;
};

describe('A link of a study', () => {
  test('is no kiosk until staff make it one', async () => {
    const page = await site.get(`${kiosk}?lang=en`);
    expect(page.status).toBe(404);
    expect(readAll(await expectInside(page), 'h1')).toEqual(['This kiosk is closed']);
    const links = await (await site.get('/studies/inn/links?lang=en', staff.cookie)).text();
    expect(links).toContain(`href="${settings}?lang=en"`);
    expect(links).not.toContain('Is a kiosk on a shared tablet as well.');
  });

  test.each([
    ['a PIN of three digits', { pin: '123', idle: '60' }, 'PIN: give 4 to 8 digits and nothing else.'],
    ['a PIN of nine digits', { pin: '123456789', idle: '60' }, 'PIN: give 4 to 8 digits and nothing else.'],
    ['a PIN of letters', { pin: 'abcd', idle: '60' }, 'PIN: give 4 to 8 digits and nothing else.'],
    ['no PIN', { pin: '', idle: '60' }, 'PIN: give 4 to 8 digits and nothing else.'],
    ['too short a time', { pin: '1234', idle: '19' }, 'Seconds without a touch: give a whole number from 20 to 600.'],
    ['too long a time', { pin: '1234', idle: '601' }, 'Seconds without a touch: give a whole number from 20 to 600.'],
    ['a time in words', { pin: '1234', idle: 'a minute' }, 'give a whole number from 20 to 600.'],
  ])('becomes none by %s, and what was typed is kept', async (_, typed, sentence) => {
    const sent = await settle(typed);
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readText(/role="alert".*?<\/div>/s.exec(page)?.[0] ?? '')).toContain(sentence);
    expect(Object.fromEntries(readForm(page))).toMatchObject(typed);
    expect(await readKiosk()).toBeNull();
  });

  test('becomes one by a PIN, of which only a slow hash is stored, also of full-width digits', async () => {
    expect((await settle({ pin: '１２３４', idle: '９０' })).status).toBe(303);
    const stored = await readKiosk();
    expect(stored).toMatchObject({ idleSeconds: 90, pin: expect.stringMatching(/^scrypt\$32768\$8\$3\$/) });
    site.pass(5000);
    const page = await (await site.get(`${settings}?lang=en`, staff.cookie)).text();
    expect(page).toContain(`href="${site.origin}${kiosk}"`);
    expect(readAll(page, 'title')).toEqual(['Kiosk: General link', 'QR code of General link']);
    expect(readForm(page).get('pin')).toBe('');
    const links = await (await site.get('/studies/inn/links?lang=en', staff.cookie)).text();
    expect(links).toContain('Is a kiosk on a shared tablet as well.');
  });

  test('keeps its PIN where only the time is changed', async () => {
    const before = await readKiosk();
    expect((await settle({ pin: '', idle: '60' })).status).toBe(303);
    expect(await readKiosk()).toEqual({ pin: before?.pin, idleSeconds: 60 });
    site.pass(5000);
  });

  test('is the study’s own: that of another one is not found', async () => {
    expect((await site.get('/studies/inn/links/nobody/kiosk', staff.cookie)).status).toBe(404);
    expect((await settle({ pin: '1234', idle: '60' }, '/studies/inn/links/nobody/kiosk')).status).toBe(404);
  });
});

describe('A kiosk', () => {
  test('invites in all languages of the survey at once, each with a button to begin', async () => {
    const page = await expectInside(await site.get(kiosk));
    expect(readText(page)).toContain('量一量我们的服务 Tell us how we do');
    const buttons = listTags(page).filter(({ attributes }) => attributes.has('data-begin'));
    expect(buttons.map(({ attributes }) => attributes.get('href'))).toEqual([
      `${kiosk}/survey?lang=zh`,
      `${kiosk}/survey?lang=en`,
    ]);
  });

  test('asks everybody anew, under an id of their own, and keeps nothing on the tablet', async () => {
    const pages = [await site.get(`${kiosk}/survey`), await site.get(`${kiosk}/survey`)];
    const [first = '', second = ''] = await Promise.all(pages.map(expectInside));
    expect(readForm(first).get('response')).not.toBe(readForm(second).get('response'));
    expect(
      listTags(first)
        .find(({ attributes }) => attributes.get('id') === 'survey')
        ?.attributes.get('autocomplete'),
    ).toBe('off');
    for (const own of ['/drafts', '/resume', 'assets/survey.js', 'class="waiting']) expect(first).not.toContain(own);
    const script = await read('/assets/kiosksurvey.js');
    expect(script).not.toContain('localStorage');
    expect(script).toContain('saveDraft: () => false');
  });

  test('stores answers with the link’s source, and thanks with a receipt to take along', async () => {
    const { form, answer: sent } = await answer();
    expect(sent.status).toBe(303);
    const page = await expectInside(await site.get(sent.headers.get('location') ?? ''));
    expect(readAll(page, 'h1')).toEqual(['Thank you!']);
    const [code] = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(readText(page)) ?? [];
    const id = form.get('response') ?? '';
    const [row] = await site.db.selectFrom('response').selectAll().where('id', '=', id).execute();
    expect(row).toMatchObject({ source: 'link', language: 'en', seconds: 0 });
    const receipt = `/s/${site.study.survey}/receipts/${id}?code=${code}&lang=en`;
    expect(readText(/<desc.*?<\/desc>/s.exec(page)?.[0] ?? '')).toBe(site.origin + receipt);
    expect(await read(receipt)).toContain(`${code}</p>`);
  });

  test('thanks for less than a minute, and only whoever has sent the answers', async () => {
    const { form, answer: sent } = await answer();
    const thanks = sent.headers.get('location') ?? '';
    const goesToStart = async (path: string) => {
      const { status, headers } = await site.get(path);
      expect([status, headers.get('location')]).toEqual([303, kiosk]);
    };
    site.pass(45_000);
    const page = await read(thanks);
    expect(page).toContain('Take it along');
    await goesToStart(thanks.replace(/opened=[^.]*/, `opened=${(Date.parse('2030-01-01')).toString(36)}`));
    await goesToStart(thanks.replace(/opened=[^&]*/, `opened=${form.get('opened')}`));
    await goesToStart(`${kiosk}/thanks/${form.get('response')}`);
    site.pass(1000);
    await goesToStart(thanks);
    // Without script somebody may ask for more time.
    const longer = /class="button second" href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await read(longer)).toContain('Take it along');
    expect(page).toContain(`<noscript><meta http-equiv="refresh" content="20; url=${kiosk}"></noscript>`);
  });

  test('thanks without a code who sends known answers and has not opened the form', async () => {
    await site.post(`${kiosk}/survey`, fillForm(responseId(1)));
    const again = await site.post(`${kiosk}/survey?lang=en`, fillForm(responseId(1)));
    const page = await read(again.headers.get('location') ?? '');
    expect(readAll(page, 'h1')).toEqual(['Thank you!']);
    expect(page).not.toContain('Take it along');
  });

  test('shows problems and all that was typed inside the kiosk, once', async () => {
    const { form, answer: sent } = await answer({ 'weight.empathy': 'many', 'comment.comment': 'only mine' });
    expect(sent.status).toBe(422);
    const page = await expectInside(sent);
    expect(page).toContain('only mine');
    expect(readForm(page).get('response')).toBe(form.get('response'));
    // The browser sends the same page anew for whoever goes back to it.
    const again = await site.post(`${kiosk}/survey`, form);
    expect([again.status, again.headers.get('location')]).toEqual([303, kiosk]);
    const corrected = readForm(page);
    corrected.set('weight.empathy', '20');
    expect((await site.post(`${kiosk}/survey`, corrected)).headers.get('location')).toContain(`${kiosk}/thanks/`);
  });

  test('stores what is right though the same page had been sent before with a problem', async () => {
    const { form } = await answer({ 'weight.empathy': 'many' });
    form.set('weight.empathy', '20');
    expect((await site.post(`${kiosk}/survey`, form)).headers.get('location')).toContain(`${kiosk}/thanks/`);
  });

  test('changes the language with what was typed, once as well', async () => {
    const form = readForm(await read(`${kiosk}/survey?lang=en`));
    form.set('comment.comment', 'only mine');
    form.set('switch', 'zh');
    const page = await expectInside(await site.post(`${kiosk}/survey?lang=zh`, form));
    expect(page).toContain('only mine');
    expect(page).toContain('<html lang="zh-CN">');
    expect((await site.post(`${kiosk}/survey?lang=zh`, form)).headers.get('location')).toBe(kiosk);
  });

  test('tells a program where the thanks is, and the problems as often as it asks', async () => {
    const json = { accept: 'application/json' };
    const { form, answer: sent } = await answer({ 'weight.empathy': 'many' }, json);
    expect(sent.status).toBe(422);
    expect((await site.post(`${kiosk}/survey`, form, json)).status).toBe(422);
    expect((await site.post(`${kiosk}/survey`, form)).status).toBe(422);
    const good = await answer({}, json);
    expect(good.answer.status).toBe(201);
    const { thanks } = (await good.answer.json()) as { readonly thanks: string };
    expect(await read(thanks)).toContain('Take it along');
    expect((await site.post(`${kiosk}/survey`, good.form, json)).status).toBe(200);
  });

  test('keeps both where one form comes twice with other answers, and lets nobody correct the other', async () => {
    const { form } = await answer();
    const before = await site.countRows();
    form.set('t1.perception', '1');
    const sent = await site.post(`${kiosk}/survey?lang=en`, form);
    const page = await expectInside(await site.get(sent.headers.get('location') ?? ''));
    expect(readAll(page, 'h1')).toEqual(['Thank you!']);
    expect(await site.countRows()).toBe(before + 1);
    expect(await site.db.selectFrom('response').select('id').where('superseded_by', 'is not', null).execute()).toEqual(
      [],
    );
  });

  test('holds the pages of errors as well', async () => {
    const tooLarge = await site.post(`${kiosk}/survey`, new URLSearchParams({ x: 'x'.repeat(200_000) }));
    expect(tooLarge.status).toBe(413);
    await expectInside(tooLarge);
    const unknown = await site.get(`${kiosk}/nothing`);
    expect(unknown.status).toBe(404);
    await expectInside(unknown);
  });
});

describe('Staff leave a kiosk', () => {
  const tryPin = (pin: string) => site.post(`${kiosk}/exit?lang=en`, new URLSearchParams({ pin }));
  const minute = 60_000;

  test('from its start page alone, by the PIN', async () => {
    expect(await read(kiosk)).toContain(`href="${kiosk}/exit"`);
    expect(await read(`${kiosk}/survey`)).not.toContain(`${kiosk}/exit`);
    await expectInside(await site.get(`${kiosk}/exit`));
    for (const pin of ['1234', ' １２３４ ']) {
      const right = await tryPin(pin);
      expect([right.status, right.headers.get('location')]).toEqual([303, `${kiosk}/left?lang=en`]);
    }
    const page = await read(`${kiosk}/left?lang=en`);
    expect(readAll(page, 'h1')).toEqual(['The kiosk is off on this tablet']);
    expect(page).toContain('href="/account/sign-in?lang=en"');
    // It does not go back to the start by itself.
    expect(page).not.toMatch(/http-equiv|data-idle/);
    site.pass(minute);
  });

  test('not by a wrong one, which is not shown to those who look on', async () => {
    const wrong = await tryPin('98765');
    expect(wrong.status).toBe(422);
    const page = await expectInside(wrong);
    expect(readText(page)).toContain('This PIN is not right.');
    expect(page).not.toContain('98765');
    site.pass(minute);
  });

  test('nor by trying: five are looked at within a minute, however many come at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, (_, index) => tryPin(String(5000 + index))));
    const statuses = all.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(5).fill(422), ...Array(7).fill(429)]);
    const paused = await tryPin('1234');
    expect([paused.status, paused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(readText(await paused.text())).toContain('Please wait a minute and try again.');
    site.pass(minute);
    expect((await tryPin('1234')).status).toBe(303);
  });
});

describe('A kiosk whose survey takes no answers', () => {
  const setWaves = async (waves: readonly object[]) => {
    const changed = JSON.stringify({ ...usualSettings, waves });
    await site.db.updateTable('study').set({ settings: changed }).where('id', '=', 'inn').execute();
    site.pass(5000);
  };
  const wave = { id: '1', opens: null, quota: null };

  test('says so and has nothing else, and does not show what came too late', async () => {
    await setWaves([{ ...wave, closes: '2026-03-01T08:00:00.000Z' }]);
    for (const path of [kiosk, `${kiosk}/survey`]) {
      const shut = await site.get(`${path}?lang=en`);
      expect(shut.status).toBe(410);
      const page = await expectInside(shut);
      expect(readAll(page, 'h1')).toEqual(['This survey is over']);
      expect(readAll(page, 'a')).toEqual(['Skip to the content']);
    }
    const late = await site.post(`${kiosk}/survey`, fillForm(responseId(5), { 'comment.comment': 'only mine' }));
    expect(late.status).toBe(410);
    expect(await expectInside(late)).not.toContain('only mine');
    await setWaves([{ ...wave, closes: null }]);
    expect((await site.get(kiosk)).status).toBe(203);
  });

  test('still lets staff leave', async () => {
    await setWaves([{ ...wave, closes: '2026-03-01T08:00:00.000Z' }]);
    expect((await site.get(`${kiosk}/exit`)).status).toBe(203);
    await setWaves([{ ...wave, closes: null }]);
  });
});

describe('A kiosk that staff have ended', () => {
  test('is closed in both languages, while its link goes on and answers that waited on a tablet are still taken', async () => {
    const ended = await settle({}, `${settings}/end`);
    expect([ended.status, ended.headers.get('location')]).toEqual([303, `${settings}?lang=en`]);
    expect(await readKiosk()).toBeNull();
    site.pass(5000);
    for (const [language, heading] of [
      ['zh', '这个自助终端已关闭'],
      ['en', 'This kiosk is closed'],
    ])
      for (const path of ['', '/survey', '/exit', '/left']) {
        const page = await site.get(`${kiosk}${path}?lang=${language}`);
        expect(page.status).toBe(404);
        expect(readAll(await expectInside(page), 'h1')).toEqual([heading]);
      }
    const late = await site.post(`${kiosk}/exit`, new URLSearchParams({ 'comment.comment': 'Only I may read this' }));
    expect(late.status).toBe(404);
    expect(await late.text()).not.toContain('Only I may read this');
    expect((await site.get(`/s/${site.study.survey}`)).status).toBe(200);
    expect((await site.post(`${kiosk}/survey`, fillForm(responseId(9)))).status).toBe(303);
    expect(await readRow(9)).toMatchObject({ source: 'link' });
  });
});
