import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderWaves } from '../../../src/core/report/waveOrder.ts';

test.each<[string, readonly string[]]>([
  ['numbers come by size, not by their digits', ['-1', '0.5', '2', '10', '100']],
  ['a number may stand in a Chinese ordinal', ['第1期', '第2期', '第 10 期']],
  ['dates come by the calendar, with or without leading zeros', ['2025-12-31', '2026/3/1', '2026-03-02', '2026.10.1']],
  ['a month stands before its days', ['2026-02', '2026-03', '2026-03-01', '2026年4月', '2026年4月2日']],
  ['two times of one day come by the clock', ['2026-03-01', '2026-03-01 9:30', '2026-03-01T14:05:33']],
  [
    'other names come by code point: capitals first, and what is beyond the first plane last',
    ['B', 'a', 'b', '前', '\uff01', '😀'],
  ],
  ['numbers stand before dates, and dates before other names', ['3', '2027-01', '2026-12-32', '2026-13', 'a']],
  ['of two spellings of one number, the smaller by code point', ['01', '1', '1.0', '2']],
])('%s', (_, expected) => {
  expect(orderWaves([...expected].reverse(), null)).toEqual(expected);
});

test('an order that was given holds; what it does not name comes after, in the usual order', () => {
  expect(orderWaves(['after', '10', 'before', '2'], ['before', 'after'])).toEqual(['before', 'after', '2', '10']);
});

test('an order may name waves that the data do not have, and a name twice', () => {
  expect(orderWaves(['b', 'a'], ['c', 'b', 'b'])).toEqual(['b', 'a']);
  expect(orderWaves([], ['a'])).toEqual([]);
});

test('the order does not depend on the order the names came in, and loses none', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('1', '01', '10', '2026-1', '2026/01', '2026-01-02'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), fc.array(name, { maxLength: 3 }), (names, order) => {
      const ordered = orderWaves(names, order);
      expect([...ordered].sort()).toEqual([...names].sort());
      expect(orderWaves([...names].reverse(), order)).toEqual(ordered);
    }),
  );
});
