import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPictures } from '../../../src/export/gallery/listPictures.ts';
import type { Picture, Pictured } from '../../../src/export/gallery/picture.ts';
import { measureText } from '../../../src/export/picture/text.ts';
import { anyMade, speakers } from '../givenReports.ts';
import { findOutside, readTexts, writeSvg } from '../picture/readSvg.ts';
import { givenStudy, studyNames } from './givenStudies.ts';

const cases = studyNames.flatMap((name) => speakers.map((speaker) => ({ name, ...speaker })));
/** The texts of a picture that reach over its left or right edge, as wide as they are reckoned. */
function findCutTexts(svg: string): readonly string[] {
  const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]);
  const upright = svg.replace(/<g transform="rotate.*?<\/g>/gs, '');
  return [...upright.matchAll(/<text([^>]*)>(.*?)<\/text>/gs)].flatMap(([, attributes = '', inner = '']) => {
    const read = (name: string) => Number(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]);
    const length = measureText(inner.replace(/<[^>]*>/g, ' ').replace(/&[#\w]+;/g, '&')) * read('font-size');
    const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
    const left = read('x') - (anchor === 'start' ? 0 : anchor === 'middle' ? length / 2 : length);
    return left < -0.5 || left + length > width + 0.5 ? [`${inner}: ${left} to ${left + length} of ${width}`] : [];
  });
}

/** The pictures of a study in English, by name. */
function listEnglish(study: string): ReadonlyMap<string, Picture> {
  const [, english = undefined as never] = speakers;
  return new Map(listPictures(givenStudy(study), english).map((picture) => [picture.name, picture]));
}

/** @param isUsual whether the scale is: the numbers of odd ones may reach a little over the edge of the importance map */
function expectGood(pictured: Pictured, speaker: (typeof speakers)[number], isUsual = true): void {
  for (const { name, title, sentence, key, draw, table } of listPictures(pictured, speaker)) {
    expect(title, name).not.toBe('');
    expect(sentence, name).toMatch(/[.。）]$/);
    expect(`${title} ${sentence} ${key}`, name).not.toMatch(/NaN|undefined|Infinity|\{\{/);
    expect([draw === null, table === null], name).toEqual([key === null, key === null]);
    for (const shape of ['wide', 'tall', 'slide'] as const) {
      const svg = writeSvg(draw?.(shape) ?? null);
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(findOutside(svg), name).toEqual([]);
      if (isUsual || name !== 'importance') expect(findCutTexts(svg), `${name} ${shape}`).toEqual([]);
    }
  }
}

describe('Each picture', () => {
  test.each(cases)('is drawn within its bounds, or a sentence says why not: $name, $language', (given) => {
    expectGood(givenStudy(given.name), given);
  });

  test('is so whatever was answered, on whatever scale', () => {
    fc.assert(
      fc.property(anyMade, fc.constantFrom(...speakers), ({ report, samples, questionnaire, deep }, speaker) => {
        expectGood({ report: { ...report, ...deep() }, samples, questionnaire }, speaker, false);
      }),
      { numRuns: 15 },
    );
  });

  test.each(studyNames)('has a name that may stand in an address, and no other has it: %s', (name) => {
    const names = listPictures(givenStudy(name), speakers[1] ?? (undefined as never)).map((picture) => picture.name);
    for (const each of names) expect(each).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new Set(names).size).toBe(names.length);
  });

  test('of groups asks for a question that tells them apart only where none is asked', () => {
    const tell = (name: string) => {
      const [, english = undefined as never] = speakers;
      return listPictures(givenStudy(name), english).find((picture) => picture.name === 'league')?.sentence;
    };
    expect(tell('one response')).toContain('Add a profile question in the plan');
    expect(tell('an empty study')).toBe('A league needs at least 3 groups that may be shown.');
  });

  test('of groups says how many more are hidden', () => {
    const hide = (most: number) => {
      const pictured = givenStudy('forty branches');
      const [segment = undefined as never] = pictured.report.segments;
      const groups = segment.groups.map((group, place) => ({ ...group, isHidden: place < most }));
      const report = { ...pictured.report, segments: [{ ...segment, groups }] };
      return speakers.map((speaker) => listPictures({ ...pictured, report }, speaker));
    };
    const tell = (most: number) => hide(most).map((all) => all.find(({ name }) => name === 'league')?.sentence ?? '');
    for (const sentence of tell(0)) expect(sentence).not.toMatch(/hidden|不显示/);
    expect(tell(1)[1]).toMatch(/^Of 39 groups .*\. One more is hidden, as small groups are\.$/);
    expect(tell(2)[1]).toMatch(/ 2 more are hidden, as small groups are\.$/);
    expect(tell(2)[0]).toMatch(/。另有 2 组不显示，以保护人少的组。$/);
  });

  test('names no best and no worst where all are the same', () => {
    const pictures = listEnglish('all equal');
    expect(['dumbbells', 'items', 'radar', 'importance'].map((name) => pictures.get(name)?.sentence)).toEqual([
      'All 5 rows have the same gap (0.00); 0 of them are proven shortfalls.',
      'All 22 rows have the same gap (0.00); 0 of them are proven shortfalls.',
      'Perception is the same on all dimensions (5.00).',
      'No item matters much and is done less well. What is taken for importance: Importance (mean expectation).',
    ]);
  });

  test('says on a slide, where no key stands beside it, what its intervals are', () => {
    const [chain, zones] = [listEnglish('the whole chain'), listEnglish('three columns')];
    const groups = listEnglish('forty branches');
    for (const [picture, words] of [
      [chain.get('dumbbells'), 'line with ends: 95% interval of the gap'],
      [chain.get('waves'), 'upright strokes: 95% intervals'],
      [zones.get('zones'), 'line with ends: 95% interval of the distance from the minimum'],
      [groups.get('league'), 'box 95%, line 99.8%: what chance explains'],
    ] as const) {
      const tell = (shape: 'wide' | 'slide') => readTexts(writeSvg(picture?.draw?.(shape) ?? null)).join();
      expect(tell('slide')).toContain(`${words} · `);
      expect(tell('wide')).not.toContain(words);
    }
    expect(writeSvg(listEnglish('one response').get('dumbbells')?.draw?.('slide') ?? null)).not.toContain('interval');
  });

  test('has room for the whole of a Chinese item of sixty characters', () => {
    const items = listPictures(givenStudy('items of sixty characters'), speakers[0] ?? (undefined as never));
    const drawn = items.find(({ name }) => name === 'items')?.draw?.('wide');
    expect(readTexts(writeSvg(drawn ?? null)).join('')).toContain('服务'.repeat(30));
  });

  test('of a profile gives the page’s script the figures of its table, and the ends of the scale', () => {
    const { key, plot, table } = listEnglish('the whole chain').get('radar') ?? (undefined as never);
    expect([plot?.min, plot?.max, plot?.ticks]).toEqual([1, 7, [1, 2, 3, 4, 5, 6, 7]]);
    const rows = table?.groups.flatMap((group) => group.rows) ?? [];
    for (const [index, { name, gap, interval }] of (plot?.rows ?? []).entries()) {
      const cells = rows[index]?.cells.map(({ shown }) => shown);
      expect(rows[index]?.name).toBe(name);
      for (const { shown } of plot?.sides ?? []) expect(cells).toContain(shown[index]);
      expect(gap).toBe(['Gap', ...(cells?.filter((cell) => /^[−+[]/.test(cell)) ?? [])].join(' '));
      expect(interval).toHaveLength(2);
    }
    expect(key).toContain('Broken line and hollow circle: expectation.');
    const alone = listEnglish('no expectations').get('radar');
    expect(alone?.plot?.sides.map(({ side }) => side)).toEqual(['perception']);
    expect(alone?.plot?.rows.map(({ gap, interval }) => gap ?? interval)).toEqual([null, null, null, null, null]);
    expect(alone?.key).not.toMatch(/expectation|interval/);
  });

  test('of a profile shows importance where it was asked of the items, as the mean of their means', () => {
    const { plot } = listEnglish('importance asked').get('radar') ?? {};
    const importance = plot?.sides.find(({ side }) => side === 'importance');
    expect(importance?.name).toBe('Importance (as stated)');
    // By items 5 to 9, 10 to 13, 14 to 17, 18 to 22 and 1 to 4: (3 · 5 + 2 · 7) / 5, (2 · 7 + 2 · 5) / 4 and so on.
    expect(importance?.shown).toEqual(['5.80', '6.00', '6.00', '6.20', '6.00']);
  });

  test('of a report tells the same figures in its table as in itself', () => {
    const pictures = listPictures(givenStudy('forty branches'), speakers[1] ?? (undefined as never));
    for (const name of ['dumbbells', 'items', 'pareto', 'league']) {
      const picture = pictures.find((each) => each.name === name);
      const cells = picture?.table?.groups.flatMap(({ rows }) =>
        rows.flatMap((row) => row.cells.map(({ shown }) => shown)),
      );
      const svg = writeSvg(picture?.draw?.('wide') ?? null);
      const values = [...svg.matchAll(/<text class="value"[^>]*>([^<]*)</g)].map(([, value]) => value);
      expect(values.length, name).toBeGreaterThan(4);
      for (const value of values) expect(cells, name).toContain(value);
    }
  });
});
