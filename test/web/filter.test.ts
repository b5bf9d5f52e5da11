import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/cli/verify.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { makeToken, startCaller } from './api/callApi.ts';
import { readText } from './readPage.ts';
import { importSynthetic } from './readTables.ts';

/** Of the 260 people of the synthetic file 120 are of wave 2, 78 in wave 1 came alone, and 28 are important guests. */
describe('One filter in the address', () => {
  let site: TestSite;
  let staff: Staff;
  beforeAll(async () => {
    site = await startSite();
    staff = await setUpAccount(site);
    await importSynthetic(site, staff);
  });
  afterAll(() => site.close());
  const get = (path: string) => site.get(`/studies/inn/${path}`, staff.cookie);
  const read = async (path: string) => (await get(path)).text();
  const readTable = async (query: string): Promise<readonly Readonly<Record<string, string>>[]> =>
    parse((await read(`responses.csv?raw=1&${query}`)).replace(/^\uFEFF/, ''), { columns: true });

  test('chooses whom the pages count, says so, and goes along to all others and to the files', async () => {
    const page = await read('report/scores?wave=2&lang=en');
    expect(readText(page)).toContain('120 responses');
    expect(readText(page)).toContain('Who counts: Wave = 2');
    for (const to of ['report', 'report/tests', 'report/quality', 'report/planner', 'downloads'])
      expect(page).toContain(`href="/studies/inn/${to}?wave=2&amp;lang=en"`);
    expect(page).toContain('href="/studies/inn/report/scores?wave=2&amp;lang=zh"');
    expect(page).toContain('href="/studies/inn/report/explain?wave=2&amp;lang=en&amp;at=');
    expect(page).toContain('href="/studies/inn/report/scores?lang=en">Show all</a>');
    expect(await read('report/planner?wave=2')).toContain('<input type="hidden" name="wave" value="2">');
  });

  test('leaves the same people in every file', async () => {
    const query = 'wave=1&segment.segment=individual';
    const rows = await readTable(query);
    expect(rows.every((row) => row['wave'] === '1' && row['segment.segment'] === 'individual')).toBe(true);
    const report = JSON.parse(await read(`report.json?${query}`));
    expect(report.filter).toEqual({ 'segment.segment': ['individual'], wave: ['1'] });
    expect(report.responses.used).toBe(rows.length);
    expect([report.waves, report.segments]).toEqual([[], []]);
    expect(readText(await read(`report.html?${query}&lang=en`))).toContain('segment = individual and Wave = 1');
    const page = await read(`downloads?${query}&lang=en`);
    for (const [, href = ''] of page.matchAll(/<a href="([^"]+)" download>/g)) {
      const url = href.replaceAll('&amp;', '&').replace('/studies/inn/', '');
      if (url.startsWith('bundle.zip')) continue;
      if (!url.startsWith('codebook')) expect(url).toContain('segment.segment=individual&wave=1');
      expect((await get(url)).status, url).toBe(200);
    }
  });

  test('several groups of a question are any of them', async () => {
    const of = async (query: string) => (await readTable(query)).length;
    expect(await of('segment.segment=vip&segment.segment=corporate')).toBe(
      (await of('segment.segment=vip')) + (await of('segment.segment=corporate')),
    );
  });

  test('a bundle of those chosen holds no others, says whom, and is confirmed', async () => {
    const file = join(site.uploads, 'bundle.zip');
    writeFileSync(file, Buffer.from(await (await get('bundle.zip?wave=2')).arrayBuffer()));
    expect(await verify(file, {})).toBe(0);
    // A file of it alone is the very one in it.
    const parts = unzipSync(readFileSync(file));
    for (const name of ['report.R', 'report.py', 'spss/customer.en.sps', 'spss/customer.txt'])
      expect(await read(`bundle/${name.replace('spss/', '')}?wave=2`), name).toBe(
        strFromU8(parts[name] ?? new Uint8Array()).replace(/^\uFEFF/, ''),
      );
    expect((await get('bundle/nothing.R?wave=2')).status).toBe(404);
  });

  test('what nobody knows is never taken for everybody', async () => {
    for (const query of ['wave=9', 'segment.branch=East', 'segment.segment=individual&segment.segment=none'])
      for (const path of ['report', 'report.json', 'responses.csv', 'responses.xlsx', 'bundle.zip', 'downloads']) {
        const answer = await get(`${path}?${query}`);
        expect(answer.status).toBe(404);
        expect(readText(await answer.text())).toMatch(/There is no group “(wave = 9|segment\.)/);
      }
    expect((await get('report?wave=&segment.segment=')).status).toBe(200);
  });

  test('programs ask by the same words', async () => {
    const call = startCaller(site, await makeToken(site, ['reports:read', 'responses:read']));
    const report = await (await call.get('/studies/inn/report?wave=2')).json();
    expect([report.filter, report.responses.used]).toEqual([{ wave: ['2'] }, 120]);
    const page = await (await call.get('/studies/inn/responses?wave=2&segment.segment=vip&limit=4')).json();
    expect(page.responses.map((each: Readonly<Record<string, unknown>>) => each['profile.segment'])).toEqual(
      Array(4).fill('vip'),
    );
    expect(page.next).toContain('segment.segment=vip&wave=2');
    expect((await call.get('/studies/inn/report?wave=9')).status).toBe(400);
    expect((await call.get('/studies/inn/report?segmint.segment=vip')).status).toBe(400);
  });

  test('the shared report takes none', async () => {
    const [all, asked] = await Promise.all(
      ['?lang=en', '?lang=en&wave=2'].map(async (query) => (await site.get(`/r/${site.study.report}${query}`)).text()),
    );
    expect(readText(asked ?? '')).toBe(readText(all ?? ''));
    expect(all).not.toContain('class="who"');
  });

  test('whom few people would tell from others is not shown, and what was chosen stays in the form', async () => {
    for (const number of [1, 2]) await site.post(`/s/${site.study.survey}`, fillForm(responseId(number)));
    // With two people of no group, the smallest group is hidden beside them.
    const answer = await get('report/scores?segment.segment=vip&lang=en');
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(readText(page)).toContain('at least 5 people must be among those chosen and among those left out');
    expect(page).toContain('<option value="vip" selected>');
    expect(page).not.toMatch(/\d\.\d|data-at/);
    const report = JSON.parse(await read('report.json?segment.segment=vip'));
    expect([report.responses.used, report.notes]).toEqual([0, [{ at: '', code: 'too-few' }]]);
    expect((await get('bundle.zip?segment.segment=vip')).status).toBe(422);
    expect(await readTable('segment.segment=vip')).toHaveLength(28);
    const every = 'segment.segment=individual&segment.segment=corporate&segment.segment=vip';
    expect((await get(`report?${every}`)).status).toBe(422);
    expect((await get('report?segment.segment=individual')).status).toBe(200);
  });
});

test('The groups to choose from are offered as people look for them: Branch 2 before Branch 10', async () => {
  const site = await startSite();
  const staff = await setUpAccount(site);
  await importSynthetic(site, staff, (rows) =>
    rows.replaceAll('"individual"', '"Branch 2"').replaceAll('"corporate"', '"Branch 10"'),
  );
  const page = await (await site.get('/studies/inn/report?lang=en', staff.cookie)).text();
  const offered = [...page.matchAll(/<option value="(Branch \d+)"/g)].map(([, value]) => value);
  expect(offered).toEqual(['Branch 2', 'Branch 10']);
  await site.close();
});
