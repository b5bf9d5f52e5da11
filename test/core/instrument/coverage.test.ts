import { expect, test } from 'vitest';
import { countCoverage } from '../../../src/core/instrument/coverage.ts';
import { givenInstrument, instrumentValue, servqual } from '../given.ts';

const place = (id: string) => ({ id, title: { en: id } });
const given = (placed: readonly (readonly [dimension: string, area?: string])[]) => {
  const value = instrumentValue({ dimensions: ['care', 'speed'], items: placed.map(([dimension]) => dimension) });
  const items = value.items.map((item, index) => {
    const area = placed[index]?.[1];
    return area === undefined ? item : { ...item, area };
  });
  return givenInstrument({ ...value, areas: ['rooms', 'food', 'pool'].map(place), items });
};

test('The coverage matrix counts the items of each area by dimension, both in their own order, an empty area too', () => {
  const instrument = given([
    ['speed', 'food'],
    ['care', 'rooms'],
    ['speed', 'food'],
    ['care', 'food'],
  ]);
  expect(countCoverage(instrument)).toEqual([
    { area: 'rooms', counts: [1, 0] },
    { area: 'food', counts: [1, 2] },
    { area: 'pool', counts: [0, 0] },
  ]);
});

test('Items without an area are counted in a last row of their own', () => {
  expect(countCoverage(given([['care', 'pool'], ['speed'], ['speed']])).slice(-2)).toEqual([
    { area: 'pool', counts: [1, 0] },
    { area: null, counts: [0, 2] },
  ]);
});

test('An instrument without areas has one row: reliability 5, responsiveness 4, assurance 4, empathy 5, tangibles 4', () => {
  expect(countCoverage(servqual)).toEqual([{ area: null, counts: [5, 4, 4, 5, 4] }]);
});
