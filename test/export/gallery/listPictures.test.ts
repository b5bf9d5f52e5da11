import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPictures } from '../../../src/export/gallery/listPictures.ts';
import type { Pictured } from '../../../src/export/gallery/picture.ts';
import { measureText } from '../../../src/export/picture/text.ts';
import { anyMade, speakers } from '../givenReports.ts';
import { findOutside, writeSvg } from '../picture/readSvg.ts';
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
