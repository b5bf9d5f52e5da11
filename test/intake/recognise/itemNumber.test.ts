import { expect, test } from 'vitest';
import { readItemNumber, readRun, readStatement } from '../../../src/intake/recognise/itemNumber.ts';

test.each([
  ['5. keeps promises', 5, 'keeps promises'],
  ['5.承诺的事', 5, '承诺的事'],
  ['第5题 承诺的事', 5, '承诺的事'],
  ['q05', 5, ''],
  ['rel 5', 5, ''],
  ['5 keeps promises', 5, 'keeps promises'],
  ['keeps promises', null, 'keeps promises'],
  ['1.5 stars', null, '1.5 stars'],
])('“%s” has the number %j and states “%s”', (words, number, statement) => {
  expect(readItemNumber(words)).toBe(number);
  expect(readStatement(words)).toBe(statement);
});

test('Numbers are a whole run where each stands there once, from 1 or from 0', () => {
  expect(readRun([3, 1, 2])).toEqual([2, 0, 1]);
  expect(readRun([0, 2, 1])).toEqual([0, 2, 1]);
  for (const numbers of [[2, 3, 4], [1, 2, 2, 4], [1, 2, 4], [1, null, 2], []]) expect(readRun(numbers)).toBeNull();
});
