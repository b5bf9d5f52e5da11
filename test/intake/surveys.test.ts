import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countCoverage } from '../../src/core/instrument/coverage.ts';
import { instrumentFileSchema, phases } from '../../src/core/instrument/instrument.ts';
import { buildQuestionnaire } from '../../src/core/instrument/questionnaire.ts';
import { listInstruments } from '../../src/intake/listInstruments.ts';
import { readInstrument } from '../../src/intake/readInstrument.ts';
import { readStaffForm } from '../../src/intake/readStaffForm.ts';
import { readYaml, servqual } from '../core/given.ts';
import { staffForm } from '../core/givenStaff.ts';

const names = readdirSync(new URL('../../surveys/', import.meta.url), { recursive: true, encoding: 'utf8' });
const files = names.filter((name) => name.endsWith('.yaml') && !name.startsWith('reading/')).sort();

/** The instruments by trade, with the word for one customer that stands behind "a". */
const trades = {
  bank: 'customer',
  'car-service': 'car owner',
  hospital: 'patient',
  hotel: 'guest',
  restaurant: 'guest',
  retail: 'customer',
  school: 'student',
  'telecom-hotline': 'caller',
};

test('The instruments that come with the program are general ones and those by trade; the staff form is none of them', async () => {
  const general = ['servperf', 'servqual-1988', 'servqual-1991', 'tolerance-zones'];
  const ids = (await listInstruments()).map(({ id }) => id);
  expect(ids).toEqual([...general, ...Object.keys(trades)].sort());
});

test('The staff form comes with the program as well', async () => {
  expect(await readStaffForm()).toEqual(staffForm);
});

describe.each(files)('surveys/%s', (file) => {
  const isStaff = file.startsWith('staff/');
  const id = file.replace(/\.yaml$/, '');
  /** With what it takes over from the instrument that it is based on. */
  const read = () => (isStaff ? readStaffForm() : readInstrument(id));

  test('is read without a mistake, under its own name', async () => {
    const survey = await read();
    expect('problems' in survey ? survey.problems : []).toEqual([]);
    if (!isStaff) {
      expect(survey).toMatchObject({ id });
      expect(instrumentFileSchema.safeParse(readYaml(`surveys/${file}`)).error).toBeUndefined();
    }
  });

  test('says where its structure comes from, and that the sentences are our own', async () => {
    expect(await read()).toMatchObject({
      structure: { zh: /\d{4}.*题目文字为本项目自行撰写/, en: /\d{4}.*this project's own/ },
    });
  });

  test('says everything in Chinese and in English, each in its own script and punctuation', async () => {
    const texts = findTexts(await read());
    expect(texts.length).toBeGreaterThan(10);
    for (const [path, text] of texts) {
      expect(Object.keys(text).sort(), path).toEqual(['en', 'zh']);
      expect(text['zh'], path).toMatch(/\p{Script=Han}/u);
      expect(text['zh'], path).not.toMatch(/\p{Script=Han}[,.?!:;()]|[,?!:;()]\p{Script=Han}/u);
      expect(text['en'], path).not.toMatch(/[\u3000-\u303f\uff00-\uffef]|\p{Script=Han}/u);
      expect(/[。？]$/.test(text['zh'] ?? ''), path).toBe(/[.?]$/.test(text['en'] ?? ''));
    }
  });
});

describe.each(Object.entries(trades))('The instrument by trade %s', (id, customer) => {
  const read = async () => {
    const instrument = await readInstrument(id);
    if ('problems' in instrument) throw new Error(JSON.stringify(instrument.problems));
    return instrument;
  };
  const ask = async () => buildQuestionnaire(await read(), 'customer');

  test('keeps the published numbers, dimensions and scale, so that files of E1 to E22 and P1 to P22 fit it', async () => {
    const { items, scale, sides, dimensions } = await read();
    const structure = (of: typeof items) => of.map((item) => `${item.id} ${item.dimension} ${item.reverse}`);
    expect(structure(items)).toEqual(structure(servqual.items));
    expect(scale).toEqual(servqual.scale);
    expect(sides.map(({ side }) => side)).toEqual(['expectation', 'perception']);
    expect(dimensions.map((each) => each.id)).toEqual(servqual.dimensions.map((each) => each.id));
  });

  test('says of every item in which area, at which touchpoint and when it happens, and names no place in vain', async () => {
    const { items, areas, touchpoints } = await read();
    for (const { id: item, area, touchpoint, phase } of items)
      expect([area, touchpoint, phase], item).not.toContain(undefined);
    for (const { id: touchpoint } of touchpoints) expect(items.map((item) => item.touchpoint)).toContain(touchpoint);
    expect(areas.length).toBeGreaterThanOrEqual(3);
    expect(areas.length).toBeLessThanOrEqual(5);
    expect(new Set(items.map(({ phase }) => phase))).toEqual(new Set(phases));
  });

  test('asks of every area about several dimensions, and of no dimension in one area only', async () => {
    const rows = countCoverage(await read()).map(({ counts }) => counts.map((count) => count > 0));
    const columns = servqual.dimensions.map((_, index) => rows.map((row) => row[index]));
    for (const each of [...rows, ...columns]) expect(each.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  });

  test('says no statement twice, and none that the general instrument has', async () => {
    const { items } = await ask();
    const general = buildQuestionnaire(servqual, 'customer').items;
    for (const language of ['zh', 'en']) {
      const sentences = [...items, ...general].map(({ text }) => text[language]);
      expect(new Set(sentences).size).toBe(44);
    }
  });

  test('says each in one sentence that is short on a phone: 24 characters in Chinese, 14 words in English', async () => {
    for (const { id: item, text } of (await ask()).items) {
      expect(text['zh']?.length, item).toBeLessThanOrEqual(24);
      expect(text['en']?.split(' ').length, item).toBeLessThanOrEqual(14);
      expect([text['zh']?.match(/[。？！]/g), text['en']?.match(/[.?!]/g)], item).toEqual([['。'], ['.']]);
      expect(text['en'], item).toMatch(/^[A-Z]/);
    }
  });

  test('speaks of its own customers and leaves no blank open', async () => {
    const { words } = await read();
    expect(words.customer?.['en']).toBe(customer);
    expect(words.organisation?.['en']).toMatch(/^this /);
    expect(words.organisation).not.toEqual(servqual.words.organisation);
    const texts = JSON.stringify(await ask());
    expect(texts).not.toContain('$');
    expect(texts).not.toMatch(/organisation|机构/);
  });
});

test('The instrument for hotels asks about every dimension in every area: rooms, food, facilities, the front desk', async () => {
  const hotel = await readInstrument('hotel');
  if ('problems' in hotel) throw new Error(JSON.stringify(hotel.problems));
  expect(hotel.areas.map(({ id }) => id)).toEqual(['rooms', 'food', 'facilities', 'front-desk']);
  for (const { counts } of countCoverage(hotel)) for (const count of counts) expect(count).toBeGreaterThan(0);
});

type Texts = readonly (readonly [path: string, text: Readonly<Record<string, string>>])[];

/** Every group of strings under keys that look like language codes, with its path. */
function findTexts(value: unknown, path = ''): Texts {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  if (entries.some(([key]) => key === 'zh' || key === 'en')) return [[path, value as Readonly<Record<string, string>>]];
  return entries.flatMap(([key, child]) => findTexts(child, `${path}/${key}`));
}
