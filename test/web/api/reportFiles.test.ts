import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualSettings } from '../../../src/core/study/settings.ts';
import { insertStudy } from '../../../src/storage/studies.ts';
import { deckHere } from '../../../src/web/analyse/deckElsewhere.ts';
import { operations } from '../../../src/web/api/operations.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../../site.ts';
import { noPlan } from '../../storage/given.ts';
import { importSynthetic } from '../readTables.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let staff: Staff;
let api: ReturnType<typeof startCaller>;
let decks = 0;
/** Of the 260 people of the synthetic file 120 are of wave 2. */
beforeAll(async () => {
  site = await startSite({
    change: (given) => ({
      ...given,
      deckElsewhere(job) {
        decks++;
        return deckHere(job);
      },
    }),
  });
  staff = await setUpAccount(site);
  await importSynthetic(site, staff);
  api = startCaller(site, await makeToken(site));
});
afterAll(() => site.close());

const read = (path: string, headers = {}) => api.get(`/studies/inn/${path}`, headers);
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('A file that a program reads', () => {
  test.each([
    ['report.csv?wave=2', 'report.csv?wave=2'],
    ['report.html?segment.segment=individual&lang=zh', 'report.html?segment.segment=individual&lang=zh'],
    ['deck.pptx?wave=1', 'deck.pptx?wave=1'],
    ['responses.xlsx?without=flagged', 'responses.xlsx?without=flagged'],
    ['bundle.zip?wave=2', 'bundle.zip?wave=2'],
    ['report.R?wave=2', 'bundle/report.R?wave=2'],
    ['report.py?without=flagged', 'bundle/report.py?without=flagged'],
    ['report.sps?lang=zh', 'bundle/customer.zh.sps?lang=zh'],
    ['report.sps?audience=manager&lang=en', 'bundle/manager.en.sps?lang=en'],
    ['responses.txt?wave=2&segment.segment=vip', 'bundle/customer.txt?wave=2&segment.segment=vip'],
  ])('from %s is what staff download, to the byte', async (path, page) => {
    const byApi = await read(path);
    const byPage = await site.get(`/studies/inn/${page}`, { ...staff.cookie, 'accept-language': 'en' });
    for (const name of ['content-type', 'content-disposition', 'cache-control'])
      expect([name, byApi.headers.get(name)]).toEqual([name, byPage.headers.get(name)]);
    expect([byApi.status, byPage.status]).toEqual([200, 200]);
    expect((await bytesOf(byApi)).equals(await bytesOf(byPage))).toBe(true);
  });

  test('is of a media type and has a name by which programs and people know it', async () => {
    const told = async (path: string) => {
      const { headers } = await read(path);
      return [headers.get('content-type'), /filename="?([^"]+)/.exec(headers.get('content-disposition') ?? '')?.[1]];
    };
    const text = 'text/plain; charset=utf-8';
    expect(await told('report.csv')).toEqual(['text/csv; charset=utf-8', 'report.csv']);
    expect(await told('report.html')).toEqual(['text/html; charset=utf-8', 'report.html']);
    expect(await told('bundle.zip')).toEqual(['application/zip', 'bundle-inn.zip']);
    expect(await told('report.R')).toEqual([text, 'report.R']);
    expect(await told('report.py')).toEqual([text, 'report.py']);
    // As the syntax names the file that it reads.
    expect(await told('report.sps?audience=contact')).toEqual([text, 'contact.en.sps']);
    expect(await told('responses.txt?audience=contact')).toEqual([text, 'contact.txt']);
  });

  test('is in the language that is asked for, and then in the preferred one', async () => {
    const page = async (query: string, preferred: string) =>
      /<html lang="([\w-]+)"/.exec(
        await (await read(`report.html${query}`, { 'accept-language': preferred })).text(),
      )?.[1];
    expect(await page('', 'en-GB')).toBe('en');
    expect(await page('', 'zh-CN,zh;q=0.9')).toBe('zh-CN');
    expect(await page('?lang=en', 'zh-CN')).toBe('en');
    const name = async (preferred: string) =>
      (await read('report.sps', { 'accept-language': preferred })).headers.get('content-disposition');
    expect([await name('en'), await name('zh')]).toEqual([
      expect.stringContaining('customer.en.sps'),
      expect.stringContaining('customer.zh.sps'),
    ]);
  });

  test('with slides is written where the site writes decks, so that nobody waits for a page meanwhile', async () => {
    const count = decks;
    expect((await read('deck.pptx')).status).toBe(200);
    expect(decks).toBe(count + 1);
  });

  test('tells of an anonymous study no more of the time than the hour', async () => {
    await site.post(`/s/${site.study.survey}`, fillForm(responseId(1)));
    site.pass(17 * 60_000);
    const parts = unzipSync(await bytesOf(await read('bundle.zip')));
    const times = strFromU8(parts['responses.csv'] ?? new Uint8Array()).match(/2026-03-02T08:[\d:.]+Z/g);
    expect(new Set(times)).toEqual(new Set(['2026-03-02T08:00:00Z']));
  });
});

const filtered = operations
  .filter(({ isFiltered }) => isFiltered)
  .map(({ path }) => path.replace('/studies/{study}/', ''));

describe('A choice of people', () => {
  test.each(filtered)(
    'that nobody knows or that is misspelt is refused by %s, never taken for everybody',
    async (path) => {
      for (const [query, code] of [
        ['wave=9', 'filter-unknown'],
        ['segment.branch=East', 'filter-unknown'],
        ['wawe=2', 'key-unknown'],
      ]) {
        const refused = await read(`${path}?${query}`);
        expect([refused.status, (await refused.json()).problems[0].code]).toEqual([400, code]);
      }
    },
  );

  test('by which single people could be told gets no bundle and no script, and no figure in any file', async () => {
    // Those who came in by the form are of no group: two of them would be told from all others.
    await site.post(`/s/${site.study.survey}`, fillForm(responseId(2)));
    const query = 'segment.segment=individual&segment.segment=corporate&segment.segment=vip';
    for (const path of ['bundle.zip', 'report.R', 'report.py', 'report.sps', 'responses.txt']) {
      const refused = await read(`${path}?${query}`);
      const { problems } = await refused.json();
      expect([path, refused.status, problems[0].code]).toEqual([path, 400, 'filter-refused']);
      expect(problems[0].sentence).toContain('at least 5 people');
    }
    expect(await (await read(`report.csv?${query}`)).text()).not.toMatch(/,-?\d+\.\d/);
    expect(await (await read(`report.html?${query}&lang=en`)).text()).toContain('no figure is shown');
  });
});

describe('A study', () => {
  test('of too few people has no scripts, which is said in words, and no figure in its files', async () => {
    const own = await startSite();
    const program = startCaller(own, await makeToken(own));
    for (let number = 1; number <= 4; number++) await own.post(`/s/${own.study.survey}`, fillForm(responseId(number)));
    for (const path of ['report.R', 'report.py'])
      for (const [lang, sentence] of [
        ['en', /^Too few have answered the study “inn”/],
        ['zh', /^研究“inn”的回答还太少/],
      ] as const) {
        const refused = await program.get(`/studies/inn/${path}?lang=${lang}`);
        expect([refused.status, (await refused.json()).detail]).toEqual([404, expect.stringMatching(sentence)]);
      }
    const page = await (await program.get('/studies/inn/report.csv')).text();
    expect(page).not.toMatch(/,-?\d+\.\d/);
    const parts = unzipSync(await bytesOf(await program.get('/studies/inn/bundle.zip')));
    expect(Object.keys(parts)).not.toContain('report.R');
    expect(JSON.parse(strFromU8(parts['report.json'] ?? new Uint8Array())).overall.unweighted.value).toBeNull();
    await own.close();
  });

  test('that does not ask an audience has no syntax and no data for it', async () => {
    const own = await startSite();
    await own.db.deleteFrom('questionnaire').where('audience', '=', 'manager').execute();
    const program = startCaller(own, await makeToken(own));
    for (const path of ['report.sps', 'responses.txt']) {
      const refused = await program.get(`/studies/inn/${path}?audience=manager`);
      expect([refused.status, (await refused.json()).detail]).toEqual([
        404,
        expect.stringMatching(/does not ask these people/),
      ]);
      expect((await program.get(`/studies/inn/${path}?audience=eve`)).status).toBe(400);
    }
    await own.close();
  });

  test('that is a draft hands over nothing, and one that there is not is not found', async () => {
    const study = { id: 'draft', title: { en: 'Draft' }, isMade: false, design: 'chain', ...noPlan } as const;
    await insertStudy(site.db, { ...study, settings: usualSettings }, '2026-03-02T08:00:00.000Z');
    for (const { method, path, isForPublished } of operations) {
      if (method !== 'get' || !isForPublished) continue;
      const place = (id: string) => path.replace('{study}', id).replace('{audience}', 'customer');
      const refused = await api.get(place('draft'));
      expect([path, refused.status, (await refused.json()).title]).toEqual([path, 409, 'The study is still a draft']);
      expect([path, (await api.get(place('nowhere'))).status]).toEqual([path, 404]);
    }
    expect((await api.remove('/studies/draft/imports/1')).status).toBe(409);
  });

  test('gives answers to no token that may read reports alone', async () => {
    const reader = startCaller(site, await makeToken(site, ['reports:read']));
    for (const path of ['bundle.zip', 'responses.xlsx', 'responses.txt', 'responses.csv', 'imports'])
      expect([path, (await reader.get(`/studies/inn/${path}`)).status]).toEqual([path, 403]);
    expect((await reader.get('/studies/inn/report.py')).status).toBe(200);
  });
});
