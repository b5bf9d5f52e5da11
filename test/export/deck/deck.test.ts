import { describe, expect, test } from 'vitest';
import type { ChartPlan } from '../../../src/export/deck/chart/chartPlan.ts';
import { planRepurchase } from '../../../src/export/deck/chart/repurchaseChart.ts';
import { splitPlan } from '../../../src/export/deck/chart/splitPlan.ts';
import { page } from '../../../src/export/deck/deckStyle.ts';
import { fitText, measureHeight } from '../../../src/export/deck/fitText.ts';
import { listDeckSlides } from '../../../src/export/deck/listDeckSlides.ts';
import { writeDeck } from '../../../src/export/deck/writeDeck.ts';
import type { Pictured } from '../../../src/export/gallery/picture.ts';
import { staffForm } from '../../core/givenStaff.ts';
import { class94, people, reportOf } from '../../core/report/repurchased.ts';
import { givenStudy } from '../gallery/givenStudies.ts';
import { speakers } from '../givenReports.ts';
import {
  decode,
  findFaults,
  findMisplaced,
  findTwice,
  listAttributes,
  openPackage,
  readChart,
  readPart,
  readWorkbook,
} from './readDeck.ts';

const about = { title: 'Café <Mai> & 客人', staffForm, structure: {}, minGroup: 5, isOwn: true, isMade: true };
const [zh = undefined as never, en = undefined as never] = speakers;
const inch = 914400;

const decks = new Map<
  string,
  Promise<{ readonly bytes: Uint8Array; readonly parts: ReadonlyMap<string, Uint8Array> }>
>();

async function makeDeck(pictured: Pictured, speaker = zh) {
  const bytes = await writeDeck(about.title, listDeckSlides(pictured, about, speaker), pictured.report, speaker);
  return { bytes, parts: openPackage(bytes) };
}

/** A deck, made once for all tests that look at it. */
function deckOf(name: string, speaker = zh) {
  const key = `${name} ${speaker.language}`;
  const made = decks.get(key) ?? makeDeck(givenStudy(name), speaker);
  decks.set(key, made);
  return made;
}

const listParts = (parts: ReadonlyMap<string, Uint8Array>, pattern: RegExp) =>
  [...parts.keys()]
    .filter((name) => pattern.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]));
const slidePattern = /^ppt\/slides\/slide\d+\.xml$/;
const chartPattern = /^ppt\/charts\/chart\d+\.xml$/;

const cases = [
  ['the whole chain', zh],
  ['the whole chain', en],
  ['one response', en],
  ['all equal', zh],
  ['an empty study', en],
  ['no expectations', en],
  ['who would buy again', zh],
] as const;

describe('A deck of every study', () => {
  test.each(cases)(
    'is a whole package: each part has a type, each relationship leads to a part: %s',
    async (name, speaker) => {
      const { parts } = await deckOf(name, speaker);
      expect(findFaults(parts)).toEqual([]);
      for (const workbook of listParts(parts, /\.xlsx$/))
        expect(findFaults(openPackage(parts.get(workbook) ?? new Uint8Array()))).toEqual([]);
    },
  );

  test.each(cases)(
    'has its elements in the order of the schema, and lists without a table that is none: %s',
    async (name, speaker) => {
      const { parts } = await deckOf(name, speaker);
      const ordered = [...listParts(parts, chartPattern), ...listParts(parts, slidePattern), 'ppt/presentation.xml'];
      for (const part of ordered) expect(findMisplaced(readPart(parts, part)), part).toEqual([]);
      // ST_TextBulletSizePercent is written with a percent sign.
      for (const slide of listParts(parts, slidePattern))
        expect(readPart(parts, slide)).not.toMatch(/<a:buSzPct val="\d+"/);
      for (const workbook of listParts(parts, /\.xlsx$/))
        expect([...openPackage(parts.get(workbook) ?? new Uint8Array()).keys()].join()).not.toContain('table');
    },
  );

  test.each(cases)('gives no id twice, neither to shapes of a slide nor to slides: %s', async (name, speaker) => {
    const { parts } = await deckOf(name, speaker);
    const presentation = readPart(parts, 'ppt/presentation.xml');
    expect(findTwice(listAttributes(presentation, 'p:sldId', 'id'))).toEqual([]);
    for (const slide of listParts(parts, slidePattern))
      expect(findTwice(listAttributes(readPart(parts, slide), 'p:cNvPr', 'id')), slide).toEqual([]);
  });

  test.each(cases)(
    'has one title on each slide, which comes first, so that outlines and screen readers find it: %s',
    async (name, speaker) => {
      const { parts } = await deckOf(name, speaker);
      const found = listParts(parts, slidePattern).map((slide) => {
        const [first = '', ...others] = readPart(parts, slide).match(/<p:sp>.*?<\/p:sp>/gs) ?? [];
        expect(others.join('')).not.toContain('type="title"');
        expect(first).toMatch(/<p:ph\s[^>]*type="title"/);
        return decode(/<a:t>(.*?)<\/a:t>/.exec(first)?.[1] ?? '');
      });
      expect(found).toEqual(listDeckSlides(givenStudy(name), about, speaker).map(({ title }) => title));
    },
  );

  test.each(cases)('keeps every shape on the slide and every text in its box: %s', async (name, speaker) => {
    const { parts } = await deckOf(name, speaker);
    for (const slide of listParts(parts, slidePattern)) {
      const shapes = [...readPart(parts, slide).matchAll(/<p:(sp|graphicFrame)>.*?<\/p:\1>/gs)].map(([shape]) => shape);
      expect(shapes.length, slide).toBeGreaterThan(1);
      for (const shape of shapes) {
        const read = (name: string) =>
          Number(new RegExp(`<a:(?:off|ext)[^>]* ?${name}="(-?\\d+)"`).exec(shape)?.[1] ?? 0) / inch;
        const [x, y, w, h] = [read('x'), read('y'), read('cx'), read('cy')];
        expect([x >= 0, y >= 0, x + w <= page.width + 0.01, y + h <= page.height + 0.01], shape).toEqual(
          Array(4).fill(true),
        );
        const texts = [...shape.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([paragraph]) =>
          decode([...paragraph.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text]) => text).join('')),
        );
        const size = Number(/ sz="(\d+)"/.exec(shape)?.[1]) / 100;
        if (shape.startsWith('<p:graphicFrame') || texts.join('') === '' || shape.includes('<a:bu')) continue;
        const height = texts.reduce((sum, text) => sum + measureHeight(text, w, size), 0);
        expect(height, `${slide}: ${texts.join('|')}`).toBeLessThanOrEqual(h + 0.02);
      }
    }
  });

  test.each(cases)(
    'says on each slide what the speaker has to say, but where nothing is shown: %s',
    async (name, speaker) => {
      const { parts } = await deckOf(name, speaker);
      const notes = listParts(parts, /^ppt\/notesSlides\/notesSlide\d+\.xml$/).map((each) => readPart(parts, each));
      const told = listDeckSlides(givenStudy(name), about, speaker);
      expect(notes).toHaveLength(told.length);
      for (const [place, { notes: said }] of told.entries())
        for (const note of said) expect(decode(notes[place] ?? '')).toContain(`<a:t>${note}</a:t>`);
    },
  );
});

describe('The charts of a deck', () => {
  test.each(cases)('are native, and chart and workbook hold the same figures unrounded: %s', async (name, speaker) => {
    const { parts } = await deckOf(name, speaker);
    const plans = listDeckSlides(givenStudy(name), about, speaker).flatMap(({ body }) =>
      body.kind === 'chart' ? [body.plan] : [],
    );
    const charts = listParts(parts, chartPattern);
    expect(charts).toHaveLength(plans.length);
    for (const [place, { kind, series }] of plans.entries()) {
      const xml = readPart(parts, charts[place] ?? '');
      const isTurned = kind === 'bars' || kind === 'parts' || kind === 'steps';
      const planned = series.map(({ values }) => (isTurned ? values.toReversed() : [...values]));
      const shown = readChart(xml).map(({ values }) => [...values]);
      expect(shown).toEqual(kind === 'points' ? planned.slice(1) : planned);
      const workbook = /Target="\.\.\/embeddings\/([^"]+)"/.exec(
        readPart(parts, `ppt/charts/_rels/${charts[place]?.replace(/.*\//, '')}.rels`),
      )?.[1];
      expect(readWorkbook(parts.get(`ppt/embeddings/${workbook}`) ?? new Uint8Array())).toEqual(planned);
    }
  });

  test('show the figures of the report itself: means, gaps, shares and importance', () => {
    const pictured = givenStudy('the whole chain');
    const known = new Set(
      [...JSON.stringify(pictured.report).matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([text]) => Number(text)),
    );
    const plans = listDeckSlides(pictured, about, en).flatMap(({ body }) => (body.kind === 'chart' ? [body.plan] : []));
    const kinds = plans.filter(
      ({ kind, format }) =>
        ['marks', 'radar', 'parts', 'points'].includes(kind) || (kind === 'bars' && format === 'difference'),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['marks', 'radar', 'parts', 'points', 'bars']),
    );
    for (const { series } of kinds)
      for (const { values } of series) for (const value of values) expect(known.has(value), String(value)).toBe(true);
  });

  test('draw the interval of each gap from expectation down, where perception would stand at its ends', () => {
    const pictured = givenStudy('the whole chain');
    const plan = listDeckSlides(pictured, about, en).flatMap(({ body }) =>
      body.kind === 'chart' && body.plan.kind === 'marks' ? [body.plan] : [],
    )[0];
    const worst = pictured.report.dimensions.reduce((a, b) => ((b.gap ?? 0) < (a.gap ?? 0) ? b : a));
    expect(plan?.whiskers?.[0]).toEqual({
      category: 0,
      from: (worst.expectation ?? 0) + (worst.ci?.[0] ?? 0),
      to: (worst.expectation ?? 0) + (worst.ci?.[1] ?? 0),
    });
  });
});

test('Who would buy again is a chart of the rates with their intervals, n beside each name, and no bar for a hidden cell', () => {
  const plan = (counts: Parameters<typeof people>[0]) => {
    const { repurchase } = reportOf(people(counts));
    return repurchase ? planRepurchase(repurchase, en) : undefined;
  };
  const whole = plan(class94);
  expect(whole).toMatchObject({ kind: 'bars', format: 'share', axis: { min: 0, max: 1 } });
  expect(whole?.categories[1]).toBe('With the product only · n = 24');
  expect(whole?.series[0]?.values).toEqual([38 / 40, 9 / 24, 14 / 21, 2 / 9]);
  expect(whole?.shown?.[1]).toBe('37.50%');
  // prop.test(9, 24, correct = FALSE)
  expect(whole?.whiskers?.[1]?.from).toBeCloseTo(0.2116, 4);
  const part = plan([...class94.slice(0, 3), [2, 1]]);
  expect(part?.categories).toEqual(['Content with both · n = 40', 'With the product only · n = 24']);
  expect(part?.whiskers).toHaveLength(2);
});

describe('Beside a chart of a deck stands', () => {
  /** The charts of a study, each with the texts of its slide and where they stand. */
  const listCharts = async (name: string, speaker = en) => {
    const { parts } = await deckOf(name, speaker);
    return listDeckSlides(givenStudy(name), about, speaker).flatMap(({ body }, place) => {
      const xml = readPart(parts, `ppt/slides/slide${place + 1}.xml`);
      const texts = [...xml.matchAll(/<a:off x="(\d+)" y="(\d+)"(?:(?!<a:off).)*?<a:t>(.*?)<\/a:t>/gs)];
      const placed = texts.map(([, x, y, text = '']) => ({ x: Number(x), y: Number(y), text: decode(text) }));
      return body.kind === 'chart' ? [{ plan: body.plan, texts: placed }] : [];
    });
  };

  test.each(cases)('what its intervals are, in a few words: %s', async (name, speaker) => {
    for (const { plan, texts } of await listCharts(name, speaker)) {
      const { whiskers = [], whiskersAre = '' } = plan;
      const said = texts.filter(({ text }) => text === whiskersAre && /95\s?%/.test(text));
      expect(said).toHaveLength(whiskers.length > 0 ? 1 : 0);
    }
  });

  test('of before and after the number at each end of each line, none over another', async () => {
    const charts = await listCharts('the whole chain');
    const { plan, texts } = charts.find(({ plan: { kind } }) => kind === 'lines') ?? (undefined as never);
    expect(plan.ends?.flat()).toHaveLength(10);
    for (const end of [0, 1]) {
      const numbers = plan.ends?.map((pair) => pair[end]) ?? [];
      const shown = texts.filter(({ text, x }) => numbers.includes(text) && x < 4 * inch === (end === 0));
      expect(shown.map(({ text }) => text)).toEqual(numbers);
      const heights = shown.map(({ y }) => y).sort((a, b) => a - b);
      for (const [index, y] of heights.slice(1).entries())
        expect(y - (heights[index] ?? 0)).toBeGreaterThanOrEqual(0.249 * inch);
    }
  });
});

test('Forty bars are three charts, in letters that a room can read, each with its own intervals', () => {
  const places = Array.from({ length: 40 }, (_, place) => place);
  const plan: ChartPlan = {
    kind: 'bars',
    categories: places.map(String),
    series: [{ name: 'gap', values: places, colour: '000000' }],
    axis: { min: 0, max: 40 },
    colours: places.map(String),
    shown: places.map(String),
    whiskers: places.map((place) => ({ category: place, from: place - 1, to: place + 1 })),
    format: 'difference',
  };
  const parts = splitPlan(plan);
  expect(parts.map(({ categories }) => categories.length)).toEqual([14, 14, 12]);
  expect(parts[1]?.series[0]?.values).toEqual(places.slice(14, 28));
  expect(parts[1]?.whiskers?.[0]).toEqual({ category: 0, from: 13, to: 15 });
  const few = { ...plan, categories: places.slice(0, 16).map(String) };
  expect(splitPlan(few)).toEqual([few]);
  const long = { ...plan, categories: places.map((place) => `${place}. ${'服务'.repeat(29)}`) };
  expect(splitPlan(long).map(({ categories }) => categories.length)).toEqual([8, 8, 8, 8, 8]);
});

test('The name of a bar that takes two lines is broken by the deck, as LibreOffice would shift the bars to make room for one line', async () => {
  const { parts } = await deckOf('items of sixty characters', zh);
  const charts = [...parts.keys()].filter((name) => /charts\/chart\d+\.xml$/.test(name));
  const names = charts
    .map((name) => readPart(parts, name))
    .filter((xml) => xml.includes('<c:barDir val="bar"/>'))
    .flatMap((xml) => [...xml.matchAll(/<c:v>(\d+\. 服务[^<]*)<\/c:v>/g)].map(([, name = '']) => name));
  expect(names.length).toBeGreaterThanOrEqual(44);
  for (const name of names) for (const line of name.split('\n')) expect(line.length, name).toBeLessThanOrEqual(40);
});

describe('What a chart of a deck prints', () => {
  test('is as exact on its axes as their steps: of 0.05 they show two decimals, so that no two are the same', async () => {
    const { parts } = await deckOf('one response', en);
    const axes = listParts(parts, chartPattern)
      .map((name) => readPart(parts, name))
      .filter((xml) => xml.includes('<c:scatterChart>'))
      .flatMap((xml) => xml.match(/<c:valAx>.*?<\/c:valAx>/gs) ?? []);
    // Both axes of the map run 0.15 to either side of the one point, in steps of 0.05.
    expect(axes).toHaveLength(2);
    for (const axis of axes) {
      expect(axis).toContain('<c:majorUnit val="0.05"/>');
      expect(axis).toMatch(/<c:numFmt formatCode="0\.00;/);
    }
  });

  test('is one name for all points that lie on one another, and no number for a part of nobody', async () => {
    const { parts } = await deckOf('one response', en);
    const slides = listParts(parts, slidePattern).map((name) => readPart(parts, name));
    const all = Array.from({ length: 22 }, (_, place) => place + 1).join(', ');
    expect(slides.some((slide) => slide.includes(`<a:t>${all}</a:t>`))).toBe(true);
    const shares = listParts(parts, chartPattern)
      .map((name) => readPart(parts, name))
      .find((xml) => xml.includes('percentStacked'));
    expect(shares).toContain('formatCode="0%;;"');
  });
});

test('The words of a deck stay whole: letters get smaller before a word is broken', () => {
  // 14 letters of 0.62 units and none wider: 1 inch is 72 points, so 72 / 8.7 is a little over 8.
  expect(fitText('Responsiveness', 1, 2, 18)).toBe(8);
  expect(fitText('Food and drink', 1, 2, 18)).toBeGreaterThan(12);
});

describe('A deck', () => {
  test('has the same bytes whenever it is made, however many were made before it', async () => {
    const { bytes } = await deckOf('the whole chain', zh);
    const again = await makeDeck(givenStudy('the whole chain'), zh);
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  test('speaks one language, and names a Chinese font in both, since people and branches may have Chinese names', async () => {
    for (const speaker of speakers) {
      const { parts } = await deckOf('the whole chain', speaker);
      const slides = listParts(parts, slidePattern).map((name) => readPart(parts, name));
      expect(slides.join('')).toContain(speaker.language === 'zh' ? 'lang="zh-CN"' : 'lang="en-US"');
      expect(slides.join('')).not.toContain(speaker.language === 'zh' ? 'lang="en-US"' : 'lang="zh-CN"');
      for (const slide of slides) expect(slide).toContain('<a:ea typeface="Microsoft YaHei"');
    }
  });

  test('has the gap model as shapes, with each measured gap, its interval and n, and why another is missing', async () => {
    const { parts } = await deckOf('no expectations', en);
    const model = listParts(parts, slidePattern)
      .map((name) => decode(readPart(parts, name)))
      .find((slide) => slide.includes('Word of mouth'));
    expect(model).toContain('Gap 1 · knowledge');
    expect(model?.match(/not asked/g)?.length).toBe(5);
    const whole = await deckOf('the whole chain', en);
    const measured = listParts(whole.parts, slidePattern)
      .map((name) => decode(readPart(whole.parts, name)))
      .find((slide) => slide.includes('Word of mouth'));
    expect(measured).toContain('▼ −0.72');
    expect(measured).toContain('[−0.85, −0.60] · n = 197');
  });

  test('shows no figure where too few people have answered', async () => {
    const { parts } = await deckOf('an empty study', en);
    expect(listParts(parts, chartPattern)).toEqual([]);
  });
});
