import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemSides } from '../../src/core/instrument/side.ts';
import { type StudySettings, settingsSchema } from '../../src/core/study/settings.ts';
import { listInstruments } from '../../src/intake/listInstruments.ts';
import { findStudy, type Study } from '../../src/storage/studies.ts';
import { listPlanFields } from '../../src/web/manage/listPlanFields.ts';
import { nouns, wordsOfNoun } from '../../src/web/manage/nouns.ts';
import { readPlan } from '../../src/web/manage/readPlan.ts';
import { withdrawalCode } from '../../src/web/respond/withdrawalCode.ts';
import { servqual } from '../core/given.ts';
import { fillForm, responseId, type Staff, setUpAccount, siteSecret, startSite, type TestSite } from '../site.ts';
import { readAll, readForm, readText } from './readPage.ts';
import { draftStudy, readPlanForm, startStudy } from './startStudy.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

let lastNumber = 5000;
const freshId = () => responseId(++lastNumber);
const json = { accept: 'application/json' };
const settingsOf = async (id: string) => (await findStudy(site.db, id))?.settings;
const linkOf = async (id: string, audience = 'customer') => {
  const found = await site.db.selectFrom('link').selectAll().where('study_id', '=', id).execute();
  return `/s/${found.find((link) => link.kind === 'survey' && link.audience === audience)?.public_id}`;
};
const change = async (id: string, changes: Readonly<Record<string, string | null>>) =>
  site.post(`/studies/${id}/plan?lang=en`, await readPlanForm(site, staff, id, changes), staff.cookie);
const readRow = (id: string) => site.db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst();

test('A study is begun once where the button is pressed twice, and another where whoever went back chooses otherwise', async () => {
  const page = await (await site.get('/studies', staff.cookie)).text();
  const from = page.indexOf('<form class="card narrow"');
  const form = readForm(page.slice(from, page.indexOf('</form>', from)));
  const press = async (name: string, instrument: string) => {
    const sent = new URLSearchParams([...form].filter(([field]) => !['name', 'instrument'].includes(field)));
    for (const [field, value] of Object.entries({ name, instrument })) sent.set(field, value);
    return (await site.post('/studies', sent, staff.cookie)).headers.get('location');
  };
  const twice = await Promise.all([press('Once', 'servqual-1991'), press('Once', 'servqual-1991')]);
  const others = [await press('Another', 'servqual-1991'), await press('Once', 'servperf')];
  expect(new Set([...twice, ...others]).size).toBe(3);
  expect(twice[0]).toBe(twice[1]);
  // What the plan made of the first one stays.
  const id = twice[0]?.split('/')[2] ?? '';
  const renamed = await site.post(
    `/studies/${id}/plan`,
    await readPlanForm(site, staff, id, { 'title.en': 'Renamed', action: 'save' }),
    staff.cookie,
  );
  expect(renamed.status).toBeLessThan(400);
  expect(await press('Once', 'servqual-1991')).not.toBe(twice[0]);
  expect((await findStudy(site.db, id))?.title['en']).toBe('Renamed');
  // A form of a program or of an old page has no id.
  form.delete('study');
  expect(await press('Once', 'servqual-1991')).toMatch(/^\/studies\/[a-z0-9]{10}\/plan$/);
});

describe('The plan of a study', () => {
  test('comes out of its form as it went in', async () => {
    const instruments = await listInstruments();
    const text = fc.record({ zh: fc.constantFrom('东区', '您从哪里来？'), en: fc.constantFrom('East', 'Where from?') });
    const instant = fc
      .integer({ min: 20_000_000, max: 40_000_000 })
      .map((minutes) => new Date(minutes * 60_000).toISOString());
    const waves = fc.uniqueArray(
      fc
        .record({
          id: fc.constantFrom('1', '2', 'before', '第3期'),
          times: fc.tuple(instant, instant).filter(([opens, closes]) => opens < closes),
          quota: fc.option(fc.integer({ min: 1, max: 5000 })),
        })
        .map(({ id, times: [opens, closes], quota }) => ({ id, opens, closes, quota })),
      { minLength: 1, selector: ({ id }) => id },
    );
    const settings: fc.Arbitrary<StudySettings> = fc
      .record({
        words: fc.oneof(
          fc.constant({}),
          fc.constantFrom(...nouns).map(wordsOfNoun),
          text.map((organisation) => ({ organisation })),
        ),
        staff: fc.subarray(['manager', 'contact']),
        sides: fc.constantFrom(null, ['perception']),
        points: fc.boolean(),
        isRanked: fc.boolean(),
        outcomes: fc.constantFrom(null, []),
        profile: fc.constantFrom(
          [],
          [
            {
              id: 'q1',
              text: { zh: '哪家店？', en: 'Which branch?' },
              choices: [
                { id: '东区', text: { zh: '东区', en: 'East' } },
                { id: 'West', text: { zh: 'West', en: 'West' } },
              ],
            },
            { id: 'visits', text: { en: 'How often?' }, choices: [] },
          ],
        ),
        consent: fc.option(text),
        languages: fc.subarray(['zh', 'en'], { minLength: 1 }),
        zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC'),
        waves,
        isNamed: fc.boolean(),
        showsResult: fc.boolean(),
        isShort: fc.boolean(),
        changes: fc.array(fc.record({ said: text, done: text }), { maxLength: 3 }),
        minGroup: fc.integer({ min: 3, max: 100 }),
        keepUntil: fc.constantFrom(null, '2027-12-31'),
      })
      .map((value) => settingsSchema.parse(value));
    const study: fc.Arbitrary<Study> = fc
      .record({ settings, design: fc.constantFrom('chain' as const, 'direct' as const), title: text })
      .map((known) => ({ id: 's', isMade: false, isArchived: false, instrument: servqual, ...known }));
    fc.assert(
      fc.property(study, (given) => {
        const { study: read, mistakes } = readPlan(
          listPlanFields(given),
          given,
          instruments,
          false,
          new Date('2026-11-29T00:00:00Z'),
        );
        expect(mistakes).toEqual([]);
        // A local time that autumn shows twice may mean the hour before.
        const withoutTimes = (each: Study) => ({ ...each, settings: { ...each.settings, waves: [] } });
        expect(withoutTimes(read)).toEqual(withoutTimes(given));
        expect(read.settings.waves.map(({ id, quota }) => [id, quota])).toEqual(
          given.settings.waves.map(({ id, quota }) => [id, quota]),
        );
      }),
    );
  });

  test('is a draft until it is published: it has no address, and is changed as often as one likes', async () => {
    const id = await draftStudy(site, staff, 'Draft', 'hotel');
    const saved = await change(id, { action: 'save', 'side.expectation': null, 'organisation.en': 'Spruce Inn' });
    expect(saved.headers.get('location')).toBe(`/studies/${id}/plan?lang=en`);
    expect(await settingsOf(id)).toMatchObject({
      sides: ['perception'],
      words: { organisation: { en: 'Spruce Inn' } },
    });
    expect(await site.db.selectFrom('link').selectAll().where('study_id', '=', id).execute()).toEqual([]);
    expect((await change(id, { action: 'publish' })).headers.get('location')).toBe(`/studies/${id}?lang=en`);
    const page = await (await site.get(`${await linkOf(id)}?lang=en`)).text();
    expect(page).toContain('Spruce Inn is like this');
    expect(page).not.toContain('.expectation"');
  });

  test('is the default of the other instrument when the instrument is changed', async () => {
    const id = await draftStudy(site, staff, 'Other', 'servqual-1991');
    await change(id, { action: 'save', instrument: 'tolerance-zones', 'side.expectation': null });
    const study = await findStudy(site.db, id);
    expect(study?.instrument?.id).toBe('tolerance-zones');
    expect(study?.settings).toMatchObject({ sides: null, outcomes: null, points: null });
    const boxes = readForm(await (await site.get(`/studies/${id}/plan`, staff.cookie)).text());
    for (const side of itemSides)
      expect(boxes.has(`side.${side}`)).toBe(['minimum', 'desired', 'perception'].includes(side));
  });

  test('shows the coverage matrix, and opens it where the survey would say nothing about a cell', async () => {
    const hotel = await draftStudy(site, staff, 'Hotel', 'hotel');
    const bank = await draftStudy(site, staff, 'Bank', 'bank');
    const read = async (id: string) => (await site.get(`/studies/${id}/plan?lang=en`, staff.cookie)).text();
    expect(readAll(await read(hotel), 'table')[0]).toContain('Rooms');
    expect(readText(await read(hotel))).toContain('No cell is empty.');
    expect(await read(bank)).toMatch(/<details open><summary>Coverage/);
    expect(readText(await read(bank))).toMatch(/\d cells are empty/);
  });

  test.each([
    ['without a name', { 'title.zh': '', 'title.en': '' }, 'Give the study a name.'],
    ['with a name of a page', { 'title.en': 'x'.repeat(201) }, 'at most 200'],
    ['without a side', { 'side.expectation': null, 'side.perception': null }, 'at least one side'],
    ['without a language', { 'language.zh': null, 'language.en': null }, 'at least one language'],
    ['in a zone that nobody knows', { zone: 'Beijing' }, '“Beijing” is no time zone'],
    ['with a group too small', { minGroup: '2' }, 'from 3 to 100'],
    ['without a wave', { 'wave.0.id': '' }, 'at least one wave'],
    ['with two waves of one name', { 'wave.1.id': '1' }, 'two waves have the same name|Two waves have the same name'],
    ['with a time that is none', { 'wave.0.opens': 'soon' }, '“soon” of wave “1” is no time'],
    [
      'with a wave that closes before it opens',
      { 'wave.0.opens': '2026-03-02T09:00', 'wave.0.closes': '2026-03-02T09:00' },
      'has to close after it opens',
    ],
    ['with nobody wanted', { 'wave.0.quota': '0' }, 'from 1 up'],
    ['with a “you said, we did” that is half written', { 'change.0.said.en': 'Slow' }, 'only half written'],
    ['with times of a wave without a name', { 'wave.1.opens': '2027-06-01T00:00' }, 'Wave 2 has no name'],
    ['with choices of no question', { 'profile.0.choices': 'East' }, 'Question 1 has choices but no text'],
    [
      'with a text too long',
      { 'consent.zh': 'x'.repeat(1001) },
      'At consent.zh: The text is too long \\(1001 characters, at most 1000\\).',
    ],
    ['with two equal choices', { 'profile.0.en': 'Where?', 'profile.0.choices': 'East\nEast' }, 'are the same'],
  ])('%s is sent back with a sentence, what was typed, and nothing changed', async (_, changes, sentence) => {
    const id = await draftStudy(site, staff, 'Mistaken', 'servqual-1991');
    const before = await findStudy(site.db, id);
    const form = await readPlanForm(site, staff, id, { ...changes, action: 'publish', 'consent.en': 'Yes & "no"' });
    const sent = await site.post(`/studies/${id}/plan?lang=en`, form, staff.cookie);
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readText(page)).toMatch(new RegExp(sentence));
    expect(readForm(page).get('consent.en')).toBe('Yes & "no"');
    for (const [name, value] of Object.entries(changes)) if (value) expect(readForm(page).get(name)).toBe(value);
    expect(await findStudy(site.db, id)).toEqual(before);
  });

  test('gets one wave more from a button, to be dated before it is saved', async () => {
    const id = await startStudy(site, staff, 'Waves', 'servqual-1991', { 'wave.0.quota': '300' });
    const page = await (await change(id, { action: 'clone.0' })).text();
    expect(readForm(page).get('wave.1.id')).toBe('2');
    expect(readForm(page).get('wave.1.quota')).toBe('300');
    expect((await settingsOf(id))?.waves).toHaveLength(1);
  });

  test('of a published study changes texts at once, in a new version, and never what has been answered', async () => {
    const id = await startStudy(site, staff, 'Published', 'servqual-1991');
    const survey = await linkOf(id);
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(201);
    await change(id, { 'organisation.en': 'The Spruce', 'organisation.zh': '云杉' });
    const rows = await site.db.selectFrom('questionnaire').selectAll().where('study_id', '=', id).execute();
    expect(rows.filter(({ audience }) => audience === 'customer').map(({ version }) => version)).toEqual([1, 2]);
    site.pass(6000);
    expect(await (await site.get(`${survey}?lang=en`)).text()).toContain('The Spruce is like this');
    const refused = await change(id, { 'side.expectation': null });
    expect(refused.status).toBe(422);
    expect(readText(await refused.text())).toContain('Customers have answered already');
    expect((await settingsOf(id))?.sides).toBeNull();
    // A bank's items have the same ids and say other things.
    expect((await change(id, { instrument: 'bank' })).status).toBe(422);
    expect((await findStudy(site.db, id))?.instrument?.id).toBe('servqual-1991');
  });

  test('keeps its limit for small groups once it is published', async () => {
    const id = await startStudy(site, staff, 'Small', 'servqual-1991', { minGroup: '8' });
    await change(id, { minGroup: '3' });
    expect((await settingsOf(id))?.minGroup).toBe(8);
  });

  test('can be looked at before it is published, by each audience, and not sent', async () => {
    const id = await draftStudy(site, staff, 'Preview', 'hotel');
    for (const audience of ['customer', 'manager', 'contact']) {
      const page = await (await site.get(`/studies/${id}/preview?audience=${audience}&lang=en`, staff.cookie)).text();
      expect(readText(page)).toContain('Nothing can be sent from here.');
      expect(page).not.toMatch(/class="send"|survey\.js/);
    }
    expect((await site.get(`/studies/${id}/preview?audience=nobody`, staff.cookie)).status).toBe(404);
  });
});

describe('A survey', () => {
  test('opens and closes by the clocks of its zone, and says so kindly before and after', async () => {
    const times = { 'wave.0.opens': '2026-03-02T17:00', 'wave.0.closes': '2026-03-02T18:00' };
    const id = await startStudy(site, staff, 'Timed', 'servqual-1991', times);
    const survey = await linkOf(id);
    // The clock of the site stands at some time on 2 March after 08:00 UTC, which is 16:00 in Shanghai.
    const early = await site.get(`${survey}?lang=en`);
    expect(early.status).toBe(403);
    expect(readText(await early.text())).toContain('It opens on 2 March 2026 at 17:00 (Asia/Shanghai).');
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(403);
    site.pass(3_600_000);
    expect((await site.get(survey)).status).toBe(200);
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(201);
    site.pass(3_600_000);
    expect((await site.get(survey)).status).toBe(410);
    // Who had begun before may finish.
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(201);
    site.pass(900_000);
    const late = await site.post(`${survey}?lang=en`, fillForm(freshId(), { 'comment.comment': 'Too <late>?' }));
    expect(late.status).toBe(410);
    const page = await late.text();
    expect(readAll(page, 'blockquote')).toEqual(['Too <late>?']);
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(410);
  });

  test('that has all the answers it needs turns away who comes, and nobody who has begun', async () => {
    const id = await startStudy(site, staff, 'Full', 'servqual-1991', { 'wave.0.quota': '2' });
    const survey = await linkOf(id);
    for (let count = 0; count < 2; count++) await site.post(survey, fillForm(freshId()), json);
    site.pass(6000);
    const full = await site.get(`${survey}?lang=zh`);
    expect([full.status, readAll(await full.text(), 'h1')]).toEqual([410, ['回答已经够了']]);
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(201);
    // The quota is one of customers.
    expect((await site.get(await linkOf(id, 'manager'))).status).toBe(200);
  });

  test('of an instrument that is no longer there is not begun, and hears which there are', async () => {
    const form = new URLSearchParams({ token: staff.token, name: 'Late', instrument: 'gone' });
    const answer = await site.post('/studies?lang=en', form, staff.cookie);
    expect(answer.status).toBe(422);
    expect(readText(await answer.text())).toContain('There is no instrument “gone”. There are: ');
  });

  test('of an archived study takes nothing, until the study is put back into use', async () => {
    const id = await startStudy(site, staff, 'Old', 'servqual-1991');
    const survey = await linkOf(id);
    const archive = () =>
      site.post(`/studies/${id}/archive`, new URLSearchParams({ token: staff.token }), staff.cookie);
    await archive();
    site.pass(6000);
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(410);
    expect(readText(await (await site.get('/studies?lang=en', staff.cookie)).text())).toContain('Archived Old');
    await archive();
    site.pass(6000);
    expect((await site.post(survey, fillForm(freshId()), json)).status).toBe(201);
  });

  test('in one language is shown in that one, whatever the phone prefers', async () => {
    const id = await startStudy(site, staff, 'Chinese', 'servqual-1991', { 'language.en': null });
    const page = await (await site.get(`${await linkOf(id)}?lang=en`, { 'accept-language': 'en' })).text();
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toContain('hreflang="en"');
  });

  test('with a consent text is taken once that is agreed to, with the hash of the very text that was read', async () => {
    const consent = { 'consent.zh': '我同意为改进服务使用我的回答。', 'consent.en': 'My answers may be used.' };
    const id = await startStudy(site, staff, 'Consent', 'servqual-1991', consent);
    const survey = await linkOf(id);
    const answer = freshId();
    const refused = await site.post(`${survey}?lang=en`, fillForm(answer));
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(readText(page)).toContain('tick the box before sending');
    expect(readForm(page).has('consent')).toBe(false);
    expect(await readRow(answer)).toBeUndefined();
    await site.post(`${survey}?lang=en`, fillForm(answer, { consent: 'yes' }));
    const hash = createHash('sha256').update('My answers may be used.').digest('hex');
    expect((await readRow(answer))?.consent).toBe(hash);
  });

  test('asks profile questions, and takes one of the choices in either language', async () => {
    const question = { 'profile.0.zh': '哪家店？', 'profile.0.en': 'Which branch?' };
    const choices = { 'profile.0.choices': '东区 | East\n西区 | West', 'profile.1.en': 'Your trade?' };
    const id = await startStudy(site, staff, 'Profile', 'servqual-1991', { ...question, ...choices });
    const survey = await linkOf(id);
    const page = await (await site.get(`${survey}?lang=en`)).text();
    expect(page).toContain('name="profile.q1" value="东区"');
    expect(readAll(page, 'legend')).toContain('Which branch?');
    const [east, west, north] = [freshId(), freshId(), freshId()];
    await site.post(survey, fillForm(east, { 'profile.q1': '东区', 'profile.q2': 'Baker' }));
    await site.post(survey, fillForm(west, { 'profile.q1': 'West' }));
    const refused = await site.post(survey, fillForm(north, { 'profile.q1': 'North' }), json);
    expect([refused.status, (await refused.json()).problems[0].code]).toEqual([422, 'unknown-choice']);
    expect((await readRow(east))?.profile).toBe('{"q1":"东区","q2":"Baker"}');
    expect((await readRow(west))?.profile).toBe('{"q1":"西区"}');
  });
});

describe('A short survey', () => {
  const itemsOf = (page: string) => new Set([...page.matchAll(/name="([a-z]+\d+)\.expectation"/g)].map(([, id]) => id));

  test('asks each customer 15 of the 22 items, the same again wherever the form is shown again', async () => {
    const id = await startStudy(site, staff, 'Short', 'servqual-1991', { isShort: 'yes' });
    const survey = await linkOf(id);
    const seen = new Set<string>();
    for (const given of ['00000003', '0000000a', '00000011'].map((part) => freshId().replace(/^.{8}/, part))) {
      const refused = await site.post(survey, new URLSearchParams({ response: given, 'weight.empathy': 'many' }));
      const items = itemsOf(await refused.text());
      expect(items.size).toBe(15);
      seen.add([...items].join());
      const again = await site.post(`${survey}?lang=en`, new URLSearchParams({ response: given, switch: 'en' }));
      expect(itemsOf(await again.text())).toEqual(items);
    }
    expect(seen.size).toBe(3);
    expect(itemsOf(await (await site.get(survey)).text()).size).toBe(15);
    // Managers are asked everything.
    expect(await (await site.get(await linkOf(id, 'manager'))).text()).toContain('"e22.belief"');
  });

  test('tells items that were not asked from those left blank', async () => {
    const id = await startStudy(site, staff, 'Short and blank', 'servqual-1991', { isShort: 'yes' });
    const survey = await linkOf(id);
    const answer = freshId();
    const items = itemsOf(
      await (await site.post(survey, new URLSearchParams({ response: answer, 'weight.empathy': 'x' }))).text(),
    );
    await site.post(survey, new URLSearchParams({ response: answer, 't1.expectation': '6', 'r5.perception': '3' }));
    const packed = (await readRow(answer))?.answers ?? '';
    for (const [index, { id: item }] of servqual.items.entries()) {
      const both = packed.slice(2 * index, 2 * index + 2);
      // What comes although it was not asked is kept.
      if (item === 't1') expect(both).toBe(items.has('t1') ? '5.' : '5/');
      else if (item === 'r5') expect(both).toBe(items.has('r5') ? '.2' : '/2');
      else expect(both).toBe(items.has(item) ? '..' : '//');
    }
  });
});

describe('A form that a program fills in', () => {
  test('is stored and flagged where it fills in what people do not see', async () => {
    const id = freshId();
    await site.post(`/s/${site.study.survey}`, fillForm(id, { website: 'http://spam.example' }));
    expect((await readRow(id))?.trapped).toBe(1);
    const person = freshId();
    await site.post(`/s/${site.study.survey}`, fillForm(person, { website: '' }));
    expect((await readRow(person))?.trapped).toBe(0);
  });

  test('knows how long it was open, from a sign that is good for this form alone', async () => {
    const survey = `/s/${site.study.survey}`;
    const open = async () => readForm(await (await site.get(survey)).text());
    const [one, two] = [await open(), await open()];
    site.pass(95_000);
    const send = async (form: URLSearchParams, opened: string) => {
      const id = form.get('response') ?? '';
      await site.post(survey, fillForm(id, { opened }));
      return (await readRow(id))?.seconds;
    };
    expect(await send(one, two.get('opened') ?? '')).toBeNull();
    expect(await send(two, two.get('opened') ?? '')).toBe(95);
    for (const forged of ['', 'x', 'mm8w2680.', `0.${(two.get('opened') ?? '').split('.')[1]}`])
      expect(await send(await open(), forged)).toBeNull();
  });
});

describe('A study as a file', () => {
  test('becomes a draft of the same plan, without answers', async () => {
    const id = await startStudy(site, staff, 'Original', 'bank', { noun: 'client', 'consent.en': 'I agree' });
    const file = await site.get(`/studies/${id}/definition.json`, staff.cookie);
    expect(file.headers.get('content-disposition')).toContain(`${id}.json`);
    const body = new FormData();
    body.append('token', staff.token);
    body.append('file', new Blob([await file.text()]), 'study.json');
    const made = await site.post('/studies/definitions', body, staff.cookie);
    const copy = (made.headers.get('location') ?? '').split('/')[2] ?? '';
    const [before, after] = [await findStudy(site.db, id), await findStudy(site.db, copy)];
    expect(after).toEqual({ ...before, id: copy });
    expect(copy).not.toBe(id);
  });

  test('whose last day is over is not published before another day is chosen, as it would keep no answers', async () => {
    const id = await draftStudy(site, staff, 'Last year', 'servqual-1991');
    const settings = JSON.stringify({ ...(await settingsOf(id)), keepUntil: '2025-12-31' });
    await site.db.updateTable('study').set({ settings }).where('id', '=', id).execute();
    const publish = async (changes: Readonly<Record<string, string>>) => {
      const form = await readPlanForm(site, staff, id, { ...changes, action: 'publish' });
      return site.post(`/studies/${id}/plan?lang=en`, form, staff.cookie);
    };
    const refused = await publish({});
    expect(refused.status).toBe(422);
    expect(readText(await refused.text())).toContain('until 2025-12-31, which is past');
    expect((await publish({ keepUntil: '' })).status).toBe(303);
  });

  test.each([
    ['nothing', '', 'This is not proper JSON at line 1.'],
    ['no JSON', '{', 'This is not proper JSON at line 1.'],
    ['no parts', '[]', 'Parts with names belong here'],
    ['another program’s JSON', '{"a":1}', 'schema'],
  ])('that holds %s is refused with a sentence', async (_, content, sentence) => {
    const body = new FormData();
    body.append('token', staff.token);
    body.append('file', new Blob([content]), 'study.json');
    const sent = await site.post('/studies/definitions?lang=en', body, staff.cookie);
    expect(sent.status).toBe(422);
    expect(readText(await sent.text())).toContain(sentence);
  });
});

describe('A study is deleted', () => {
  test('with all it holds, after its name has been typed, and not before', async () => {
    const id = await startStudy(site, staff, 'Short-lived', 'servqual-1991');
    const survey = await linkOf(id);
    await site.post(survey, fillForm(freshId()), json);
    const page = await (await site.get(`/studies/${id}/delete?lang=en`, staff.cookie)).text();
    expect(readText(page)).toContain('all its answers (1 response)');
    const send = (name: string) =>
      site.post(`/studies/${id}/delete?lang=en`, new URLSearchParams({ token: staff.token, name }), staff.cookie);
    for (const wrong of ['', 'short-lived', 'Short']) expect((await send(wrong)).status).toBe(422);
    expect(await findStudy(site.db, id)).toBeDefined();
    expect((await send('Short-lived')).headers.get('location')).toBe('/studies?lang=en');
    expect(await findStudy(site.db, id)).toBeUndefined();
    site.pass(6000);
    expect((await site.get(survey)).status).toBe(404);
  });
});

describe('After answering', () => {
  const receiptOf = async (survey: string, id: string) => (await site.get(`${survey}/receipts/${id}?lang=en`)).text();

  test('customers see their own means and gaps where the study wants that, by the rules of the report', async () => {
    const id = await startStudy(site, staff, 'Own result', 'servqual-1991', { showsResult: 'yes' });
    const survey = await linkOf(id);
    const [one, two] = [freshId(), freshId()];
    // Of tangibles only one of four statements is answered on both sides, which is too few for a score.
    const blank = { 't1.perception': null, 't2.expectation': null, 't3.perception': null };
    await site.post(survey, fillForm(one, { 'r5.perception': '1', ...blank }));
    await site.post(survey, fillForm(two));
    expect(await receiptOf(survey, one)).toContain(`${survey}/receipts/${one}/result?lang=en`);
    const page = await (await site.get(`${survey}/receipts/${one}/result?lang=en`)).text();
    const rows = readAll(page, 'tr').map((row) => row.replace(/\s+/g, ' '));
    // Four fives and a one have a mean of 4.2.
    expect(rows.find((row) => row.startsWith('Reliability'))).toMatch(/^Reliability 6\.00 4\.20 −1\.80/);
    expect(rows.find((row) => row.startsWith('Empathy'))).toMatch(/^Empathy 6\.00 5\.00 −1\.00/);
    expect(rows.find((row) => row.startsWith('Tangibles'))).toMatch(/^Tangibles – – –/);
    expect((await site.get(`${survey}/receipts/${freshId()}/result`)).status).toBe(404);
    // Who has the withdrawal code finds it on the receipt again, from the result in either language.
    const code = `code=${withdrawalCode(siteSecret, one)}`;
    const receipt = await (await site.get(`${survey}/receipts/${one}?${code}`)).text();
    expect(receipt).toContain(`/result?${code}"`);
    const own = await (await site.get(`${survey}/receipts/${one}/result?${code}`)).text();
    expect(own).toContain(`/receipts/${one}?${code}"`);
    expect(own.replaceAll('&amp;', '&')).toContain(`/result?${code}&lang=en"`);
  });

  test('nobody sees a result where the study does not want that', async () => {
    const survey = `/s/${site.study.survey}`;
    const id = freshId();
    await site.post(survey, fillForm(id));
    expect(await receiptOf(survey, id)).not.toContain('/result');
    expect((await site.get(`${survey}/receipts/${id}/result`)).status).toBe(404);
  });

  test('everybody can read what was said and what was done about it, in their language', async () => {
    const changes = {
      'change.0.said.en': 'Nobody <answers> the telephone.',
      'change.0.said.zh': '电话没人接。',
      'change.0.done.en': 'Two people answer it now.',
      'change.0.done.zh': '现在有两个人接电话。',
    };
    const id = await startStudy(site, staff, 'Changes', 'servqual-1991', changes);
    const survey = await linkOf(id);
    const answer = freshId();
    await site.post(survey, fillForm(answer));
    expect(await receiptOf(survey, answer)).toContain(`${survey}/changes?lang=en`);
    const read = async (language: string) =>
      readAll(await (await site.get(`${survey}/changes?lang=${language}`)).text(), 'dd');
    expect(await read('en')).toEqual(['Nobody <answers> the telephone.', 'Two people answer it now.']);
    expect(await read('zh')).toEqual(['电话没人接。', '现在有两个人接电话。']);
    expect((await site.get(`/s/${site.study.survey}/changes`)).status).toBe(404);
  });
});
