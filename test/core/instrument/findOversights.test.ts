import { expect, test } from 'vitest';
import { findOversights } from '../../../src/core/instrument/findOversights.ts';
import { servqual } from '../given.ts';

const [first, second] = servqual.dimensions;
const place = (id: string) => ({ id, title: { zh: id, en: id } });
const [item] = servqual.items;
if (!first || !second || !item) throw new Error('the instrument has nothing');
const given = {
  ...servqual,
  dimensions: [first, second],
  areas: [place('rooms'), place('food'), place('garage')],
  touchpoints: [place('desk'), place('bill')],
  items: [
    { ...item, id: 'a', dimension: first.id, area: 'rooms', touchpoint: 'desk' },
    { ...item, id: 'b', dimension: second.id, area: 'rooms' },
    { ...item, id: 'c', dimension: second.id, area: 'food' },
  ],
};

test('An instrument without areas in both languages has no oversights', () => {
  expect(findOversights(servqual)).toEqual([]);
});

test('Empty cells are told of by area; an area or a touchpoint that no item names is told of once', () => {
  expect(findOversights(given)).toEqual([
    { code: 'cells-empty', path: 'areas.1', area: 'food', dimensions: [first.id] },
    { code: 'area-unused', path: 'areas.2', area: 'garage' },
    { code: 'touchpoint-unused', path: 'touchpoints.1', touchpoint: 'bill' },
  ]);
});

test('Texts that lack a language are told of with their path', () => {
  expect(findOversights({ ...servqual, title: { zh: '量表' } })).toEqual([
    { code: 'untranslated', path: 'title', missing: 'en' },
  ]);
});
