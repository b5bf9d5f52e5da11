import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareQuestionnaires } from '../../src/core/study/prepareQuestionnaires.ts';
import { parseInstrumentText } from '../../src/intake/readInstrument.ts';
import { publishStudy } from '../../src/storage/changeStudy.ts';
import { findInstrument } from '../../src/storage/instruments.ts';
import { findStudy, listStudies } from '../../src/storage/studies.ts';
import { staffForm } from '../core/givenStaff.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { nextOf, submittedAt } from '../storage/given.ts';
import { listTags, readAll, readText } from './readPage.ts';

const surveys = new URL('../../surveys/', import.meta.url);
const hotel = readFileSync(new URL('hotel.yaml', surveys), 'utf8');
/** The instrument for hotels as somebody's own. */
const inn = hotel.replace('id: hotel', 'id: inn').replace('酒店服务质量量表', '云杉旅馆量表');
const innNow = inn.replace('The menu is easy to understand.', 'The menu is easy to read.');

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

async function upload(text: string | null, { lang = 'en', token = staff.token } = {}): Promise<Response> {
  const form = new FormData();
  form.append('token', token);
  if (text !== null) form.append('file', new File([text], 'mine.yaml'));
  return site.post(`/instruments?lang=${lang}`, form, staff.cookie);
}

async function read(path: string): Promise<string> {
  const answer = await site.get(path, staff.cookie);
  expect(answer.status).toBe(200);
  return answer.text();
}

const remove = (id: string, token = staff.token) =>
  site.post(`/instruments/${id}/delete?lang=en`, new URLSearchParams({ token, really: 'yes' }), staff.cookie);

/** Begins a study by an instrument; it is a draft. */
async function beginDraft(name: string, instrument: string): Promise<string> {
  const fields = new URLSearchParams({ token: staff.token, name, instrument });
  const answer = await site.post('/studies', fields, staff.cookie);
  return /\/studies\/([^/]+)\/plan/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}

const alerts = (html: string) => readText(/<div class="problems".*?<\/div>/s.exec(html)?.[0] ?? '');

describe('The list of instruments', () => {
  test('names each that comes with the program, with its items, dimensions, sides, version and structure', async () => {
    const text = readText(await read('/instruments?lang=en'));
    expect(text).toContain('Service quality of a hotel 22 items 5 dimensions Expectation and Perception Version 1');
    expect(text).toContain('Minimum, Desired, and Perception');
    expect(text).toContain('Structure after Parasuraman, Berry and Zeithaml (1991)');
    expect(readText(await read('/instruments?lang=zh'))).toContain(
      '酒店服务质量量表 22 道题 5 个维度 期望和感知 版本 1',
    );
  });

  test('leads to each, to its YAML file and to the JSON Schema', async () => {
    const links = listTags(await read('/instruments')).map(({ attributes }) => attributes.get('href'));
    expect(links).toContain('/instruments/hotel');
    const source = await site.get('/instruments/hotel/source.yaml', staff.cookie);
    expect(source.headers.get('content-disposition')).toBe('attachment; filename=hotel.yaml');
    expect(await source.text()).toBe(hotel);
    const schema = await site.get('/instruments/instrument.schema.json', staff.cookie);
    expect(schema.headers.get('content-disposition')).toBe('attachment; filename=instrument.schema.json');
    expect(await schema.json()).toEqual(JSON.parse(readFileSync(new URL('instrument.schema.json', surveys), 'utf8')));
    expect(links).toEqual(
      expect.arrayContaining(['/instruments/hotel/source.yaml', '/instruments/instrument.schema.json']),
    );
  });

  test('is reached from the studies and from a plan', async () => {
    const plan = `/studies/${await beginDraft('With a list', 'hotel')}/plan`;
    for (const path of ['/studies', plan])
      expect(listTags(await read(path)).map(({ attributes }) => attributes.get('href'))).toContain('/instruments');
  });

  test('is for staff only, and is kept in no cache', async () => {
    for (const path of ['/instruments', '/instruments/hotel', '/instruments/hotel/source.yaml']) {
      const answer = await site.get(path);
      expect([answer.status, answer.headers.get('location')], path).toEqual([303, '/account/sign-in']);
      expect((await site.get(path, staff.cookie)).headers.get('cache-control'), path).toBe('no-store');
    }
    for (const id of ['nobody', 'Hotel', '..%2fhotel', 'staff%2fgap-model-1990', '%00'])
      expect((await site.get(`/instruments/${id}`, staff.cookie)).status, id).toBe(404);
  });
});

describe('The preview of an instrument', () => {
  test('has each statement in both languages with its number and where it belongs, under its area', async () => {
    for (const [lang, first] of [
      ['zh', '客房 Rooms'],
      ['en', 'Rooms 客房'],
    ] as const)
      expect(readAll(await read(`/instruments/hotel?lang=${lang}`), 'h3')[0]).toBe(first);
    const rows = readAll(await read('/instruments/hotel?lang=en'), 'tr');
    expect(rows).toContain('4 The menu is easy to understand. 菜单一看就明白。 Tangibles Meals During contact');
    expect(rows.filter((row) => /^\d+ .*contact$/.test(row))).toHaveLength(22);
  });

  test('without areas has its statements by dimension, and marks those that are worded negatively', async () => {
    const html = await read('/instruments/servqual-1988?lang=en');
    expect(readAll(html, 'h3').map((heading) => heading.split(' ')[0])).toContain('Empathy');
    expect(readAll(html, 'tr').filter((row) => row.endsWith('Reversed'))).toHaveLength(9);
  });

  test('has sides, the ends of scales, dimensions, overall and open questions and words, the blanks filled with these', async () => {
    const html = await read('/instruments/hotel?lang=en');
    const rows = readAll(html, 'tr');
    expect(rows).toContain('Perception This hotel is like this 感知 这家酒店就是这样 Customers');
    expect(rows).toContain('7 Strongly agree 非常同意');
    expect(rows).toContain(
      'Empathy Care for each guest and understanding of their needs 移情性 关心每一位客人，理解其需要',
    );
    expect(rows.some((row) => /1 Very dissatisfied – 7 Very satisfied .* 1 非常不满意 – 7 非常满意/.test(row))).toBe(
      true,
    );
    expect(rows).toContain('Is there anything else you would like to tell us? 还有什么想告诉我们的？');
    expect(rows).toContain('guest 客人 $customer');
    expect(
      readText(html)
        .replaceAll(/\$(customers?|organisation)\b/g, '')
        .includes('$'),
    ).toBe(false);
    expect(readText(html).match(/\$/g)).toHaveLength(3);
  });

  test('marks each text with its language, for those who listen to it', async () => {
    const html = await read('/instruments/hotel?lang=en');
    expect(html).toMatch(/<td lang="zh-CN">菜单一看就明白。/);
    expect(html).toMatch(/<td lang="en">The menu is easy to understand\./);
  });

  test('shows the coverage matrix, and says what may be forgotten', async () => {
    expect(readText(await read('/instruments/hotel?lang=en'))).toContain('No cell is empty.');
    expect(await read('/instruments/hotel?lang=en')).not.toContain('Perhaps forgotten');
    const text = inn
      .replace('id: inn', 'id: forgetful')
      .replace(', en: The menu is easy to understand. }', ' }')
      .replace('id: r7\n    dimension: reliability\n    area: food', 'id: r7\n    dimension: reliability');
    expect((await upload(text)).status).toBe(303);
    const html = await read('/instruments/forgetful?lang=en');
    expect(html.match(/<td class="number empty">0<\/td>/g)).toHaveLength(1);
    expect(readText(html)).toContain('1 cell is empty');
    expect(readAll(html, 'li')).toEqual([
      'The coverage matrix has empty cells: in “Food and drink” no item asks about Reliability.',
      'At items.3.text: This text has no English. Who reads English will see another language.',
    ]);
    expect(readAll(html, 'tr')).toContain('4 Missing 菜单一看就明白。 Tangibles Meals During contact');
    expect(readAll(html, 'h3').at(-1)).toBe('No area 未分区域');
  });
});

describe('An uploaded instrument', () => {
  test('is listed, shown and given back as it came, and studies can be begun with it', async () => {
    const answer = await upload(inn);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/instruments/inn?kept=created&lang=en']);
    expect(readText(await read('/instruments/inn?kept=created&lang=en'))).toContain('The instrument is stored.');
    expect(readText(await read('/instruments?lang=zh'))).toContain('云杉旅馆量表');
    expect(await (await site.get('/instruments/inn/source.yaml', staff.cookie)).text()).toBe(inn);
    const draft = await findStudy(site.db, await beginDraft('A draft', 'inn'));
    expect(draft?.instrument).toEqual(parseInstrumentText(inn));
  });

  test('that comes again is the same', async () => {
    expect((await upload(inn)).headers.get('location')).toBe('/instruments/inn?kept=same&lang=en');
  });

  test('with other content takes the place of the former, also in drafts; what is published keeps its own', async () => {
    const published = await beginDraft('Published', 'inn');
    const study = await findStudy(site.db, published);
    if (!study?.instrument) throw new Error('the draft has no instrument');
    const { instrument, design, settings } = study;
    const forms = prepareQuestionnaires({ instrument, design, settings }, staffForm);
    const ids = Array.from({ length: 9 }, (_, index) => `link-${index}`);
    expect(await publishStudy(site.db, study, forms, nextOf(...ids), submittedAt)).toBeNull();

    expect((await upload(innNow)).headers.get('location')).toBe('/instruments/inn?kept=replaced&lang=en');
    expect(readText(await read('/instruments/inn?lang=en'))).toContain('The menu is easy to read.');
    expect((await findStudy(site.db, published))?.instrument).toEqual(parseInstrumentText(inn));
    const draft = (await listStudies(site.db)).find(({ title }) => title['en'] === 'A draft');
    expect(draft?.instrument).toEqual(parseInstrumentText(innNow));
  });

  test('cannot be deleted while a draft needs it, and the page says which; then it can, and what is published stays', async () => {
    const html = await read('/instruments/inn?lang=en');
    expect(readAll(html, 'li')).toEqual(['A draft']);
    expect(html).not.toContain('action="/instruments/inn/delete');
    const refused = await remove('inn');
    expect(refused.status).toBe(409);
    expect(alerts(await refused.text())).toContain('Drafts are to ask by this instrument.');

    for (const { id, title } of await listStudies(site.db))
      if (title['en'] === 'A draft') {
        const fields = new URLSearchParams({ token: staff.token, name: 'A draft' });
        await site.post(`/studies/${id}/delete`, fields, staff.cookie);
      }
    expect(await read('/instruments/inn?lang=en')).toContain('action="/instruments/inn/delete');
    expect((await remove('inn')).headers.get('location')).toBe('/instruments?lang=en');
    expect(await findInstrument(site.db, 'inn')).toBeUndefined();
    expect((await site.get('/instruments/inn', staff.cookie)).status).toBe(404);
    const published = (await listStudies(site.db)).find(({ title }) => title['en'] === 'Published');
    expect(published?.instrument?.id).toBe('inn');
    // Its plan still offers what it asks, and does not quietly choose another.
    expect(await read(`/studies/${published?.id}/plan?lang=en`)).toContain('<option value="inn" selected>');
  });

  test('cannot be what another is based on', async () => {
    await upload(inn);
    const answer = await upload('id: annex\nversion: "1"\nbase: inn\n');
    expect(answer.status).toBe(422);
    expect(alerts(await answer.text())).toMatch(/^Line 3 \(base\): “inn” is no instrument/);
  });
});

describe('An upload', () => {
  const countInstruments = async () => (await site.db.selectFrom('instrument').select('id').execute()).length;

  test('with mistakes keeps nothing and tells each with its line and path, in the language of the reader', async () => {
    const before = await countInstruments();
    const text = inn.replace('area: rooms', 'area: roof').replace('phase: after', 'phase: later');
    const line = (wanted: string) => text.split('\n').findIndex((each) => each.includes(wanted)) + 1;
    const answer = await upload(text, { lang: 'en' });
    expect(answer.status).toBe(422);
    expect(alerts(await answer.text())).toMatch(new RegExp(`^Line ${line('phase: later')} \\(items\\.8\\.phase\\): `));
    const unknown = inn.replace('area: rooms', 'area: roof');
    expect(alerts(await (await upload(unknown, { lang: 'zh' })).text())).toBe(
      `第 ${line('area: roof')} 行（items.0.area）：没有“roof”这个服务区域。请在 areas 里写上它，或改正这里。`,
    );
    expect(await countInstruments()).toBe(before);
  });

  test('with the id of an instrument that comes with the program is refused', async () => {
    const answer = await upload(hotel);
    expect(answer.status).toBe(422);
    expect(alerts(await answer.text())).toBe(
      'An instrument that comes with the program has the id “hotel”. Give yours another id.',
    );
    expect(await findInstrument(site.db, 'hotel')).toBeUndefined();
  });

  test('of no file, of a file of more than a megabyte, or of no YAML is refused with a sentence', async () => {
    expect(alerts(await (await upload(null)).text())).toBe('Choose a file.');
    expect(alerts(await (await upload(`${inn}\n#${'x'.repeat(2 ** 20)}`)).text())).toContain('at most 1 MB');
    expect(alerts(await (await upload('id: [')).text())).toMatch(/^Row 1: /);
  });

  test('with a thousand mistakes tells the first fifty and how many more there are', async () => {
    const text = inn.replace(/items:\n.*/s, `items: [${'{},'.repeat(200)}]`);
    const html = await (await upload(text)).text();
    expect(readAll(/<div class="problems".*?<\/div>/s.exec(html)?.[0] ?? '', 'p')).toHaveLength(51);
    expect(alerts(html)).toMatch(/There are \d+ more mistakes\.$/);
  });

  test('without the token of the session, from another site or in another form is refused, and so is a deletion', async () => {
    await upload(inn);
    const before = await countInstruments();
    const text = inn.replace('id: inn', 'id: foreign');
    expect((await upload(text, { token: 'guessed' })).status).toBe(403);
    const form = new FormData();
    form.append('token', staff.token);
    form.append('file', new File([text], 'mine.yaml'));
    const foreign = { ...staff.cookie, 'sec-fetch-site': 'cross-site' };
    expect((await site.post('/instruments', form, foreign)).status).toBe(403);
    const plain = new URLSearchParams({ token: staff.token, file: text });
    expect((await site.post('/instruments', plain, staff.cookie)).status).toBe(415);
    expect((await remove('inn', 'guessed')).status).toBe(403);
    expect(await countInstruments()).toBe(before);
  });

  test('is deleted only by who says that this is meant', async () => {
    await upload(inn);
    const answer = await site.post(
      '/instruments/inn/delete?lang=en',
      new URLSearchParams({ token: staff.token }),
      staff.cookie,
    );
    expect([answer.status, alerts(await answer.text())]).toEqual([
      422,
      'Nothing was deleted. Tick “Yes, delete this instrument” and press again.',
    ]);
    expect(await read('/instruments?lang=en')).toContain('/instruments/inn');
  });

  test('can be deleted by nobody where it came with the program', async () => {
    const answer = await remove('hotel');
    expect(answer.status).toBe(409);
    expect(alerts(await answer.text())).toBe('This instrument comes with the program and cannot be deleted.');
    expect((await site.get('/instruments/hotel', staff.cookie)).status).toBe(200);
  });

  test('is text in the pages, whatever it says', async () => {
    const hostile = '"<script>alert(1)</script>\'&amp;';
    await upload(inn.replace('id: inn', 'id: hostile').replaceAll(/en: Rooms /g, `en: ${JSON.stringify(hostile)} `));
    const html = await read('/instruments/hostile?lang=en');
    expect(html).not.toContain('<script>alert');
    expect(readText(html)).toContain('alert(1)');
  });
});
