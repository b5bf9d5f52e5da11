import { expect, test } from 'vitest';
import { readSeconds } from '../../src/intake/readSeconds.ts';

test.each<[string, number | null]>([
  ['266', 266],
  ['266.4', 266],
  ['266秒', 266],
  ['266 s', 266],
  ['4分26秒', 266],
  ['4分钟', 240],
  ['4 分 26 秒', 266],
  ['4min26s', 266],
  ['4 mins 26 secs', 266],
  ['1h 2m 3s', 3723],
  ['2 hours', 7200],
  ['5 apples', null],
  ['1小时2分3秒', 3723],
  ['0:04:26', 266],
  ['1:00:00', 3600],
  ['4:26', null],
  ['', null],
  ['soon', null],
  ['-5', null],
  ['2026-09-03 12:00:00', null],
])('a duration written %j is %s seconds', (text, seconds) => {
  expect(readSeconds(text)).toBe(seconds);
});
