import type { Request } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gaps } from '../../src/core/gaps/gap.ts';
import type { Speaker } from '../../src/export/table/table.ts';
import { readInstrument } from '../../src/intake/readInstrument.ts';
import { readGlossary, readLesson, readLessons } from '../../src/intake/readLessons.ts';
import { linkReport } from '../../src/web/teach/lessonLinks.ts';
import { linkShown } from '../../src/web/teach/linkShown.ts';
import { speak } from '../../src/words/catalogue.ts';
import { servqualForm } from '../core/given.ts';
import { setUpAccount, startSite, type TestSite } from '../site.ts';
import { listTags, readText } from './readPage.ts';

const languages = ['zh', 'en'] as const;
const lessons = readLessons();
let site: TestSite;
beforeAll(async () => {
  site = await startSite({ demo: true });
});
afterAll(() => site.close());

const open = async (path: string) => {
  const answer = await site.get(path);
  return { status: answer.status, html: await answer.text(), cookie: answer.headers.get('set-cookie') };
};

/** Every text of a lesson or term: what holds a sentence for each language. */
function listTexts(value: unknown): readonly Readonly<Record<string, string>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value);
  if ('zh' in value && inner.every((each) => typeof each === 'string')) return [value as Record<string, string>];
  return inner.flatMap(listTexts);
}

describe('The lessons', () => {
  test('are one for each gap and each dimension of the usual instrument, and three ideas, in this order', () => {
    expect(lessons.map(({ name }) => name)).toEqual([
      ...['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5'],
      ...['reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles'],
      ...['satisfaction', 'one-plus-x', 'repurchase'],
    ]);
  });

  test('and the glossary say everything in both languages, each with its own punctuation', () => {
    const texts = listTexts([lessons, readGlossary()]);
    expect(texts.length).toBeGreaterThan(200);
    for (const { zh, en, ...others } of texts) {
      expect(others).toEqual({});
      expect(en).not.toMatch(/[\u3000-\u303f\uff00-\uffef]|\p{Script=Han}/u);
      expect(zh).not.toMatch(/\p{Script=Han}[,.?!:;()"']|[,?!:;()"']\p{Script=Han}/u);
      // What is a sentence in one language is one in the other.
      expect(/[.?!]”?$/.test(en ?? ''), `${zh} | ${en}`).toBe(/[。？！]”?$/.test(zh ?? ''));
    }
  });

  test('call each gap and dimension by the name that the reports print', async () => {
    const instrument = await readInstrument('servqual-1991');
    if ('problems' in instrument) throw new Error('no instrument');
    for (const language of languages) {
      const say = speak(language);
      for (const { number } of gaps) {
        const title = readLesson(`gap-${number}`)?.title[language];
        expect(title).toContain(say('picture.gap.number', { number }));
        expect(title).toContain(say(`picture.gap.name.${number}`));
      }
      for (const { id, title } of instrument.dimensions) expect(readLesson(id)?.title[language]).toBe(title[language]);
    }
  });

  test('prefer the ruled names, and keep the other ones as aliases', () => {
    const terms = new Map(readGlossary().map((term) => [term.id, term]));
    expect(terms.get('recovery')).toMatchObject({ term: { zh: '服务补救' }, also: { zh: ['服务修复'] } });
    expect(terms.get('heterogeneity')).toMatchObject({ term: { zh: '差异性' } });
    expect(terms.get('heterogeneity')?.also.zh).toContain('异质性');
    expect(terms.get('assurance')?.also.zh).toEqual(expect.arrayContaining(['安全性', '权威性']));
    expect(terms.get('perception')?.also.zh).toEqual(expect.arrayContaining(['实效', '工作表现', '可感服务']));
    const names = [...terms.values()].flatMap(({ term, also }) => [term.zh, ...also.zh]);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
    const told = JSON.stringify(lessons);
    expect(told).not.toMatch(/服务修复|异质性|反应性/);
  });

  // The other names of the dimensions in the courses that the glossary is for, each course with its own.
  test.each([
    ['reliability', ['责任心', '兑现承诺', '按标准服务', '信赖性', '可信度']],
    ['responsiveness', ['反应性', '快速响应', '可交流', '快速响应能力', '及时性', '服务响应速度', '回应性', '敏感性']],
    ['assurance', ['安全性', '权威性', '保证', '能力', '殷勤', '专业知识和技能', '安全感', '信任', '信任性', '保障性']],
    ['empathy', ['体贴性', '理解顾客', '沟通', '换位思考', '设身处地', '个性化', '关怀性', '同理心', '情感性']],
    ['tangibles', ['有形证据', '有形展示', '有形资源', '有形展示性', '可感知性']],
  ])('and the glossary know %s by %j', (id, names) => {
    expect(readGlossary().find((term) => term.id === id)?.also.zh).toEqual(expect.arrayContaining(names));
  });

  test('say of satisfaction that no gap is no satisfaction', () => {
    expect(readLesson('satisfaction')?.look).toMatchObject({
      zh: expect.stringContaining('零差距不等于满意'),
      en: expect.stringContaining('No gap does not mean satisfied'),
    });
  });

  test('show the rates of the training illustration with the warning that nobody knows their source', async () => {
    const lesson = readLesson('repurchase');
    expect(lesson?.table?.rows.map((row) => row.at(-1)?.en)).toEqual(['97%', '31%', '67%', '20%']);
    expect(lesson?.table?.caution.zh).toContain('培训课件里的示意，来源没有注明');
    expect(readText((await open('/lessons/repurchase?lang=en')).html)).toContain(
      'training illustration, source not stated',
    );
  });

  test('are open to everybody without a cookie, and each leads only to pages that exist', async () => {
    const pages = ['/lessons', '/lessons/glossary', ...lessons.map(({ name }) => `/lessons/${name}`)];
    const read = new Map<string, string>();
    for (const page of pages) {
      const { status, html, cookie } = await open(`${page}?lang=en`);
      expect([page, status, cookie]).toEqual([page, 200, null]);
      read.set(page, html);
    }
    const links = [...read].flatMap(([page, html]) =>
      listTags(html).flatMap(({ name, attributes }) =>
        name === 'a' ? [[page, new URL(attributes.get('href') ?? '', `http://site${page}`)] as const] : [],
      ),
    );
    expect(links.length).toBeGreaterThan(100);
    for (const [page, { pathname, hash, searchParams }] of links) {
      if (!pathname.startsWith('/lessons')) continue;
      expect([...read.keys()], `${page} leads to it`).toContain(pathname);
      if (hash !== '#content') expect(searchParams.get('lang'), `${page} to ${pathname}`).toMatch(/zh|en/);
      if (hash) expect(read.get(pathname), `${page} leads to ${hash}`).toContain(`id="${hash.slice(1)}"`);
    }
  });

  test('that do not exist are a page that says so', async () => {
    expect((await open('/lessons/gap-6')).status).toBe(404);
    expect((await open('/lessons/..%2Fglossary')).status).toBe(404);
  });
});

describe('1+X without script', () => {
  const result = async (query: string) => {
    const { status, html } = await open(`/lessons/one-plus-x?lang=en&${query}`);
    return { status, html, text: readText(html.slice(html.indexOf('class="outcome"'), html.indexOf('An everyday'))) };
  };

  test('is the one mean over the other, with the gap beside it', async () => {
    expect((await result('expectation=5&perception=4')).text).toMatch(/Gap −1\.00 1\+X 80\.00% X −20\.00%/);
    expect((await result('expectation=7&perception=1')).text).toMatch(/X −85\.71%/);
    expect((await result('expectation=1&perception=7')).text).toMatch(/X \+600\.00%/);
    const same = await result('expectation=4,5&perception=4.5');
    expect(same.text).toMatch(/Gap 0\.00 1\+X 100\.00% X 0\.00%/);
    expect(same.text).toContain('Meets expectation');
  });

  test('answers a number off the scale with one sentence, keeps what was typed, and keeps it in the other language', async () => {
    const { status, html, text } = await result('expectation=8&perception=much');
    expect(status).toBe(422);
    expect(text).not.toContain('1+X');
    const said = readText(html);
    expect(said).toContain('“8” does not fit. Give a number from 1 to 7.');
    expect(said).toContain('Perception: “much” does not fit.');
    expect(html).toContain('value="much"');
    expect(html).toContain('/lessons/one-plus-x?expectation=8&amp;perception=much&amp;lang=zh');
  });

  test('is taught with the two people whose gaps cancel out while their ratios do not', () => {
    const rows =
      readLesson('one-plus-x')?.table?.rows.map((row) => row.map(({ en }) => Number(en.replace('−', '-')))) ?? [];
    const [[, e1 = 0, p1 = 0] = [], [, e2 = 0, p2 = 0] = []] = rows;
    expect([e1, p1, e2, p2]).toEqual([7, 5, 2, 4]);
    expect(((p1 / e1 + p2 / e2) / 2).toFixed(3)).toBe('1.357');
    expect(rows[2]?.at(-1)).toBe(1.357);
    expect((p1 + p2) / (e1 + e2)).toBe(1);
  });
});

describe('Who buys again, in the numbers of a class', () => {
  const cells = (numbers: Readonly<Record<string, string>>) =>
    open(`/lessons/repurchase?lang=en&${new URLSearchParams(numbers)}`);
  const class94 = {
    ...{ 'both.n': '40', 'both.again': '38', 'product.n': '24', 'product.again': '9' },
    ...{ 'service.n': '21', 'service.again': '14', 'neither.n': '9', 'neither.again': '2' },
  };

  test('comes with Wilson’s interval of each cell and what goes with service and product, as in R', async () => {
    const text = readText((await cells(class94)).html);
    // prop.test(c(38, 9), c(40, 24), correct = FALSE) and test/oracle/rates.json
    expect(text).toContain('Content with both 40 38 95.00% [83.50%, 98.62%]');
    expect(text).toContain('With the product only 24 9 37.50% [21.16%, 57.29%]');
    expect(text).toContain('Service, mean of both +50.97% [+28.42%, +65.06%]');
  });

  test('has no rate of an empty cell and no difference that needs it, and says so', async () => {
    const { status, html } = await cells({ ...class94, 'neither.n': '0', 'neither.again': '' });
    const text = readText(html);
    expect(status).toBe(200);
    expect(text).toContain('With neither 0 0 – –');
    expect(text).toContain('Service, where it does not – –');
    expect(text).toMatch(/Service, where the product pleases \+57\.50/);
    expect(text).toContain('A cell has nobody in it');
  });

  test('refuses more who buy again than there are people, and keeps what was typed', async () => {
    const { status, html } = await cells({ ...class94, 'service.again': '22' });
    expect(status).toBe(422);
    expect(readText(html)).toContain(
      'With the service only · Would buy again: “22” does not fit. Give a whole number from 0 to 21.',
    );
    expect(html).toContain('value="22"');
    expect(html).not.toContain('class="stack rates"');
  });

  test('shows no table before anything is typed', async () => {
    const { status, html } = await open('/lessons/repurchase');
    expect(status).toBe(200);
    expect(html).not.toContain('class="stack rates"');
  });
});

describe('Reports lead to the lessons', () => {
  const linksOf = (html: string) =>
    listTags(html).flatMap(({ name, attributes }) => {
      const href = attributes.get('href') ?? '';
      return name === 'a' && href.startsWith('/lessons/') ? [href] : [];
    });

  test('a shared one too: from each gap, each dimension and the three states', async () => {
    const { html } = await open(`/r/${site.study.report}?lang=en`);
    expect(linksOf(html)).toEqual([
      ...gaps.map(({ number }) => `/lessons/gap-${number}?lang=en`),
      ...lessons.flatMap(({ name, group }) => (group === 'dimension' ? [`/lessons/${name}?lang=en`] : [])),
      '/lessons/satisfaction?lang=en',
    ]);
  });

  test('and so do each picture, the notes of each slide that shows figures, and the priorities to act upon', async () => {
    const staff = await setUpAccount(site);
    const openOwn = async (path: string) => (await site.get(`/studies/demo/${path}`, staff.cookie)).text();
    const namesOf = (html: string) => linksOf(html).map((href) => href.replace('/lessons/', ''));
    const byPicture = (await openOwn('pictures')).split('<section class="picture-section"').slice(1);
    expect(byPicture.length).toBeGreaterThan(10);
    for (const picture of byPicture) expect(namesOf(picture), picture.slice(0, 40)).not.toEqual([]);
    const five = ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5'];
    expect(namesOf(byPicture[0] ?? '')).toEqual(five);
    expect(namesOf(await openOwn('present/notes?slide=gap-3'))).toEqual(['gap-3']);
    expect(namesOf(await openOwn('actions'))).toEqual([
      ...['reliability', 'gap-5', 'responsiveness', 'gap-5', 'empathy', 'gap-5'],
    ]);
  });

  // As much of a request as links need.
  const request = { query: { lang: 'en' } } as unknown as Request;
  const speaker: Speaker = { say: speak('en'), text: (text) => text['en'] ?? '', language: 'en' };

  test.each([
    ['five-gaps', ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5']],
    // The steps of the waterfall are the gaps 1, 2 and 3, and what is left of gap 5.
    ['waterfall', ['gap-1', 'gap-2', 'gap-3', 'gap-5']],
    ['gap-4-causes', ['gap-4']],
    ['shares', ['satisfaction']],
    ['dumbbells', ['gap-5', ...servqualForm.dimensions.map(({ id }) => id)]],
    ['groups-2', ['gap-5']],
    ['cautions-2', []],
  ])('what is called %s to %j', (name, names) => {
    const links = linkShown(request, name, servqualForm, speaker);
    expect(links.map(({ href }) => href)).toEqual(names.map((each) => `/lessons/${each}?lang=en`));
  });

  test('but a dimension that has none says what it covers, also where it is called as another lesson is', () => {
    const [real] = servqualForm.dimensions;
    const own = { id: 'satisfaction', title: { en: 'Delight' }, about: { en: 'What people tell their friends.' } };
    const { dimensions, covers } = linkReport(
      request,
      { ...servqualForm, dimensions: real ? [real, own] : [own] },
      speaker,
    );
    expect(dimensions.map(({ href }) => href)).toEqual([`/lessons/${real?.id}?lang=en`]);
    expect(covers).toEqual(['Delight: What people tell their friends.']);
  });

  test.each([
    ['/dimensions/3/shares/below', ['satisfaction', 'empathy']],
    ['/dimensions/0/satisfactionIndex', ['one-plus-x', 'reliability']],
    ['/items/0/gap', ['gap-5', 'tangibles']],
    ['/gaps/4/dimensions/1/value', ['gap-4', 'responsiveness']],
    ['/responses/used', []],
  ])('the explanation of %s to %j', async (at, names) => {
    const { status, html } = await open(`/r/${site.study.report}/explain?at=${at}`);
    expect(status).toBe(200);
    expect(linksOf(html)).toEqual(names.map((name) => `/lessons/${name}`));
  });
});
