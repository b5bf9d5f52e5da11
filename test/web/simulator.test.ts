import { afterAll, beforeAll, expect, test } from 'vitest';
import { countResponses } from '../../src/storage/responses.ts';
import { findStudy, listStudies } from '../../src/storage/studies.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { listTags, readForm, readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

const open = (query: string, file = '') => site.get(`/simulator${file}?${query}`, staff.cookie);
const formOf = (html: string) => readForm(html.slice(html.indexOf('class="simulator"')));
const make = (fields: URLSearchParams, token = staff.token) =>
  site.post('/simulator?lang=en', new URLSearchParams([...fields, ['token', token]]), staff.cookie);

test('The simulator comes with numbers that make sense, and says with figures and a picture for each dimension what the data will show', async () => {
  const answer = await open('lang=en&people=300&careless=0.1&reliability.perception=4');
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(formOf(html))).toMatchObject({
    ...{ lang: 'en', people: '300', careless: '0.1', ceiling: '0', branches: '1', seed: '1985' },
    ...{ 'reliability.expectation': '5.8', 'reliability.perception': '4', 'tangibles.perception': '6' },
  });
  const table = readText(html.slice(html.indexOf('<table')));
  // Nine in ten are 1.80 apart, the rest not at all.
  expect(table).toMatch(/Reliability .* −1\.62 −1\.80/);
  expect(html.match(/row-picture dumbbell/g)).toHaveLength(5);
});

test('It tells the true branches too, the best first: evenly from half as far above the mean of all as they differ to half below', async () => {
  const html = await (await open('lang=en&branches=3&differ=1.2')).text();
  const table = readText(html.slice(html.indexOf('class="stack branches"')));
  // Three in even steps over 1.2 points.
  expect(table).toMatch(/Branch \d \+0\.60 .*Branch \d 0\.00 .*Branch \d −0\.60/);
  expect(await (await open('differ=1.2')).text()).not.toContain('class="stack branches"');
});

test('It makes managers and contact staff too: the page says what gaps 1 to 4 will be, and each has a file', async () => {
  const query = 'lang=en&managers=7&contact=9&empathy.belief=3.8&empathy.standard=5&careless=0';
  const html = await (await open(query)).text();
  const table = readText(html.slice(html.indexOf('class="stack inside"')));
  // Belief less expectation (5.8) and standard less belief, by hand; delivery is as usual, 5.5.
  expect(table).toMatch(/Empathy .*?−2\.00 .*?\+1\.20 .*?\+0\.50 /);
  const [managers, contact] = await Promise.all(['/managers.csv', '/contact.csv'].map((file) => open(query, file)));
  expect(managers?.headers.get('content-disposition')).toMatch(/simulated-\w+-managers\.csv"?$/);
  const [first = '', ...rows] = ((await managers?.text()) ?? '').trimEnd().split('\r\n');
  expect(first).toContain('e18.belief,e18.standard');
  expect(rows).toHaveLength(7);
  expect(((await contact?.text()) ?? '').trimEnd().split('\r\n')).toHaveLength(10);
  const key = (await (await open(query, '/key.json')).json()) as { gaps: Readonly<Record<string, unknown>> };
  expect(Object.keys(key.gaps)).toEqual(['1', '2', '3', '4', '5']);
});

test('Without managers and contact staff there is no table of gaps 1 to 4, and whoever asks for their file is told to ask somebody', async () => {
  const query = 'lang=en&managers=0&contact=0';
  expect(await (await open(query)).text()).not.toContain('class="stack inside"');
  const answer = await open(query, '/managers.csv');
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('“0” does not fit. Give a whole number from 1 to 10000.');
});

test('The token goes along only with the button that makes a study, so that no address holds it', async () => {
  const tags = listTags(await (await open('')).text());
  const tokens = tags.filter(({ name, attributes }) => name === 'input' && attributes.get('name') === 'token');
  // The other one is that of signing out.
  expect(tokens).toHaveLength(1);
  const button = tags.find(({ name, attributes }) => name === 'button' && attributes.get('name') === 'token');
  expect(button?.attributes.get('formmethod')).toBe('post');
});

test('Another instrument has its own dimensions, sides and scale; one that does not exist is the usual', async () => {
  const perceived = formOf(await (await open('instrument=servperf')).text());
  expect([...perceived.keys()].some((name) => name.endsWith('.expectation'))).toBe(false);
  expect(formOf(await (await open('instrument=nowhere')).text()).get('instrument')).toBe('servqual-1991');
});

test('The data and the answer key are files that follow from the address', async () => {
  const query = 'people=40&careless=0.2&seed=5';
  const [csv, again, key] = await Promise.all([
    open(query, '/data.csv'),
    open(query, '/data.csv'),
    open(query, '/key.json'),
  ]);
  expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="?simulated-\w+\.csv"?$/);
  const data = await csv.text();
  expect(data.trimEnd().split('\r\n')).toHaveLength(41);
  expect(await again.text()).toBe(data);
  const { schema, seed, careless } = (await key.json()) as {
    schema: string;
    seed: number;
    careless: { rows: number[] };
  };
  expect([schema, seed]).toEqual(['fivegaps-key/1', 5]);
  expect(careless.rows.length).toBeGreaterThan(0);
});

test('A study is made of it, marked as made, once for the same choices, and its report follows', async () => {
  const fields = formOf(await (await open('people=60&branches=2&differ=1')).text());
  const before = (await listStudies(site.db)).length;
  const [first, again] = [await make(fields), await make(fields)];
  expect(first.headers.get('location')).toMatch(/^\/studies\/simulated-\w{8}\/report\?lang=en$/);
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
  expect(await listStudies(site.db)).toHaveLength(before + 1);
  const id = first.headers.get('location')?.split('/')[2] ?? '';
  expect(await findStudy(site.db, id)).toMatchObject({
    isMade: true,
    title: {
      zh: '模拟数据，种子 1985（数据由程序生成）',
      en: 'Simulated data, seed 1985 (responses made by a program)',
    },
  });
  const counts = (await countResponses(site.db, id)).map(({ audience, count }) => [audience, count]);
  expect(Object.fromEntries(counts)).toEqual({ customer: 60, manager: 12, contact: 24 });
  expect(await (await site.get(first.headers.get('location') ?? '', staff.cookie)).text()).toContain('class="made"');
});

test.each([
  ['zh', '感知', '“9”不合适。请填 1 到 7 之间的数。'],
  ['en', 'Perception', '“9” does not fit. Give a number from 1 to 7.'],
])(
  'What cannot be is told at its field and above, in %s, and what was typed is kept',
  async (language, side, sentence) => {
    const query = `lang=${language}&empathy.perception=9&people=77`;
    for (const file of ['', '/data.csv', '/key.json']) {
      const answer = await open(query, file);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html.split(sentence)).toHaveLength(3);
      expect(readText(html)).toContain(side);
      expect(Object.fromEntries(formOf(html))).toMatchObject({ people: '77', 'empathy.perception': '9' });
    }
    const answer = await make(new URLSearchParams(query));
    expect(answer.status).toBe(422);
  },
);

test('A study takes no more people than a class needs; the file would', async () => {
  const answer = await make(new URLSearchParams({ people: '10001' }));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('A study made here has at most 10000 people.');
  expect((await make(new URLSearchParams({ people: '10' }), 'another')).status).toBe(403);
});
