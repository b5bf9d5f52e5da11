import { accept, type BadFile, readCell, refuseCell } from './badFile.ts';
import { baseCells, type Changes, header, writeBase } from './baseFile.ts';

/** The row of the second guest as that of the first, without an id. */
const alike: Changes = Object.fromEntries(
  header.map((name, index) => [`3 ${name}`, name === 'id' ? null : (baseCells[1]?.[index] ?? null)]),
);

/** What is odd about texts, ids, times and durations. */
export const around: readonly BadFile[] = [
  readCell('an emoji', '👩‍👩‍👧 店', '👩‍👩‍👧 店', '3 segment'),
  readCell('a mark that turns the direction of writing', '\u202e店门西', '\u202e店门西', '3 segment'),
  readCell('a zero-width space', '西\u200b门', '西\u200b门', '3 segment'),
  readCell('a control character', '西\u0007门', '西\u0007门', '3 segment'),
  readCell('a script', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>', '3 segment'),
  readCell('a formula as text', '=1+1', '=1+1', '3 segment'),
  readCell('a formula that an apostrophe guards', "'=1+1", '=1+1', '3 segment'),
  readCell('an apostrophe of its own', "'s Gravenhage", "'s Gravenhage", '3 segment'),
  readCell('__proto__ as an answer', '__proto__', '__proto__', '3 segment'),
  readCell('spaces around a text', ' 西门店 ', '西门店', '3 segment'),
  readCell('1.0 as an id', '1.0', '1.0', '3 id'),
  readCell('1e5 as an id', '1e5', '1e5', '3 id'),
  readCell('an id with spaces around', ' guest-2 ', 'guest-2', '3 id'),
  readCell('an id in capitals', 'GUEST-2', 'GUEST-2', '3 id'),
  readCell('an id with a space within', 'guest 2', 'guest 2', '3 id'),
  readCell('an id of a formula', '=1+1', '=1+1', '3 id'),
  readCell('__proto__ as an id', '__proto__', '__proto__', '3 id'),
  readCell('a person without an id', '', null, '3 id'),
  readCell('NA as an id', 'NA', null, '3 id'),
  readCell('one id twice with other answers', 'guest-1', 'guest-1', '3 id'),
  readCell('ids that differ by capitals', 'Guest-1', 'Guest-1', '3 id'),
  accept('two rows alike without ids', () => writeBase({ ...alike, '2 id': null }), {
    reads: { ...alike, '2 id': null },
  }),
  readCell('a time that nobody can read', 'yesterday', null, '3 submitted'),
  readCell('a time whose day and month may be swapped', '3/1/2026', null, '3 submitted'),
  readCell('a day that no month has', '2026-02-30', null, '3 submitted'),
  readCell('an hour that no day has', '2026-02-03 25:00', null, '3 submitted'),
  readCell('a time as a number of a spreadsheet', '46054.5', null, '3 submitted'),
  readCell('a time in Chinese', '2026年2月2日 9:30:00', '2026-02-02T09:30:00', '3 submitted'),
  readCell('a time that names its zone', '2026-02-02T09:30:00+08:00', '2026-02-02T01:30:00Z', '3 submitted'),
  refuseCell('a duration below zero', 'off-scale', '-5', '3 seconds'),
  refuseCell('a duration in words', 'not-a-number', '很快', '3 seconds'),
  refuseCell('a duration of ages', 'not-a-number', '99999999999', '3 seconds'),
  readCell('a duration in minutes', '3分21秒', '201', '3 seconds'),
  accept('a name of a file that leads elsewhere', () => writeBase(), { fileName: '../../etc/passwd' }),
  accept('a name of a file that is a script', () => writeBase(), { fileName: '<script>alert(1)</script>.csv' }),
  accept('a name of a file that says .xlsx', () => writeBase(), { fileName: 'data.xlsx' }),
];
