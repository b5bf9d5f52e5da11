import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servqual, servqualForm } from '../core/given.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { roundDigits } from '../words/roundDigits.ts';
import { readAll, readText } from './readPage.ts';
import { importSynthetic, type RRow, readRows, readTable } from './readTables.ts';

/** The rows of the tables of dimensions and items: n, expectation, perception, gap and interval as they are printed. */
const readGaps = (page: string) =>
  new Map(
    [...readRows(page, 'gaps')].map(([name, { n, expectation, perception, gap, ci }]) => [
      name,
      [n, expectation, perception, gap, ci],
    ]),
  );

/** As the page should print a row of R's results. */
const print = ({ n = '', meanE = '', meanP = '', gap = '', ciLow = '', ciHigh = '' }: RRow) => [
  n,
  roundDigits(meanE),
  roundDigits(meanP),
  roundDigits(gap, true),
  `[${roundDigits(ciLow, true)}, ${roundDigits(ciHigh, true)}]`,
];

describe('The report of 260 people, imported and shared', () => {
  let site: TestSite;
  let staff: Staff;
  let english: string;
  beforeAll(async () => {
    site = await startSite();
    staff = await setUpAccount(site);
    await importSynthetic(site, staff);
    english = await (await site.get(`/r/${site.study.report}?lang=en`)).text();
  });
  afterAll(() => site.close());

  test('needs no account, and is the same page that the staff sees', async () => {
    const own = await (await site.get('/studies/inn/report?lang=en', staff.cookie)).text();
    expect(readGaps(english).size).toBe(22 + 5 + 1);
    expect(readGaps(own)).toEqual(readGaps(english));
    expect(english).not.toContain('token');
    expect(readText(english)).toContain('Gap report · 260 responses');
  });

  test('prints for every item what R computes, rounded', () => {
    const rows = readGaps(english);
    for (const [index, expected] of readTable('ref_items.csv').entries())
      expect(rows.get(`${index + 1}. ${servqualForm.items[index]?.text['en']}`)).toEqual(print(expected));
  });

  test('prints for every dimension what R computes, rounded, in the order of the instrument', () => {
    const rows = readGaps(english);
    const table = readTable('ref_dimensions.csv');
    const titles = servqual.dimensions.map(({ title }) => title['en'] ?? '');
    expect(titles).toEqual(['Reliability', 'Responsiveness', 'Assurance', 'Empathy', 'Tangibles']);
    for (const { id, title } of servqual.dimensions) {
      const expected = table.find(({ dimension }) => dimension === id);
      if (!expected) throw new Error(id);
      expect(rows.get(title['en'] ?? '')).toEqual(print(expected));
    }
    expect([...rows.keys()].filter((name) => titles.includes(name))).toEqual(titles);
  });

  test('prints as a whole what R computes, and says it in a sentence', () => {
    const overall = readTable('ref_overall.csv').find((row) =>
      row['']?.startsWith('unweighted_mean_of_dimension_gaps'),
    );
    const [n, , , gap] = readGaps(english).get('Overall') ?? [];
    expect([n, gap]).toEqual([overall?.['n'], roundDigits(overall?.['mean'] ?? '', true)]);
    expect([n, gap]).toEqual(['256', '−0.72']);
    const reliability = readTable('ref_dimensions.csv').find(({ dimension }) => dimension === 'reliability');
    const size = roundDigits((reliability?.['gap'] ?? '').replace('-', ''));
    const sentences = readAll(english, 'li').filter((sentence) => sentence.includes('Reliability'));
    expect(sentences[0]).toContain(`Priority 1: Reliability, ${size} points short of expectation`);
  });

  test('has the same figures in Chinese', async () => {
    const chinese = await (await site.get(`/r/${site.study.report}?lang=zh`)).text();
    expect([...readGaps(chinese).values()]).toEqual([...readGaps(english).values()]);
    expect(readText(chinese)).toContain('差距报告 · 260 份回答');
  });

  test('draws the dimensions from expectation to perception, the widest shortfall first, and how many are disappointed', () => {
    const drawn = (name: string) =>
      new RegExp(`<svg[^>]*class="sheet ${name} wide".*?</svg>`, 's').exec(english)?.[0] ?? '';
    const gaps = readTable('ref_dimensions.csv').map(({ gap }) => roundDigits(gap ?? '', true));
    const sorted = gaps.sort((a, b) => Number(a.replace('−', '-')) - Number(b.replace('−', '-')));
    const shown = [...drawn('dumbbells').matchAll(/class="value"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(shown).toEqual(sorted);
    expect(drawn('share-bars').match(/class="part below"/g)).toHaveLength(5);
  });
});

describe('The report of a small study', () => {
  let site: TestSite;
  let staff: Staff;
  beforeAll(async () => {
    site = await startSite();
    staff = await setUpAccount(site);
  });
  afterAll(() => site.close());
  const answer = (number: number, changes = {}) =>
    site.post(`/s/${site.study.survey}`, fillForm(responseId(number), changes));
  const readReport = async () => (await site.get(`/r/${site.study.report}?lang=en`)).text();
  /** As the study's staff see it: the shared one follows in steps, see sharedReport.test.ts. */
  const readOwn = async () => (await site.get('/studies/inn/report?lang=en', staff.cookie)).text();

  test('shows no figure at all below five responses, and the first ones with the fifth', async () => {
    for (let count = 0; count < 5; count++) {
      const page = await readReport();
      expect(readText(page)).toContain('no figure is shown until at least 5 people have rated the statements');
      expect(readGaps(page).size).toBe(0);
      // Neither in the text nor where scripts or pictures would find it: no mean, no gap, no chart, no table.
      expect(page).not.toMatch(/\d\.\d|[−+]\d|<table|<svg|<canvas|data-report|data-label/);
      expect(page).toContain(`href="/s/${site.study.survey}?lang=en"`);
      await answer(count + 1);
    }
    const page = await readReport();
    // Five people who all expect 6 and perceive 5.
    expect(readGaps(page).get('Overall')).toEqual(['5', '6.00', '5.00', '−1.00', '[−1.00, −1.00]']);
  });

  test('does not show on the page of the study, either, how few people took their time', async () => {
    const own = await startSite();
    const staff = await setUpAccount(own);
    const readTimes = async () => readAll(await (await own.get('/studies/inn?lang=en', staff.cookie)).text(), 'dt');
    const insert = async (from: number, to: number) => {
      for (let number = from; number <= to; number++) {
        await own.post(`/s/${own.study.survey}`, fillForm(responseId(number)));
        await own.db.updateTable('response').set({ seconds: 240 }).execute();
      }
    };
    await insert(1, 4);
    expect(await readTimes()).toEqual(['Responses']);
    await insert(5, 5);
    expect(await readTimes()).toEqual(['Responses', 'Median time to answer']);
    await own.close();
  });

  test('takes in each new answer when the page is loaded again', async () => {
    await answer(6, Object.fromEntries(servqualForm.items.map(({ id }) => [`${id}.perception`, '2'])));
    // (5 x 5 + 2) / 6 = 4.5; the gaps are five times -1 and once -4: mean -1.5, sd sqrt(1.5), t(0.975; 5) = 2.571.
    expect(readGaps(await readOwn()).get('Overall')).toEqual(['6', '6.00', '4.50', '−1.50', '[−2.79, −0.21]']);
  });

  /** How many responses are flagged because their form was sent again with other answers. */
  const countSentTwice = async () => {
    const page = await (await site.get('/studies/inn/report/quality?lang=en', staff.cookie)).text();
    return readRows(page, 'flags').get('Form or invitation sent again')?.['value'];
  };

  test('counts both answers of a form that was sent twice, flagged, or a correction instead of what it corrects', async () => {
    const conflict = await answer(6, { 't1.expectation': '7' });
    const kept = /name="response" value="([^"]+)"/.exec(await conflict.text())?.[1] ?? '';
    expect(readGaps(await readOwn()).get('Overall')?.[0]).toBe('7');
    expect(await countSentTwice()).toBe('2');
    await site.post(`/s/${site.study.survey}/corrections`, new URLSearchParams({ response: kept }));
    expect(await countSentTwice()).toBe('0');
    const rows = readGaps(await readOwn());
    expect(rows.get('Overall')?.[0]).toBe('6');
    expect(rows.get('1. The equipment is up to date.')?.slice(0, 3)).toEqual(['6', '6.17', '5.00']);
  });

  test('is not found under an id that nobody was given', async () => {
    for (const path of ['/r/nowhere', '/r/', '/r/inn', '/r/__proto__', "/r/' or '1'='1"])
      expect((await site.get(path)).status).toBe(404);
  });
});

describe('The demonstration', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startSite({ demo: true });
  });
  afterAll(() => site.close());

  test('is led to from the home page, in both languages, for each of the three who come', async () => {
    const page = await (await site.get('/')).text();
    const links = [...page.matchAll(/<a class="card door" href="([^"]+)">/g)].map(([, href]) => href);
    expect(links).toEqual([`/s/${site.study.survey}`, `/r/${site.study.report}`, '/account/sign-in']);
    for (const path of links) expect((await site.get(path ?? '')).status).toBe(200);
    expect(readAll(page, 'h1')).toEqual(['量出服务的差距', 'Measure the gaps in a service']);
    const english = await (await site.get('/?lang=en')).text();
    expect(english).toContain(`href="/s/${site.study.survey}?lang=en"`);
  });

  test('says on every page that a program made the answers, and has at least 200 of them', async () => {
    const report = readText(await (await site.get(`/r/${site.study.report}?lang=en`)).text());
    expect(report).toMatch(/Gap report · (2\d\d|[3-9]\d\d) responses/);
    expect(report).toContain('made by a program, not given by people');
    expect(readText(await (await site.get(`/s/${site.study.survey}?lang=en`)).text())).toContain(
      'This is a demonstration',
    );
    expect(readText(await (await site.get('/?lang=en')).text())).toContain('made by a program, not given by people');
  });

  test('leads those who answered it from the receipt to its report', async () => {
    const sent = await site.post(`/s/${site.study.survey}?lang=en`, fillForm(responseId(1)));
    const page = await (await site.get(sent.headers.get('location') ?? '')).text();
    expect(page).toContain(`href="/r/${site.study.report}?lang=en"`);
  });
});
