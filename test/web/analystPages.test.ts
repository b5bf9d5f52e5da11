import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceOf } from '../../src/core/report/references.ts';
import { type AnalystPage, analystPages, pageUrl } from '../../src/web/analyse/reportLinks.ts';
import { readJson, servqual, servqualForm } from '../core/given.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { roundDigits } from '../words/roundDigits.ts';
import { listTags, readAll, readText } from './readPage.ts';
import { importSynthetic, readRows, readTable } from './readTables.ts';

const titleOf = (id: string) => servqual.dimensions.find((each) => each.id === id)?.title['en'] ?? '';
const itemName = (index: number) => `${index + 1}. ${servqualForm.items[index]?.text['en']}`;
const printP = (p = '') => (Number(p) < 0.001 ? '< 0.001' : Number(p).toFixed(3));
const pages = analystPages.filter((name) => name !== 'report');

describe('The pages of the analyst, for the 260 people of the synthetic file', () => {
  let site: TestSite;
  let staff: Staff;
  beforeAll(async () => {
    site = await startSite();
    staff = await setUpAccount(site);
    await importSynthetic(site, staff);
  });
  afterAll(() => site.close());
  const read = async (page: AnalystPage, query = 'lang=en') =>
    (await site.get(`${pageUrl('inn', page)}?${query}`, staff.cookie)).text();

  test.each(analystPages)('%s leads to all others and says where one is', async (name) => {
    const page = await read(name);
    const nav = /<nav class="pages".*?<\/nav>/s.exec(page)?.[0] ?? '';
    expect([...nav.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(
      analystPages.map((each) => `${pageUrl('inn', each)}?lang=en`),
    );
    const current = listTags(nav).filter(({ attributes }) => attributes.get('aria-current') === 'page');
    expect(current.map(({ attributes }) => attributes.get('href'))).toEqual([`${pageUrl('inn', name)}?lang=en`]);
  });

  test.each(pages)('%s is for the study’s staff alone', async (name) => {
    const stranger = await site.get(pageUrl('inn', name));
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/account/sign-in']);
    expect((await site.get(`/r/${site.study.report}/${name}`)).status).toBe(404);
    expect(await (await site.get(`/r/${site.study.report}`)).text()).not.toContain('class="pages"');
  });

  test.each(pages)('every figure of %s leads to where it is explained', async (name) => {
    const page = await read(name);
    const places = [...page.matchAll(/data-at="([^"]+)"/g)].map(([, at = '']) => at);
    const links = listTags(page).filter(({ attributes }) => attributes.get('class') === 'figure');
    if (name !== 'planner') expect(places.length).toBeGreaterThan(10);
    for (const at of places) expect(referenceOf(at), at).not.toBeNull();
    for (const { attributes } of links) {
      const { pathname, searchParams } = new URL(attributes.get('href') ?? '', 'http://x');
      expect(pathname).toBe('/studies/inn/report/explain');
      expect(searchParams.get('lang')).toBe('en');
      expect(places).toContain(searchParams.get('at'));
    }
  });

  test('the tests of every item are those of R, rounded', async () => {
    const page = await read('tests');
    const [tests, effects] = [readRows(page, 'item-tests'), readRows(page, 'item-effects')];
    for (const [index, expected] of readTable('ref_items.csv').entries()) {
      const { n, gap = '', t = '', p, pHolm, pBH, wilcoxonP, dz = '' } = expected;
      const signed = { gap: roundDigits(gap, true), t: roundDigits(t, true), df: String(Number(n) - 1) };
      const ps = { p: printP(p), holm: printP(pHolm), bh: printP(pBH), wilcoxon: printP(wilcoxonP) };
      expect(tests.get(itemName(index))).toMatchObject({ n, ...signed, ...ps });
      expect(effects.get(itemName(index))).toMatchObject({ gap: signed.gap, dz: roundDigits(dz, true) });
    }
  });

  test('the measurement of every dimension is that of R, and what is below .70 is marked', async () => {
    const page = await read('measurement');
    const difference = readRows(page, 'difference');
    for (const { dimension = '', relDiff = '', alphaGap = '', rEP = '', varE = '', varP = '' } of readTable(
      'ref_dimensions.csv',
    )) {
      const name = titleOf(dimension);
      expect(difference.get(name)).toEqual({
        value: roundDigits(relDiff),
        alpha: roundDigits(alphaGap),
        r: roundDigits(rEP),
        'var-e': roundDigits(varE),
        'var-p': roundDigits(varP),
      });
      const row = page.slice(page.indexOf(`<th scope="row">${name}</th>`)).split('</tr>')[0] ?? '';
      expect(row.includes('doubtful')).toBe(Number(relDiff) < 0.7);
    }
    const alphas = [...page.matchAll(/<td class="number value main[^"]*"[^>]*>.*?<\/td>/g)].map(([cell]) =>
      readText(cell),
    );
    for (const { alphaE = '', alphaP = '' } of readTable('ref_dimensions.csv'))
      for (const alpha of [alphaE, alphaP]) expect(alphas).toContain(roundDigits(alpha));
  });

  test('the change between the waves and the groups’ differences are those of R', async () => {
    const report = readRows(await read('report'), 'change');
    const linked = readRows(await read('report'), 'linked');
    const groups = readRows(await read('tests'), 'group-tests');
    // The people of the file answered once each.
    expect(linked.size).toBe(0);
    for (const { dimension = '', diff = '', ciLow = '', ciHigh = '' } of readTable('ref_waves.csv'))
      expect(report.get(titleOf(dimension))).toMatchObject({
        gap: roundDigits(diff, true),
        ci: `[${roundDigits(ciLow, true)}, ${roundDigits(ciHigh, true)}]`,
      });
    for (const { dimension = '', F = '', eta2 = '', p, welchP } of readTable('ref_anova_segment.csv')) {
      const printed = groups.get(titleOf(dimension));
      expect(printed).toMatchObject({ p: printP(welchP), 'f-p': printP(p), eta: roundDigits(eta2) });
      expect(printed?.['f']).toContain(roundDigits(F));
    }
  });

  test('every picture has its sentence, its numbers and a file, or says why it cannot be drawn', async () => {
    const page = await read('pictures');
    const sections = [...page.matchAll(/<section class="picture-section" id="([^"]+)"[^>]*>(.*?)<\/section>/gs)];
    const names = sections.map(([, name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['gap-model', 'dumbbells', 'radar', 'shares', 'pareto', 'waves', 'league']),
    );
    for (const [, name, section = ''] of sections) {
      expect(section, name).toMatch(/<h2>[^<]+<\/h2>\s*<p[^>]*>[^<]+<\/p>/);
      expect(page).toContain(`href="#${name}"`);
      const file = `href="/studies/inn/pictures/${name}.svg?lang=en" download`;
      if (section.includes('class="made"')) expect(section).not.toMatch(/<svg|download/);
      else {
        expect(section.match(/<svg[^>]*class="sheet/g), name).toHaveLength(2);
        expect(section, name).toContain('<table');
        expect(section, name).toContain(file);
      }
    }
    expect(sections.filter(([, , section]) => section?.includes('<svg')).length).toBeGreaterThan(8);
  });

  test('the script that draws a profile is fetched by the page that has one, and by no other', async () => {
    for (const name of analystPages)
      expect((await read(name)).includes('/assets/chart.js'), name).toBe(name === 'pictures');
  });

  test('a picture is handed over as a file of whom the address chooses, and one that cannot be drawn leads to the reason', async () => {
    const get = (path: string) => site.get(`/studies/inn/pictures${path}`, staff.cookie);
    const file = await get('/dumbbells.svg?wave=2&lang=en');
    expect(file.headers.get('content-type')).toContain('image/svg+xml');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=dumbbells.svg');
    const svg = await file.text();
    expect(svg).toContain('<title>Dimensions from expectation to perception</title>');
    expect(svg).not.toBe(await (await get('/dumbbells.svg?lang=en')).text());
    const league = await get('/league.svg?wave=2&lang=en');
    expect([league.status, league.headers.get('location')]).toEqual([
      303,
      '/studies/inn/pictures?wave=2&lang=en#league',
    ]);
    expect((await get('/nothing.svg')).status).toBe(404);
    expect(readText(await (await get('?wave=2&lang=en')).text())).toContain('A filtered report tells no groups apart.');
  });

  test('every score stands under its own name with its value from R', async () => {
    const scores = readRows(await read('scores'), 'scores');
    const overall = (name: string) =>
      readTable('ref_overall.csv').find((row) => row['']?.startsWith(name))?.['mean'] ?? '';
    const named = {
      'Gap, mean over respondents': 'unweighted_mean_of_dimension_gaps',
      'Mean of the dimension gaps': 'mean_of_5_dimension_means',
    };
    for (const [name, row] of Object.entries(named))
      expect(scores.get(name)?.['value']).toBe(roundDigits(overall(row), true));
    // Of science.md 3.1, computed by hand from the same file.
    const values = [...scores.values()].map(({ value }) => value);
    for (const value of ['−0.81', '−81.45', '−16.29', '−0.17', '−16.01', '−3.60', '−0.73'])
      expect(values).toContain(value);
    for (const { how } of scores.values()) expect(how?.length).toBeGreaterThan(10);
  });

  test('the map stands by the rule and the source that the address names, and the language links keep them', async () => {
    const page = await read('importance', 'rule=medians&source=expectation&lang=en');
    expect(readText(page)).toContain('The cross stands at the medians of all items');
    expect(page).toContain('href="/studies/inn/report/importance?source=expectation&amp;rule=medians&amp;lang=zh"');
    const wrong = await read('importance', 'rule=%22%3E%3Cscript%3E&source=x&lang=en');
    expect(readText(wrong)).toContain('The cross stands at the means of all items');
    expect(wrong).not.toContain('"><script>');
  });

  test('the whole report can be seen without the flagged responses, and says so', async () => {
    const quality = await read('quality');
    const flagged = Number(/(\d+) responses? deserves? a look/.exec(readText(quality))?.[1]);
    expect(flagged).toBeGreaterThan(0);
    expect(quality).toContain('href="/studies/inn/report?without=flagged&amp;lang=en"');
    const without = await read('report', 'without=flagged&lang=en');
    expect(readText(without)).toContain(`Shown without the ${flagged} flagged`);
    expect(readText(without)).toContain(`Gap report · ${260 - flagged} responses`);
    const [compared, whole] = [readRows(quality, 'compare').get('Overall'), readRows(without, 'gaps').get('Overall')];
    expect([compared?.['without'], compared?.['without-n'], compared?.['without-ci']]).toEqual([
      whole?.['gap'],
      whole?.['n'],
      whole?.['ci'],
    ]);
    expect(await (await site.get(`/r/${site.study.report}?without=flagged&lang=en`)).text()).not.toContain(
      'Shown without',
    );
  });

  test.each(pages.filter((page) => page !== 'quality'))(
    '%s without the flagged says so and leads on like that',
    async (name) => {
      const page = await read(name, 'without=flagged&lang=en');
      expect(readText(page)).toMatch(/Shown without the \d+ flagged responses. Show all/);
      const nav = /<nav class="pages".*?<\/nav>/s.exec(page)?.[0] ?? '';
      for (const [, href] of nav.matchAll(/href="([^"]+)"/g)) expect(href).toContain('?without=flagged&amp;lang=en');
      for (const { attributes } of listTags(page).filter((tag) => tag.attributes.get('class') === 'figure'))
        expect(attributes.get('href')).toContain('/explain?without=flagged&lang=en&at=');
    },
  );

  test('what is explained without the flagged is what the export without them gives', async () => {
    const address = '/studies/inn/report/explain?without=flagged&lang=en&at=/items/0/gap';
    const explained = await (await site.get(address, staff.cookie)).text();
    const flagged = Number(/Shown without the (\d+) flagged/.exec(readText(explained))?.[1]);
    const exported =
      /href="(\/studies\/inn\/responses\.csv[^"]*)"/.exec(explained)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(exported).toBe('/studies/inn/responses.csv?audience=customer&without=flagged');
    const table = await (await site.get(exported, staff.cookie)).text();
    const rows: readonly Readonly<Record<string, string>>[] = parse(table, { columns: true, bom: true });
    expect(rows).toHaveLength(260 - flagged);
    const gaps = rows
      .map((row) => [row['t1.expectation'], row['t1.perception']].map(Number))
      .filter((pair) => pair.every((answer) => answer > 0))
      .map(([expectation = 0, perception = 0]) => perception - expectation);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const value = /<dd class="value">([^<]+)/.exec(explained)?.[1]?.replace('−', '-');
    expect(Number(value)).toBeCloseTo(mean, 9);
  });

  test('nobody’s name of a group can run as code', async () => {
    expect(await read('report')).not.toMatch(/<script>|onerror=/);
  });
});

describe('The planner of sample sizes', () => {
  let site: TestSite;
  let staff: Staff;
  beforeAll(async () => {
    site = await startSite();
    staff = await setUpAccount(site);
  });
  afterAll(() => site.close());
  const plan = async (query: Readonly<Record<string, number | string>>) => {
    const address = `/studies/inn/report/planner?${new URLSearchParams({ ...Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])), lang: 'en' })}`;
    const page = await (await site.get(address, staff.cookie)).text();
    const names = readAll(page, 'dt');
    const sizes = [...page.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, size = '']) => size.replace(',', ''));
    return new Map(names.map((name, index) => [name, sizes[index]]));
  };
  const R = readJson('test/oracle/planner.json') as Readonly<
    Record<string, readonly Readonly<Record<string, number>>[]>
  >;
  const up = (n = 0) => String(Math.ceil(n * (1 - 1e-12)));

  test('gives R’s numbers, rounded up, though the study has no response yet', async () => {
    for (const { dz = 0, power = 0, n } of R['paired']?.slice(0, 8) ?? [])
      expect((await plan({ dz, power })).get('For a test of the gap')).toBe(up(n));
    for (const { difference = 0, sd = 0, power = 0, n } of R['waves']?.slice(0, 4) ?? [])
      expect((await plan({ difference, sd, power })).get('In each of two waves')).toBe(up(n));
    for (const { sd = 0, halfWidth = 0, population, n } of R['means']?.slice(0, 8) ?? [])
      expect(
        (await plan({ sd, half: halfWidth, population: population ?? '' })).get('For a gap of this precision'),
      ).toBe(up(n));
  });

  test('takes a comma for a point, and has no number for what is none', async () => {
    expect((await plan({ dz: '0,3', power: 0.8 })).get('For a test of the gap')).toBe('90');
    for (const dz of ['', 'many', '-1', '0', '1e9', '<b>'])
      expect((await plan({ dz })).get('For a test of the gap')).toBe('–');
  });

  test('keeps in the form what was entered', async () => {
    const page = await (await site.get('/studies/inn/report/planner?sd=0.9&population=&lang=en', staff.cookie)).text();
    const values = listTags(page)
      .filter(({ name }) => name === 'input')
      .map(({ attributes }) => [attributes.get('name'), attributes.get('value')]);
    expect(values).toEqual(
      expect.arrayContaining([
        ['sd', '0.9'],
        ['population', ''],
      ]),
    );
  });
});

describe('The page of a study', () => {
  test('leads to the page of all files that can be had of it', async () => {
    const site = await startSite();
    const staff = await setUpAccount(site);
    const page = await (await site.get('/studies/inn?lang=en', staff.cookie)).text();
    expect(page).toContain('href="/studies/inn/downloads?lang=en"');
    await site.close();
  });
});

describe('Of a study with fewer than five responses', () => {
  test('no page shows any figure, and each leads to the links by which people answer', async () => {
    const site = await startSite();
    const staff = await setUpAccount(site);
    for (let number = 1; number <= 4; number++)
      await site.post(`/s/${site.study.survey}`, fillForm(responseId(number)));
    for (const name of pages.filter((each) => each !== 'planner')) {
      const page = await (await site.get(`${pageUrl('inn', name)}?lang=en`, staff.cookie)).text();
      expect(readText(page)).toContain('no figure is shown until at least 5 people have rated the statements');
      expect(page).not.toMatch(/\d\.\d|[−+]\d|<table|<svg|data-at/);
      expect(readText(page)).toContain('Gap report · no responses shown yet');
      expect(readText(page)).not.toContain('0 responses');
      expect(page).toContain('<a class="button" href="/studies/inn/links?lang=en">Get the survey links</a>');
    }
    await site.close();
  });
});
