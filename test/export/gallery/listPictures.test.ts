import { describe, expect, test } from 'vitest';
import { listPictures } from '../../../src/export/gallery/listPictures.ts';
import { measureText } from '../../../src/export/picture/text.ts';
import { speakers } from '../givenReports.ts';
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

describe('Of every study', () => {
  test.each(cases)('each picture is drawn within its bounds, or a sentence says why not: $name, $language', (given) => {
    for (const { name, title, sentence, key, draw, table } of listPictures(givenStudy(given.name), given)) {
      expect(title, name).not.toBe('');
      expect(sentence, name).toMatch(/[.。）]$/);
      expect(`${title} ${sentence} ${key}`, name).not.toMatch(/NaN|undefined|Infinity|\{\{/);
      expect(draw === null, name).toBe(key === null);
      expect(draw === null, name).toBe(table === null);
      for (const shape of ['wide', 'tall'] as const) {
        const svg = writeSvg(draw?.(shape) ?? null);
        expect(svg, name).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(findOutside(svg), name).toEqual([]);
        expect(findCutTexts(svg), `${name} ${shape}`).toEqual([]);
      }
    }
  });

  test.each(studyNames)(
    'each picture has a name that may stand in an address, and none has that of another: %s',
    (name) => {
      const names = listPictures(givenStudy(name), speakers[1] ?? (undefined as never)).map((picture) => picture.name);
      for (const each of names) expect(each).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(new Set(names).size).toBe(names.length);
    },
  );
});
