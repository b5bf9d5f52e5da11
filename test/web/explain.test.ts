import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readAll, readText } from './readPage.ts';
import { importSynthetic, readTable } from './readTables.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  await importSynthetic(site, staff);
});
afterAll(() => site.close());

const explain = (base: string, at: string, language = 'en') =>
  site.get(`${base}/explain?lang=${language}&at=${encodeURIComponent(at)}`, staff.cookie);
const read = async (base: string, at: string, language = 'en') => (await explain(base, at, language)).text();
const own = '/studies/inn/report';
const shared = () => `/r/${site.study.report}`;

/** What the page says of a figure, by its head. */
function readFacts(page: string): Readonly<Record<string, string>> {
  const names = readAll(page, 'dt');
  const texts = readAll(page, 'dd');
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}

describe('Explain this number', () => {
  test('says of a figure what it is, its value to the last digit and as printed, n, and how it came about', async () => {
    const page = await read(own, '/dimensions/0/gap');
    const [{ gap = '' } = {}] = readTable('ref_dimensions.csv').filter(({ dimension }) => dimension === 'reliability');
    expect(readAll(page, 'h1')).toEqual(['Reliability · Gap']);
    expect(readText(page)).toContain('−0.95');
    const facts = readFacts(page);
    expect(Number(facts['Unrounded']?.replace('−', '-'))).toBeCloseTo(Number(gap), 12);
    expect(facts).toMatchObject({
      n: '258',
      Formula: 'Ḡ = Σ(P − E) / n',
      Software: 'FiveGaps 1.2.3',
      Reference: 'dimension.gap',
      'Place in the report': '/dimensions/0/gap',
    });
    expect(facts['Whose answers count']).toContain('at least half of its items');
    expect(facts['Convention']).toContain('below 0 is a shortfall');
  });

  test('gives R code that reads the exported answers, and for staff the way to them', async () => {
    const page = await read(own, '/dimensions/0/gap');
    const code = /<pre class="code"><code>(.*?)<\/code><\/pre>/s.exec(page)?.[1] ?? '';
    expect(code).toContain('read_answers(&#34;responses.csv&#34;)');
    expect(code).toContain('d &lt;- &#34;reliability&#34;');
    expect(page).toContain('href="/studies/inn/responses.csv?audience=customer"');
  });

  test('speaks Chinese as well', async () => {
    const page = await read(own, '/gaps/5/value', 'zh');
    expect(readAll(page, 'h1')).toEqual(['差距 5（顾客差距） · 差距']);
    expect(readFacts(page)['公式']).toContain('P̄ − Ē');
  });

  test.each([
    ['/items/3/ci', '4. Leaflets, forms and other materials are clear and attractive. · 95% interval'],
    ['/overall/unweighted/t', "Overall · Student's t"],
    ['/scores/1/value', "Gap, weighted by each respondent's points"],
    ['/measurement/gap/items/0/itemRest', 'Item-rest correlation'],
    ['/factors/expectation/kmo/value', 'Expectation · KMO'],
    ['/importance/0/items/0/ellipse/major', 'Half-axis of the ellipse'],
  ])('also of what stands deeper: %s', async (at, name) => {
    const page = await read(own, at);
    expect(readAll(page, 'h1')[0]).toContain(name);
    expect(page).toContain('<pre class="code">');
  });

  test('says of an interval both ends', async () => {
    const facts = readFacts(await read(own, '/dimensions/0/ci'));
    expect(facts['Unrounded']?.split(', ')).toHaveLength(2);
  });

  test('says why a figure is missing, and gives no code for it', async () => {
    const page = await read(own, '/gaps/1');
    expect(page).not.toContain('<pre');
    const { status } = await explain(own, '/gaps/1');
    expect(status).toBe(404);
  });

  test.each([
    '',
    '/',
    '/items',
    '/items/0',
    '/items/0/id',
    '/items/99/gap',
    '/nothing',
    '/__proto__/x',
    '/items/0/constructor',
  ])('answers 404 where the report has no figure: “%s”', async (at) => {
    expect((await explain(own, at)).status).toBe(404);
    expect((await explain(shared(), at)).status).toBe(404);
  });

  test('needs no account behind a shared link, but then leads to no answers', async () => {
    const response = await site.get(`${shared()}/explain?lang=en&at=/dimensions/0/gap`);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(readAll(page, 'h1')).toEqual(['Reliability · Gap']);
    expect(page).not.toContain('responses.csv?');
    expect(page).toContain(`href="${shared()}?lang=en"`);
    expect((await site.get('/r/no-such-link/explain?at=/dimensions/0/gap')).status).toBe(404);
    expect((await site.get(`${own}/explain?at=/dimensions/0/gap`)).status).not.toBe(200);
  });

  test('behind a shared link shows only what the shared report holds', async () => {
    for (const at of ['/factors/expectation/kmo/value', '/importance/0/items/0/n', '/bootstrap/overall/bca/0'])
      expect((await explain(shared(), at)).status).toBe(404);
  });

  test('behind a shared link tells nothing of the flagged, not even that there are none', async () => {
    for (const at of ['/quality/flagged', '/quality/flags/long-string', '/quality/without/overall/value'])
      expect((await explain(shared(), at)).status).toBe(404);
  });

  test('shows no figure of too few people', async () => {
    const few = await startSite();
    await few.post(`/s/${few.study.survey}`, fillForm(responseId(1)));
    const page = await few.get(`/r/${few.study.report}/explain?lang=en&at=/overall/unweighted/gap`);
    expect(readFacts(await page.text())['Unrounded']).toBeUndefined();
    await few.close();
  });

  test('prints nothing of the address as it came', async () => {
    const page = await read(own, '/items/0/<script>alert(1)</script>');
    expect(page).not.toContain('<script>alert');
  });
});

describe('The answers as a file', () => {
  test('are for staff, as a download with a name of its own for each audience', async () => {
    const response = await site.get('/studies/inn/responses.csv', staff.cookie);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=responses.csv');
    const rows: readonly Readonly<Record<string, string>>[] = parse(await response.text(), {
      columns: true,
      bom: true,
    });
    expect(rows).toHaveLength(260);
    expect(rows[0]).toMatchObject({ study: 'inn', audience: 'customer' });
    const managers = await site.get('/studies/inn/responses.csv?audience=manager', staff.cookie);
    expect(managers.headers.get('content-disposition')).toBe('attachment; filename=managers.csv');
    expect((await managers.text()).trimEnd().split('\r\n')).toHaveLength(1);
    expect((await site.get('/studies/inn/responses.csv')).status).not.toBe(200);
    expect((await site.get('/studies/inn/responses.csv?audience=nobody', staff.cookie)).status).toBe(404);
  });

  test('have a row for each answer where the address says so, and are plain for programs', async () => {
    const response = await site.get('/studies/inn/responses.csv?form=long&raw=1', staff.cookie);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=responses-long.csv');
    const lines = (await response.text()).split('\n');
    expect(lines[0]).toBe('response,item,dimension,side,value');
    expect(lines).toHaveLength(1 + 260 * (44 + 5 + 1) + 1);
    expect((await site.get('/studies/inn/responses.csv?form=tall', staff.cookie)).status).toBe(404);
  });

  test('are a workbook with the report as well', async () => {
    const response = await site.get('/studies/inn/responses.xlsx?lang=zh', staff.cookie);
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=responses.xlsx');
    const parts = unzipSync(Buffer.from(await response.arrayBuffer()));
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('<sheet name="数据" sheetId="1"');
    expect((await site.get('/studies/inn/responses.xlsx')).status).not.toBe(200);
  });

  test('stand behind a report that is a file as well: a page, a table of figures, JSON', async () => {
    const get = async (name: string) => {
      const response = await site.get(`/studies/inn/${name}`, staff.cookie);
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename=${name.split('?')[0]}`);
      return response.text();
    };
    const page = await get('report.html?lang=zh');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toMatch(/<(script|link)\b/);
    const json = JSON.parse(await get('report.json'));
    expect([json.responses.used, json.bootstrap.resamples]).toEqual([260, 1999]);
    expect(JSON.parse(await get('report.json?without=flagged')).responses.used).toBeLessThan(260);
    const csv = await get('report.csv?lang=en');
    expect(csv).toContain(`,Overall,Gap,/overall/unweighted/gap,${json.overall.unweighted.gap}\r\n`);
    expect((await site.get('/studies/inn/report.html')).status).not.toBe(200);
  });

  test('come in again as the same answers: nothing is added', async () => {
    const csv = await (await site.get('/studies/inn/responses.csv', staff.cookie)).arrayBuffer();
    const form = new FormData();
    form.append('token', staff.token);
    form.append('file', new Blob([csv]), 'responses.csv');
    const checked = await (await site.post('/studies/inn/import', form, staff.cookie)).text();
    const action = /action="(\/studies\/inn\/import\/[^"]+)"/.exec(checked)?.[1] ?? readText(checked);
    const before = await site.countRows();
    await site.post(action, new URLSearchParams({ token: staff.token, decision: 'store' }), staff.cookie);
    expect(await site.countRows()).toBe(before);
  });
});
