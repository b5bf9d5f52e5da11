import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLinks, pickLink } from '../../src/storage/links.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readAll, readForm, readText } from './readPage.ts';
import { readRows } from './readTables.ts';

const lesson = '/lessons/repurchase';
let site: TestSite;
let staff: Staff;
let link = '';
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  const page = await (await site.get('/cases/hotpot', staff.cookie)).text();
  await site.post('/cases/hotpot', readForm(page.slice(page.indexOf('class="card making"'))), staff.cookie);
  link = pickLink(await listLinks(site.db, 'hotpot'), 'report')?.publicId ?? '';
});
afterAll(() => site.close());

const open = async (path: string, who: Readonly<Record<string, string>> = staff.cookie) => {
  const answer = await site.get(path, who);
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text(), answer };
};
const rows = (html: string) => Object.fromEntries(readRows(html, 'rates'));
/** What the hotpot case says to its three questions, counted in its export by a few lines of Python: 5 and more is yes. Intervals: prop.test. */
const rates = {
  'Content with both': { n: '79', again: '74', rate: '93.67%', ci: '[86.03%, 97.27%]' },
  'With the product only': { n: '98', again: '45', rate: '45.92%', ci: '[36.39%, 55.75%]' },
  'With the service only': { n: '41', again: '33', rate: '80.49%', ci: '[65.99%, 89.77%]' },
  'With neither': { n: '42', again: '6', rate: '14.29%', ci: '[6.72%, 27.84%]' },
};

describe('Who would buy again, in the report of a study that asks all three questions', () => {
  test('is a table with a sentence, its rule, and the way to the lesson with the same numbers; shared as well', async () => {
    for (const [base, of] of [
      ['/studies/hotpot/report', 'study=hotpot'],
      [`/r/${link}`, `report=${link}`],
    ]) {
      const { html } = await open(`${base}?lang=en`);
      const part = html.slice(html.indexOf('id="bought"'), html.indexOf('id="bought"') + 20_000);
      expect(rows(part)).toEqual(rates);
      expect(readText(part)).toContain('Buying again goes more with the service than with the product: service less');
      expect(readText(part)).toContain(
        'Of those content with the product, 93.67% would buy again where the service pleases too, and 45.92% where it does not.',
      );
      expect(readText(part)).toContain('5 or more, on 1 to 7, to “How satisfied are you with the food of this');
      expect(part).toContain(`href="${lesson}?${of}&amp;lang=en#study"`);
    }
  });

  test('stands in JSON and CSV with the same figures, unrounded', async () => {
    const { repurchase } = JSON.parse((await open('/studies/hotpot/report.json')).html);
    expect(repurchase).toMatchObject({
      n: 260,
      asked: { product: { outcome: 'dishes', from: 5 }, repurchase: { outcome: 'return', from: 5 } },
      cells: [
        { id: 'both' },
        { id: 'product', n: 98, again: 45, value: 45 / 98 },
        { id: 'service' },
        { id: 'neither' },
      ],
    });
    const csv: readonly Readonly<Record<string, string>>[] = parse(
      (await open('/studies/hotpot/report.csv?lang=en')).html,
      {
        columns: true,
        bom: true,
      },
    );
    const figure = (pointer: string) => csv.find((row) => row['pointer'] === pointer);
    expect(figure('/repurchase/cells/1/value')).toMatchObject({ row: 'With the product only', value: String(45 / 98) });
    expect(figure('/repurchase/effects/6/ci/1')?.['value']).toBe(String(repurchase.effects[6].ci[1]));
  });

  test('explains each of its numbers, in both languages, with R code', async () => {
    for (const [language, title] of [
      ['en', 'Who would buy again · With the product only · Share who would buy again'],
      ['zh', '谁愿意再买 · 只对产品满意 · 愿意再买的比例'],
    ]) {
      const { html } = await open(`/studies/hotpot/report/explain?lang=${language}&at=/repurchase/cells/1/value`);
      expect(readAll(html, 'h1')).toEqual([title]);
      expect(html).toContain('product &lt;- number(&#34;outcome.dishes&#34;) &gt;= 5');
      expect(html).toContain(`${lesson}?lang=${language}`);
    }
    const count = await open('/studies/hotpot/report/explain?lang=en&at=/repurchase/cells/1/again');
    expect(count.html).toContain('>45<');
    const ci = await open('/studies/hotpot/report/explain?lang=en&at=/repurchase/effects/6/ci');
    expect(readText(ci.html)).toContain('[+17.05%, +47.87%]');
  });

  test('is left out where only some are chosen, and the report says why', async () => {
    const { html } = await open(
      `/studies/hotpot/report?lang=en&segment.hours=${encodeURIComponent('用餐高峰 / peak')}`,
    );
    expect(html).toContain('id="bought"');
    expect(html).not.toContain('class="stack rates"');
    expect(readText(html)).toContain('This table is made of everybody only');
  });
});

describe('The lesson on who would buy again', () => {
  test('shows the table of a study to its staff, the typed form beside it, and is not kept by the browser', async () => {
    const { status, html, answer } = await open(`${lesson}?lang=en&study=hotpot`);
    expect(status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(rows(html)).toEqual(rates);
    expect(html).toContain('class="made"');
    expect(html).toContain('name="both.again"');
    expect(html).toContain('/studies/hotpot/report?lang=en');
    expect(html).toContain(`${lesson}?study=hotpot&amp;lang=zh`);
  });

  test('shows it to whoever has the link of the shared report, without an account', async () => {
    const { status, html } = await open(`${lesson}?lang=zh&report=${link}`, {});
    expect(status).toBe(200);
    expect(rows(html)).toMatchObject({ 只对产品满意: { n: '98', rate: '45.92%' } });
    expect(html).toContain(`/r/${link}?lang=zh`);
  });

  test('keeps the numbers that a class types below those of the study, also in the other language and with a mistake', async () => {
    const numbers = { 'both.n': '40', 'both.again': '38', 'product.n': '24', 'product.again': '9' };
    for (const [of, who, name] of [
      [{ study: 'hotpot' }, staff.cookie, 'study'],
      [{ report: link }, {}, 'report'],
    ] as const) {
      const { html } = await open(`${lesson}?${new URLSearchParams({ lang: 'en', ...of, ...numbers })}`, who);
      const [before = '', own = ''] = html.split('id="own"');
      expect(rows(before)).toEqual(rates);
      expect(own).toContain('aria-label="The numbers of your class: Who would buy again"');
      expect(rows(own)).toMatchObject({
        'Content with both': { n: '40' },
        'With the product only': { rate: '37.50%' },
      });
      expect(own).toContain(`<input type="hidden" name="${name}" value="${Object.values(of)[0]}">`);
      const kept = new URLSearchParams({ ...of, ...numbers }).toString().replaceAll('&', '&amp;');
      expect(html).toContain(`href="${lesson}?${kept}&amp;lang=zh"`);
    }
    const query = new URLSearchParams({ lang: 'en', study: 'hotpot', ...numbers, 'both.again': '41' });
    const wrong = await open(`${lesson}?${query}`);
    expect(wrong.status).toBe(422);
    expect(rows(wrong.html)).toEqual(rates);
    expect(wrong.html).toContain('value="41"');
  });

  test('offers the numbers of a study above those that a class has typed, which stay', async () => {
    const { html } = await open(`${lesson}?lang=en&both.n=40&both.again=38`);
    const href = new RegExp(`href="(${lesson}\\?study=hotpot[^"]*)#study"`).exec(html)?.[1]?.replaceAll('&amp;', '&');
    const chosen = await open(href ?? '');
    expect(rows(chosen.html.split('id="own"')[0] ?? '')).toEqual(rates);
    expect(rows(chosen.html.split('id="own"')[1] ?? '')).toMatchObject({ 'Content with both': { n: '40' } });
  });

  test('leads a stranger who names a study to the sign-in, and knows no others', async () => {
    const stranger = await open(`${lesson}?lang=en&study=hotpot`, {});
    expect([stranger.status, stranger.location]).toEqual([303, '/account/sign-in?lang=en']);
    expect((await open(`${lesson}?study=nothing`)).status).toBe(404);
    expect((await open(`${lesson}?report=nothing`)).status).toBe(404);
    expect((await open(`${lesson}?report=nothing`, {})).status).toBe(404);
    expect((await open(`${lesson}?study=hotpot&study=inn`)).status).toBe(200);
    expect((await open('/lessons/gap-1?study=nothing')).status).toBe(200);
  });

  test('says what a study lacks that does not ask all three, and names to staff those that do', async () => {
    const { status, html } = await open(`${lesson}?lang=en&study=inn`);
    expect(status).toBe(200);
    expect(readText(html)).toContain(
      'so there is no table. It lacks: how content they are with the product and whether they would buy again.',
    );
    const listed = await open(`${lesson}?lang=en`);
    expect(listed.html).toContain(`href="${lesson}?study=hotpot&amp;lang=en#study"`);
    expect(listed.html).not.toContain(`${lesson}?study=inn`);
    expect((await open(`${lesson}?lang=en`, {})).html).not.toContain('study=hotpot');
  });
});
