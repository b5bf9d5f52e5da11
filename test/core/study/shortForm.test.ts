import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOf } from '../../../src/core/instrument/questionnaire.ts';
import { chooseItems, countVersions, findVersion } from '../../../src/core/study/shortForm.ts';
import { givenForm, servqualForm } from '../given.ts';

const shapes = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
  .map((sizes) => givenForm({ items: sizes.flatMap((size, d) => Array.from({ length: size }, () => `d${d}`)) }));
const versionsOf = (count: number) => Array.from({ length: count }, (_, version) => version);

describe('The short form', () => {
  test('of SERVQUAL asks 15 of the 22 items, three of each dimension, in 20 versions', () => {
    // Dimensions of four and of five items have gone round together after 20 turns.
    expect(countVersions(servqualForm)).toBe(20);
    for (const version of versionsOf(20)) {
      const asked = chooseItems(servqualForm, version);
      expect(asked.size).toBe(15);
      for (const { id } of servqualForm.dimensions)
        expect(itemsOf(servqualForm, id).filter(({ index }) => asked.has(index))).toHaveLength(3);
    }
  });

  test('asks enough of each dimension for a score, whatever the instrument', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1000 }), (form, version) => {
        const asked = chooseItems(form, version);
        for (const { id } of form.dimensions) {
          const items = itemsOf(form, id);
          const count = items.filter(({ index }) => asked.has(index)).length;
          expect(count).toBeGreaterThanOrEqual(Math.ceil(items.length / 2));
          expect(count).toBeLessThanOrEqual(items.length);
        }
      }),
    );
  });

  test('asks every item of a dimension equally often over its versions, and every two of them together', () => {
    const counts = servqualForm.items.map(
      (_, index) => versionsOf(20).filter((version) => chooseItems(servqualForm, version).has(index)).length,
    );
    // Three of four items is 15 versions of 20, three of five is 12.
    for (const { id } of servqualForm.dimensions) {
      const items = itemsOf(servqualForm, id);
      for (const { index } of items) expect(counts[index]).toBe(items.length === 4 ? 15 : 12);
      for (const a of items)
        for (const b of items)
          expect(
            versionsOf(20).some((version) => {
              const asked = chooseItems(servqualForm, version);
              return asked.has(a.index) && asked.has(b.index);
            }),
          ).toBe(true);
    }
  });

  test('is the same for the same response, and its versions are given out evenly', () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => ((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0'));
    const given = new Map<number, number>();
    for (const id of ids) {
      const version = findVersion(servqualForm, `${id}-0000-4000-8000-000000000000`);
      given.set(version, (given.get(version) ?? 0) + 1);
    }
    expect([...given.keys()].sort((a, b) => a - b)).toEqual(versionsOf(20));
    for (const count of given.values()) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });

  test('has at most 60 versions, so that each has its people', () => {
    fc.assert(
      fc.property(shapes, (form) => {
        expect(countVersions(form)).toBeLessThanOrEqual(60);
      }),
    );
  });
});
