import { expect, test } from 'vitest';
import { findUntranslated } from '../../../src/core/instrument/findUntranslated.ts';
import { servqual } from '../given.ts';
import { staffForm } from '../givenStaff.ts';

test('A text in one of the two languages of the pages lacks the other, and is found by its path', () => {
  const value = {
    title: { zh: '酒店', en: 'Hotel' },
    items: [{ text: { zh: '房间安静。' } }, { text: { en: 'The bed is soft.', ko: '침대' } }],
  };
  expect(findUntranslated(value)).toEqual([
    { path: 'items.0.text', missing: 'en' },
    { path: 'items.1.text', missing: 'zh' },
  ]);
});

test('What is no text, or a text in neither of the two languages, lacks nothing', () => {
  for (const value of [null, 7, 'en', [], { version: '1' }, { title: { ko: '호텔' } }, { min: 1, en: 2 }])
    expect(findUntranslated(value)).toEqual([]);
});

test('SERVQUAL and the staff form have every text in both', () => {
  expect(findUntranslated(servqual)).toEqual([]);
  expect(findUntranslated(staffForm)).toEqual([]);
});
